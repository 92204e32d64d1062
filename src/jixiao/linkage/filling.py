"""Cases that one system has and the other lacks, written in the other's own columns and wordings: entered once, found in both.

Which columns the other system takes in, and how it wants days and money, its layout says; without one, its own export. How it writes a
type or a street is read off its export: its commonest wording for the same thing.
Doubtful pairs are left out until people have decided them, or one dispute would be entered twice.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.compute as pc

from jixiao.kernel.money import from_fen
from jixiao.kernel.period import day_of
from jixiao.standards.platform_layouts import PlatformLayout

from .disputes import SAME
from .exports import Export
from .linking import Linked
from .names import split_parties

DAY_STYLES: tuple[tuple[re.Pattern[str], Callable[[date], str]], ...] = (
    (re.compile(r"\d{4}年\d{1,2}月\d{1,2}日"), lambda day: f"{day.year}年{day.month}月{day.day}日"),
    (re.compile(r"\d{4}/\d{1,2}/\d{1,2}"), lambda day: f"{day.year}/{day.month}/{day.day}"),
    (re.compile(r"\d{4}\.\d{1,2}\.\d{1,2}"), lambda day: f"{day.year}.{day.month}.{day.day}"),
    (re.compile(r"\d{8}"), lambda day: f"{day:%Y%m%d}"),
    (re.compile(r"\d{4}-\d{1,2}-\d{1,2}"), lambda day: day.isoformat()),
)
SAMPLE = 2_000
WORDED = ("type", "street", "community")
"""Fields whose wording differs from system to system; compared under the same name."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Filled:
    """Lines for another system: its headings in its order, and a row for each case it lacks."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def fill(linked: Linked, *, source: Export, target: Export, side: str, layout: PlatformLayout | None = None) -> Filled:
    """The cases of `source` that stand in no link as the same dispute, in the columns that `target` takes in (`layout` is the target's).

    `side` of the source is "a" or "b".
    """
    taken = linked.links.filter(pc.equal(linked.links.column("relation"), SAME)).column(f"line_{side}")
    missing = pc.invert(pc.is_in(source.raw.column("line"), value_set=taken.combine_chunks()))
    written = source.raw.filter(missing).to_pylist()
    compared = source.prepared.select(["line", "day", "amount", *WORDED]).filter(missing).to_pylist()
    columns = _columns(target, layout)
    wordings = {name: _wordings(target, name) for name in WORDED if name in target.columns}
    style = _day_style([layout.date] if layout else _days(target))
    amount = target.columns.get("amount")
    unit = layout.unit if layout else (amount.unit if amount else "") or "元"
    rows = []
    for raw, case in zip(written, compared, strict=True):
        told = _values(raw)
        told |= {name: _worded(told.get(name, ""), case[name], known) for name, known in wordings.items()}
        if case["day"] is not None:
            told["day"] = style(day_of(case["day"]))
        if case["amount"] is not None:
            told["amount"] = f"{from_fen(case['amount'], unit):f}"
        rows.append(tuple(told.get(field, "") for _, field in columns))
    return Filled(tuple(heading for heading, _ in columns), tuple(rows))


def _columns(target: Export, layout: PlatformLayout | None) -> list[tuple[str, str]]:
    """Heading and field of every column to be written."""
    if layout is not None:
        return [(column.heading, column.field) for column in layout.write_back]
    columns = sorted(target.columns.values(), key=lambda column: column.number)
    return [(column.heading, column.field) for column in columns]


def write_filled(filled: Filled, path: Path) -> None:
    """Writes the lines as CSV that spreadsheets open rightly; what looks like a formula is kept as text."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(filled.heads)
        for row in filled.rows:
            writer.writerow([f"'{text}" if text.startswith(FORMULA) else text for text in row])


def _values(raw: Mapping[str, Any]) -> dict[str, str]:
    """A record's fields as the other system may ask for them: both parties apart and together, the number as the other system's."""
    told = {name: value or "" for name, value in raw.items() if name != "line"}
    told["other_number"] = told.pop("number", "")
    apart = [told.get("party1", ""), told.get("party2", "")]
    if not any(apart):
        apart = [*split_parties(told.get("parties", "")), "", ""][:2]
    told["party1"], told["party2"] = apart
    told["parties"] = told.get("parties") or "、".join(name for name in apart if name)
    return told


def _worded(text: str, core: str | None, wordings: Mapping[str, Counter[str]]) -> str:
    """A wording as the other system has it: one that it uses itself stays, else its commonest for the same thing."""
    known = wordings.get(core or "", Counter())
    return text if not known or text in known else max(sorted(known), key=lambda one: known[one])


def _wordings(target: Export, name: str) -> dict[str, Counter[str]]:
    """What is compared → the ways in which this system writes it."""
    seen: dict[str, Counter[str]] = {}
    compared, written = (table.column(name).to_pylist() for table in (target.prepared, target.raw))
    for core, text in zip(compared, written, strict=True):
        if core and text:
            seen.setdefault(core, Counter())[text] += 1
    return seen


def _days(target: Export) -> list[str]:
    """Days as a system writes them."""
    if "day" not in target.columns:
        return []
    return [text for text in target.raw.column("day").slice(0, SAMPLE).to_pylist() if text]


def _day_style(texts: Sequence[str]) -> Callable[[date], str]:
    votes = [sum(bool(pattern.match(text)) for text in texts) for pattern, _ in DAY_STYLES]
    # Without a date to learn from, the last style: that of the standard (GB/T 7408).
    place = votes.index(max(votes)) if max(votes) else len(DAY_STYLES) - 1
    return DAY_STYLES[place][1]
