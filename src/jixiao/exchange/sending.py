"""Cases that another system lacks, sent to it in its own layout: one at a time, each under a key that does a thing once."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import requests

from .fetching import TIMEOUT, answered
from .sources import Source

KEY = "Idempotency-Key"


@dataclass(frozen=True, slots=True)
class Sent:
    """How many cases the other system took, and what it refused: (line of the file, why)."""

    taken: int
    refused: tuple[tuple[int, str], ...]


def send(path: Path, *, to: Source) -> Sent:
    """Sends every line of a filled file. Sent twice, a case is still one there: its key is the hash of its content."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.DictReader(stream))
    refused: list[tuple[int, str]] = []
    with requests.Session() as session:
        if to.token:
            session.headers["Authorization"] = f"Bearer {to.token}"
        for number, line in enumerate(lines, start=2):
            reason = _send_one(session, to, {head: value for head, value in line.items() if value})
            if reason:
                refused.append((number, reason))
    return Sent(len(lines) - len(refused), tuple(refused))


def _send_one(session: requests.Session, to: Source, case: dict[str, str]) -> str:
    """Why the case was not taken; "" when it was."""
    body = json.dumps(case, ensure_ascii=False, sort_keys=True).encode()
    headers = {KEY: hashlib.sha256(body).hexdigest(), "Content-Type": "application/json; charset=utf-8"}
    answer, reason = answered(
        lambda: session.post(to.send_address, data=body, headers=headers, timeout=TIMEOUT, allow_redirects=False)
    )
    if answer is None:
        return reason
    return "" if answer.ok and not answer.is_redirect else f"对方答复 {answer.status_code}"
