"""What was received when: every file kept once under its content, every try written down, the same content never counted as new."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from .fetching import NotFetched, fetch
from .sources import Source

JOURNAL = "收件记录.jsonl"
RECEIVED, SAME, NOTHING, FAILED = "received", "same", "nothing", "failed"


@dataclass(frozen=True, slots=True)
class Receipt:
    """One try: when (ISO 8601 with zone), from which source and system, which file under which name and hash, and how it went."""

    at: str
    source: str
    system: str
    outcome: str
    name: str = ""
    sha256: str = ""
    bytes: int = 0
    file: str = ""
    reason: str = ""


def receive(sources: Sequence[Source], *, into: Path, now: datetime) -> tuple[Receipt, ...]:
    """Asks every source; new files stand in `into`/<source>/, and the journal there has a line for each file and each failure."""
    into.mkdir(parents=True, exist_ok=True)
    known = {(one.source, one.sha256) for one in receipts(into) if one.outcome == RECEIVED}
    told: list[Receipt] = []
    for source in sources:
        told += _from(source, into=into, known=known, at=now.isoformat(timespec="seconds"))
    with (into / JOURNAL).open("a", encoding="utf-8") as stream:
        stream.writelines(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in told)
    return tuple(told)


def receipts(into: Path) -> tuple[Receipt, ...]:
    """The journal of a folder, oldest first."""
    path = into / JOURNAL
    if not path.is_file():
        return ()
    return tuple(Receipt(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())


def latest(into: Path, source: str) -> Path | None:
    """The newest file received from a source."""
    found = [one for one in receipts(into) if one.source == source and one.outcome == RECEIVED]
    return into / found[-1].file if found else None


def _from(source: Source, *, into: Path, known: set[tuple[str, str]], at: str) -> list[Receipt]:
    with tempfile.TemporaryDirectory(prefix=".draft-", dir=into) as draft:
        try:
            files = fetch(source, into=Path(draft))
        except NotFetched as refused:
            return [Receipt(at, source.name, source.system, FAILED, reason=str(refused))]
        told = [_kept(source, path, into=into, known=known, at=at) for path in files]
    return told or [Receipt(at, source.name, source.system, NOTHING)]


def _kept(source: Source, path: Path, *, into: Path, known: set[tuple[str, str]], at: str) -> Receipt:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    size = path.stat().st_size
    if (source.name, digest) in known:
        return Receipt(at, source.name, source.system, SAME, path.name, digest, size)
    known.add((source.name, digest))
    folder = into / source.name
    folder.mkdir(exist_ok=True)
    # Whole on disk before it has its name: what is killed in between leaves a draft, never half a file.
    target = folder / f"{digest[:12]}-{path.name}"
    path.replace(target)
    return Receipt(at, source.name, source.system, RECEIVED, path.name, digest, size, f"{source.name}/{target.name}")
