"""The file holds what it should when it is read back as the standard says, whatever people typed."""

from __future__ import annotations

from datetime import UTC, date, datetime

from jixiao.reporting.calendar_file import CalendarEntry, calendar_file

AT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
ENTRY = CalendarEntry(
    "deadline:118001:2026:budget",
    date(2026, 12, 31),
    "公开；2026 年, 部门预算" * 6,
    "依据：a\\b;\n第二行",
    "https://x/ y",
)


def test_read_back() -> None:
    file = calendar_file([ENTRY], name="期限", at=AT)
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert b"\n" not in file.replace(b"\r\n", b"")
    unfolded = dict(line.split(":", 1) for line in file.replace(b"\r\n ", b"").decode().split("\r\n") if ":" in line)
    assert unfolded["SUMMARY"].replace("\\,", ",") == ENTRY.title
    assert unfolded["DESCRIPTION"] == "依据：a\\\\b\\;\\n第二行"
    assert unfolded["DTSTART;VALUE=DATE"] == "20261231"
    assert unfolded["DTEND;VALUE=DATE"] == "20270101"
    assert unfolded["DTSTAMP"] == "20260301T123000Z"
    assert unfolded["URL"] == "https://x/y"


def test_every_piece_is_readable_by_itself() -> None:
    for line in calendar_file([ENTRY], name="期限", at=AT).split(b"\r\n"):
        line.decode()


def test_nothing_in_it() -> None:
    assert b"VEVENT" not in calendar_file([], name="期限", at=AT)
