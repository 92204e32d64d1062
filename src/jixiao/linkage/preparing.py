"""Columns as written → columns to be compared. Every wording is read once, however many lines have it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from jixiao.facts.foreign_cells import day_written, says_nothing
from jixiao.standards.linkage_rules import LinkageRules

from . import at_once
from .cells import fen_of, type_of
from .names import NameReader, split_parties
from .places import community_of, street_in, street_of

Column = Any  # a pyarrow array; its stubs say no more
DAYS = ("day", "happened", "closed")
HALF_BUCKET = 16
"""Days: two buckets of twice as many, shifted by half; two days that are no further apart share one of them."""
SEVERAL = r"[、，,;；/ \n|]"
TEXTS = (
    "number", "other_number", "name1", "name2", "sound1", "sound2", "surname1", "surname2", "area1", "area2", "birth1", "birth2", "tail1",
    "tail2", "key1", "key2", "phone1", "phone2", "type", "street", "community", "facts",
)  # fmt: skip
NUMBERS = ("day", "bucket", "other_bucket", "amount")
SCHEMA = pa.schema(
    [("line", pa.int64()), *((name, pa.string()) for name in TEXTS), *((name, pa.int64()) for name in NUMBERS)]
)
"""What a case is compared by, null where nothing is known. `line` is the row of the file, `day` counts from 1970, `amount` is fen.

Parties stand in the order of their sound, so that who is named first does not matter; their identity numbers go with them. `key` is area
and tail of an identity number: what two copies share however they are starred.
"""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The columns to be compared, without `line`; `unread` lists for a field the rows (from 0) whose text could not be read."""

    columns: Mapping[str, Column]
    unread: Mapping[str, Sequence[int]]


def prepare(raw: Mapping[str, Column], *, rules: LinkageRules, unit: str) -> Prepared:
    """The lines of an export by field, as arrays of text, made comparable; `unit` is the money unit of amounts that name none."""
    height = len(next(iter(raw.values())))
    texts = _two_sides(raw)
    blank = pa.array([""] * height, pa.string())

    def field(name: str) -> Column:
        return texts.get(name, blank)

    columns = _parties(field, NameReader(rules.surnames, rules.compound_surnames))
    unread: dict[str, Sequence[int]] = {}
    columns |= _dates(texts, unread, height)
    amount = _read(field("amount"), lambda text: fen_of(text, unit=unit), pa.int64())
    _note_unread(unread, "amount", field("amount"), amount)
    # 0 says that no money is at stake, in one system as an empty cell does in the other.
    columns["amount"] = pc.if_else(pc.equal(amount, 0), pa.scalar(None, pa.int64()), amount)
    columns["type"] = _read(field("type"), lambda text: type_of(text, rules.types))
    columns["street"] = pc.coalesce(
        _read(field("street"), street_of),
        *(_read(field(name), street_in) for name in ("address", "committee", "community") if name in texts),
    )
    columns["community"] = _read(field("community"), community_of)
    columns["facts"] = _taken(field("text"), at_once.facts)[0]
    columns |= {name: _read(field(name), str) for name in ("number", "other_number")}
    return Prepared(columns, unread)


def _two_sides(raw: Mapping[str, Column]) -> dict[str, Column]:
    """Both parties in columns of their own: a cell with several names is taken apart, its numbers and phones with it."""
    written = dict(raw)
    one, two = written.get("party1"), written.get("party2")
    together = written.pop("parties", None)
    if together is not None and (one is None or two is None):
        written |= {f"party{n + 1}": _nth(together, n) for n in (0, 1)}
        if (ids := written.get("ids")) is not None:
            written = {f"id{n + 1}": _nth(ids, n) for n in (0, 1)} | written
    elif one is not None and two is None:
        written |= {f"party{n + 1}": _nth(one, n) for n in (0, 1)}
    for side in ("party1", "party2"):
        values = written.get(side)
        if values is not None and pc.any(pc.match_substring_regex(values, SEVERAL)).as_py():
            written[side] = _nth(values, 0)
    return written


def _nth(column: Column, place: int) -> Column:
    """Of the names in each cell the one at a place, "" where there is none."""
    values, places = _distinct(column)
    parts = [split_parties(text) for text in values]
    return pc.take(pa.array([part[place] if place < len(part) else "" for part in parts], pa.string()), places)


def _parties(field: Callable[[str], Column], names: NameReader) -> dict[str, Column]:
    sides = []
    for side in ("1", "2"):
        columns = _taken(field(f"party{side}"), lambda distinct: at_once.names(distinct, names))
        columns += _taken(field(f"id{side}"), at_once.identifiers)
        sides.append([*columns, *_taken(field(f"phone{side}"), at_once.phones)])
    order = [pc.coalesce(one[1], one[2], pa.scalar("~")) for one in sides]
    turned = pc.less(order[1], order[0])
    parts = ("name", "sound", "surname", "area", "birth", "tail", "key", "phone")
    found: dict[str, Column] = {}
    for part, one, two in zip(parts, *sides, strict=True):
        found[f"{part}1"] = pc.if_else(turned, two, one)
        found[f"{part}2"] = pc.if_else(turned, one, two)
    both = pc.is_valid(found["phone1"])
    first = pc.coalesce(found["phone1"], found["phone2"])
    found["phone2"] = pc.if_else(both, found["phone2"], pa.scalar(None, pa.string()))
    found["phone1"] = first
    return found


def _dates(texts: Mapping[str, Column], unread: dict[str, Sequence[int]], height: int) -> dict[str, Column]:
    found = []
    for name in DAYS:
        if name in texts:
            days = _read(texts[name], day_written, pa.int64())
            _note_unread(unread, name, texts[name], days)
            found.append(days)
    day = pc.coalesce(*found) if found else pa.nulls(height, pa.int64())
    return {
        "day": day,
        "bucket": pc.divide(day, 2 * HALF_BUCKET),
        "other_bucket": pc.divide(pc.add(day, HALF_BUCKET), 2 * HALF_BUCKET),
    }


def _note_unread(unread: dict[str, Sequence[int]], name: str, written: Column, read: Column) -> None:
    lost = pc.and_(pc.is_null(read), pc.not_equal(written, ""))
    rows = [row for row in pc.indices_nonzero(lost).to_pylist() if not says_nothing(written[row].as_py())]
    if rows:
        unread[name] = rows


def _read(column: Column, reader: Callable[[str], Any], kind: Any = None) -> Column:
    """A column read value by value; blanks and "" become null."""
    values, places = _distinct(column)
    read = pa.array([(reader(value) if value else None) for value in values], kind or pa.string())
    if kind is None:
        read = pc.if_else(pc.equal(read, ""), pa.scalar(None, pa.string()), read)
    return pc.take(read, places)


def _taken(column: Column, reader: Callable[[Column], Sequence[Column]]) -> list[Column]:
    """Several columns read out of one, each wording once; "" becomes null."""
    encoded = column.dictionary_encode()
    bare = [pc.if_else(pc.equal(part, ""), pa.scalar(None, pa.string()), part) for part in reader(encoded.dictionary)]
    return [pc.take(part, encoded.indices) for part in bare]


def _distinct(column: Column) -> tuple[list[str], Column]:
    encoded = column.dictionary_encode()
    return encoded.dictionary.to_pylist(), encoded.indices
