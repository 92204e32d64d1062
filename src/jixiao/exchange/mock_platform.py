"""A mock of another system's platform for tests and demonstration: its export over REST, page by page, and a door for cases it lacks.

It is no copy of any real interface: those of 人民调解信息管理系统 and 矛盾纠纷多元化解平台 are not published. Where a layout is
known, the mock takes in the columns of that and no others.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import parse_qs, urlsplit

from jixiao.standards.platform_layouts import PlatformLayout

from .sending import KEY

CASES = "/api/cases"
LARGEST = 1_000_000


@dataclass(slots=True)
class MockPlatform:
    """The cases of a mock, by line, under the headings of its export. `stumbles` is how many answers go wrong (503) before one is right.

    `number` names the column of its own numbers: a case that is sent in gets the next one. `takes` are the columns of cases that are sent
    in, each with the heading of the export that it becomes; without any, the headings of the export are taken.
    """

    name: str
    rows: list[dict[str, str]]
    token: str = ""
    number: str = ""
    takes: Mapping[str, str] = field(default_factory=dict)
    stumbles: int = 0
    keys: dict[str, str] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def page(self, page: int, size: int) -> dict[str, Any]:
        """One page of the export, as this mock wraps it."""
        start = max(page - 1, 0) * size
        return {
            "platform": f"{self.name}（模拟）",
            "data": {"total": len(self.rows), "list": self.rows[start : start + size]},
        }

    def refusal(self, case: Mapping[str, str]) -> str:
        """Why a case cannot be taken in; "" when it can."""
        strange = [heading for heading in case if self.takes and heading not in self.takes]
        return f"不认识的列：{'、'.join(strange)}" if strange else ""

    def take(self, case: Mapping[str, str], *, key: str) -> str:
        """The number a case has here; under a key that was used before, the number it got then."""
        with self.lock:
            if key in self.keys:
                return self.keys[key]
            number = f"M{len(self.rows) + 1:08d}"
            own = {self.takes.get(heading, heading): text for heading, text in case.items()}
            self.rows.append({**own, **({self.number: number} if self.number else {})})
            self.keys[key] = number
            return number


def platform_of(path: Path, *, name: str, token: str = "", layout: PlatformLayout | None = None) -> MockPlatform:
    """A mock that begins with the lines of a CSV export; its numbers stand where the layout says, else in the first column."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        rows = [dict(row) for row in reader]
        heads = list(reader.fieldnames or ())
    if layout is None:
        return MockPlatform(name, rows, token, heads[0] if heads else "")
    return MockPlatform(name, rows, token, layout.number, _takes(layout, heads))


def _takes(layout: PlatformLayout, heads: Sequence[str]) -> dict[str, str]:
    """The columns taken in, each with the heading under which the export shows it: one of this export where it has one."""
    headings: dict[str, str] = {}
    for column in layout.export:
        if column.link and (column.link not in headings or column.heading in heads):
            headings[column.link] = column.heading
    return {column.heading: headings.get(column.field, column.heading) for column in layout.write_back}


def server_of(platform: MockPlatform, *, port: int) -> ThreadingHTTPServer:
    """The server of a mock on this machine only, not yet running."""

    class Handler(BaseHTTPRequestHandler):
        """GET and POST of cases."""

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == CASES and self._may():
                asked = parse_qs(parts.query)
                page, size = (int(asked.get(name, [default])[0]) for name, default in (("page", "1"), ("size", "100")))
                self._answer(HTTPStatus.OK, platform.page(page, max(1, min(size, 1_000))))

        def do_POST(self) -> None:
            if urlsplit(self.path).path == CASES and self._may():
                length = min(int(self.headers.get("Content-Length", "0")), LARGEST)
                case = json.loads(self.rfile.read(length))
                reason = platform.refusal(case)
                if reason:
                    self._answer(HTTPStatus.UNPROCESSABLE_ENTITY, {"error": reason})
                    return
                number = platform.take(case, key=self.headers.get(KEY, ""))
                self._answer(HTTPStatus.CREATED, {"number": number})

        def _may(self) -> bool:
            if platform.stumbles > 0:
                platform.stumbles -= 1
                self._answer(HTTPStatus.SERVICE_UNAVAILABLE, {"error": "忙，请稍后再试"})
                return False
            if platform.token and self.headers.get("Authorization") != f"Bearer {platform.token}":
                self._answer(HTTPStatus.UNAUTHORIZED, {"error": "令牌不对"})
                return False
            return True

        def _answer(self, status: HTTPStatus, told: Mapping[str, Any]) -> None:
            body = json.dumps(told, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: a mock is quiet."""

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)
