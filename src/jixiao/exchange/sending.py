"""Cases that another system lacks, sent to it in its own layout: one at a time, each under a key that does a thing once."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import requests

from .fetching import TIMEOUT, answered
from .reasons import of_status
from .sources import Source

KEY = "Idempotency-Key"
LONGEST_WORD = 200


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
        away = ""
        for number, line in enumerate(lines, start=2):
            reason = away
            if not away:
                reason, away = _send_one(session, to, {head: value for head, value in line.items() if value})
            if reason:
                refused.append((number, reason))
    return Sent(len(lines) - len(refused), tuple(refused))


def _send_one(session: requests.Session, to: Source, case: dict[str, str]) -> tuple[str, str]:
    """Why the case was not taken ("" when it was), and what that says of those behind it: a system that is away is not asked again."""
    body = json.dumps(case, ensure_ascii=False, sort_keys=True).encode()
    headers = {KEY: hashlib.sha256(body).hexdigest(), "Content-Type": "application/json; charset=utf-8"}
    answer, reason = answered(
        lambda: session.post(to.send_address, data=body, headers=headers, timeout=TIMEOUT, allow_redirects=False)
    )
    if answer is None:
        return reason, f"没有送：对方没有答复（{reason}）"
    if answer.ok and not answer.is_redirect:
        return "", ""
    return f"{of_status(answer.status_code)}{_said(answer)}", ""


def _said(answer: requests.Response) -> str:
    """What the other system says is wrong, where it says so in the usual way."""
    try:
        told = answer.json()
    except ValueError:
        return ""
    words = (
        [str(told[name]) for name in ("error", "message", "detail") if told.get(name)] if isinstance(told, dict) else []
    )
    return f"：{words[0][:LONGEST_WORD]}" if words else ""
