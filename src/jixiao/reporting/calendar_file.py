"""A calendar as an .ics file (RFC 5545) that Outlook, WPS and telephones open: one all-day event per entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST_LINE = 75
"""Octets of a line, its end not counted."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Something on a day. `key` stays the same when the calendar is downloaded again, so that an entry is replaced and not doubled."""

    key: str
    day: date
    title: str
    text: str = ""
    address: str = ""


def calendar_file(entries: Iterable[CalendarEntry], *, name: str, at: datetime) -> bytes:
    """The file, in UTF-8 with the line ends of the standard; `at` is when it was made."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Jixiao//Deadlines//ZH",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    stamp = f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for one in entries:
        lines += _event(one, stamp=stamp)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(one: CalendarEntry, *, stamp: str) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_escaped(one.key)}@jixiao",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}",
        # The end of an all-day event is the first day after it.
        f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(one.title)}",
        "TRANSP:TRANSPARENT",
    ]
    if one.text:
        lines.append(f"DESCRIPTION:{_escaped(one.text)}")
    if one.address:
        lines.append(f"URL:{''.join(one.address.split())}")
    return [*lines, "END:VEVENT"]


def _escaped(text: str) -> str:
    kept = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r", "")
    return kept.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, none of them ending within a character; each but the first begins with a blank."""
    pieces, piece = [], b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
