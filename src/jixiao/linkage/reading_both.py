"""Both exports read; large ones at the same time, each in a process of its own that knows nothing but reading.

A process started from this one would load all of the program, and hand its tables over through a pipe, three times in memory. So they come
back as files, and are read where they lie.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from jixiao.documents.limits import MEGABYTE
from jixiao.kernel.finding import Finding
from jixiao.standards.linkage_rules import LinkageRules

from .exports import Export, read_export

LARGE = 20 * MEGABYTE
ASKED, ANSWER, TABLES = "asked", "answer", ("prepared", "raw")
Asked = tuple[Path, str, LinkageRules, Mapping[str, str]]
"""A file, the name it is shown by, the rules, and what is told of its columns."""
Answer = tuple[Export | None, tuple[Finding, ...]]


def read_both(
    paths: tuple[Path, Path], *, rules: LinkageRules, told: tuple[Mapping[str, str], Mapping[str, str]]
) -> tuple[tuple[Export | None, Export | None], tuple[Finding, ...]]:
    """Both exports, and what is to be said of them."""
    asked = [(path, path.name, rules, dict(columns)) for path, columns in zip(paths, told, strict=True)]
    large = all(path.is_file() and path.stat().st_size > LARGE for path in paths)
    (a, findings_a), (b, findings_b) = _apart(asked) if large else [_read(one) for one in asked]
    return (a, b), (*findings_a, *findings_b)


def _read(asked: Asked) -> Answer:
    path, name, rules, told = asked
    return read_export(path, name=name, rules=rules, told=told)


def _apart(asked: Sequence[Asked]) -> list[Answer]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        places = [Path(folder) / str(number) for number in range(len(asked))]
        # What this process has put into its path the other has to find too.
        more = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        running = []
        for one, place in zip(asked, places, strict=True):
            place.mkdir()
            (place / ASKED).write_bytes(pickle.dumps(one))
            running.append(subprocess.Popen([sys.executable, "-m", __name__, str(place)], env=os.environ | more))
        ended = [process.wait() for process in running]
        if any(ended):
            raise RuntimeError("reading an export in a process of its own has failed")
        return [_answer(place) for place in places]


def answer_in(place: Path) -> None:
    """Reads what a folder asks for, and leaves the answer there."""
    export, findings = _read(pickle.loads((place / ASKED).read_bytes()))
    if export is not None:
        for name in TABLES:
            table: pa.Table = getattr(export, name)
            with pa.OSFile(str(place / name), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
                writer.write_table(table)
        # Not a slice of nothing: that would be pickled with all that it was cut from.
        export = replace(export, **{name: getattr(export, name).schema.empty_table() for name in TABLES})
    (place / ANSWER).write_bytes(pickle.dumps((export, findings)))


def _answer(place: Path) -> Answer:
    export, findings = pickle.loads((place / ANSWER).read_bytes())
    if export is None:
        return None, findings
    tables: dict[str, Any] = {name: pa.ipc.open_file(pa.memory_map(str(place / name))).read_all() for name in TABLES}
    return replace(export, **tables), findings


if __name__ == "__main__":
    answer_in(Path(sys.argv[1]))
