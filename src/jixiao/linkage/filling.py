"""Cases that one system has and the other lacks, written in the other's own columns and wordings: entered once, found in both.

How the other system writes a date, a type, a street or an amount is read off its own export: its commonest wording for the same thing.
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


def fill(linked: Linked, *, source: Export, target: Export, side: str) -> Filled:
    """The cases of `source` that stand in no link as the same dispute, in the columns of `target`; `side` of the source is "a" or "b"."""
    taken = linked.links.filter(pc.equal(linked.links.column("relation"), SAME)).column(f"line_{side}")
    missing = pc.invert(pc.is_in(source.raw.column("line"), value_set=taken.combine_chunks()))
    written = source.raw.filter(missing).to_pylist()
    compared = source.prepared.select(["line", "day", "amount", *WORDED]).filter(missing).to_pylist()
    columns = sorted(target.columns.values(), key=lambda column: column.number)
    wordings = {name: _wordings(target, name) for name in WORDED if name in target.columns}
    style = _day_style(target)
    amount = target.columns.get("amount")
    unit = (amount.unit if amount else "") or "元"
    rows = []
    for raw, case in zip(written, compared, strict=True):
        told = _values(raw)
        told |= {name: known.get(case[name], told.get(name, "")) for name, known in wordings.items()}
        if case["day"] is not None:
            told["day"] = style(day_of(case["day"]))
        if case["amount"] is not None:
            told["amount"] = f"{from_fen(case['amount'], unit):f}"
        rows.append(tuple(told.get(column.field, "") for column in columns))
    return Filled(tuple(column.heading for column in columns), tuple(rows))


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


def _wordings(target: Export, name: str) -> dict[str, str]:
    """What is compared → the commonest way this system writes it."""
    seen: dict[str, Counter[str]] = {}
    compared, written = (table.column(name).to_pylist() for table in (target.prepared, target.raw))
    for core, text in zip(compared, written, strict=True):
        if core and text:
            seen.setdefault(core, Counter())[text] += 1
    return {core: max(sorted(texts), key=lambda text: texts[text]) for core, texts in seen.items()}


def _day_style(target: Export) -> Callable[[date], str]:
    texts: Sequence[str] = []
    if "day" in target.columns:
        texts = [text for text in target.raw.column("day").slice(0, SAMPLE).to_pylist() if text]
    votes = [sum(bool(pattern.match(text)) for text in texts) for pattern, _ in DAY_STYLES]
    # Without a date to learn from, the last style: that of the standard (GB/T 7408).
    place = votes.index(max(votes)) if max(votes) else len(DAY_STYLES) - 1
    return DAY_STYLES[place][1]
