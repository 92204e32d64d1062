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
from .names import NameReader, split_parties, split_sides
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
    reader = NameReader(rules.surnames, rules.compound_surnames)
    texts = _two_sides(raw, reader)
    blank = pa.array([""] * height, pa.string())

    def field(name: str) -> Column:
        return texts.get(name, blank)

    columns = _parties(field, reader)
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


def _two_sides(raw: Mapping[str, Column], reader: NameReader) -> dict[str, Column]:
    """Both parties in columns of their own: a cell with both is taken apart, and one of several stands for all."""
    written = dict(raw)
    one, two = written.get("party1"), written.get("party2")
    together = written.pop("parties", one if two is None else None)
    if together is not None and (one is None or two is None):
        written |= {f"party{n + 1}": _side(together, n) for n in (0, 1)}
        if (ids := written.get("ids")) is not None:
            written = {f"id{n + 1}": _side(ids, n) for n in (0, 1)} | written
    for side in "12":
        values = written.get(f"party{side}")
        if values is not None and pc.any(pc.match_substring_regex(values, SEVERAL)).as_py():
            written |= _one_for_all(written, side, reader)
    return written


def _side(column: Column, place: int) -> Column:
    """Of the names in each cell one side's, "" where there is none."""
    values, places = _distinct(column)
    return pc.take(pa.array([split_sides(text)[place] for text in values], pa.string()), places)


def _one_for_all(written: Mapping[str, Column], side: str, reader: NameReader) -> dict[str, Column]:
    """Who stands for several on a side: the same one whoever is named first, with the own number and phone where each has one."""
    names = [f"{kind}{side}" for kind in ("party", "id", "phone") if f"{kind}{side}" in written]
    several = pc.match_substring_regex(written[names[0]], SEVERAL)
    told = zip(*(written[name].filter(several).to_pylist() for name in names), strict=True)
    chosen = [_chosen(cells, reader) for cells in told]
    return {
        name: pc.replace_with_mask(written[name], several, pa.array(column, pa.string()))
        for name, column in zip(names, zip(*chosen, strict=True), strict=True)
    }


def _chosen(cells: Sequence[str], reader: NameReader) -> list[str]:
    parties = split_parties(cells[0])
    read = [reader.read(party) for party in parties]
    # An organisation before people: both systems name it, and not always all who speak for it.
    ranks = [(name is None, bool(name and name.surname), name.sound if name else "") for name in read]
    place = min(range(len(ranks)), key=ranks.__getitem__, default=0)
    told = [split_parties(cell) for cell in cells]
    return [parts[place] if len(parts) == len(parties) else cell for parts, cell in zip(told, cells, strict=True)]


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
