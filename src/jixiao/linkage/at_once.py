"""Names, numbers, phones and facts read by column: what is written the ordinary way at once, the rest value by value.

Each reading here says the same as the one for a single value beside it (`names`, `identifiers`, `cells`); a test holds them together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from .cells import TEXT_LENGTH, facts_of
from .identifiers import read_identifier, read_phone
from .names import NameReader

Column = Any  # a pyarrow array of text; its stubs say no more
ORDINARY_NAME = "^[一-鿿]{2,3}$"
UNUSUAL_NAME = "^.+[某等]|[生士姐太人户]$"
ORDINARY_NUMBER = r"^\d{6}(\*{8}|\d{8})\d{3}[0-9X]$"
MOBILE = r"^1[3-9]\d{9}$"
# 〇 is a digit written otherwise, letters and digits in full width are ordinary ones.
OTHERWISE_WRITTEN = "[０-９Ａ-Ｚａ-ｚ＿〇]"
NO_LETTERS = r"[^\pL\pN_]+"


def names(values: Column, reader: NameReader) -> list[Column]:
    """Text, sound and sound of the surname of names (`NameReader.read`), "" where there is none."""
    compound = pa.array(list(reader.compound), pa.string())
    first, second, third = (_part(values, place, place + 1) for place in range(3))
    ordinary = pc.and_not(
        pc.match_substring_regex(values, ORDINARY_NAME),
        pc.or_(pc.match_substring_regex(values, UNUSUAL_NAME), pc.is_in(_part(values, 0, 2), value_set=compound)),
    )

    def at_once() -> list[Column]:
        surname = _lettered(first, lambda char: reader.surnames.get(char) or reader.sound(char))
        given = [_lettered(part, lambda char: f" {reader.sound(char)}") for part in (second, third)]
        whole = pc.binary_join_element_wise(surname, *given, "")
        return [values, whole, surname]

    return _split(values, ordinary, at_once, lambda text: _name(text, reader))


def identifiers(values: Column) -> list[Column]:
    """Area, birth, tail and key (`read_identifier`; the key is area and tail where both can be seen), "" where hidden."""

    def at_once() -> list[Column]:
        area, birth, tail = _part(values, 0, 6), _part(values, 6, 14), _part(values, 14, 18)
        seen = pc.invert(pc.match_substring(birth, "*"))
        return [area, pc.if_else(seen, birth, ""), tail, pc.binary_join_element_wise(area, tail, "")]

    return _split(values, pc.match_substring_regex(values, ORDINARY_NUMBER), at_once, _number)


def phones(values: Column) -> list[Column]:
    """Phones as they are compared (`read_phone`)."""

    def at_once() -> list[Column]:
        return [pc.binary_join_element_wise(_part(values, 0, 3), _part(values, 7, 11), "")]

    return _split(values, pc.match_substring_regex(values, MOBILE), at_once, lambda text: (read_phone(text),))


def facts(values: Column) -> list[Column]:
    """The facts as they are compared (`facts_of`)."""

    def at_once() -> list[Column]:
        return [_part(pc.replace_substring_regex(values, NO_LETTERS, ""), 0, TEXT_LENGTH)]

    plain = pc.invert(pc.match_substring_regex(values, OTHERWISE_WRITTEN))
    return _split(values, plain, at_once, lambda text: (facts_of(text),))


def _split(
    values: Column, ordinary: Column, at_once: Callable[[], list[Column]], one: Callable[[str], Sequence[str]]
) -> list[Column]:
    """What `at_once` says of the ordinary values, and `one` of each of the others."""
    columns = at_once()
    others = pc.invert(ordinary)
    read = [one(text) for text in values.filter(others).to_pylist()]
    if not read:
        return columns
    told = zip(*read, strict=True)
    return [
        pc.replace_with_mask(column, others, pa.array(part, pa.string()))
        for column, part in zip(columns, told, strict=True)
    ]


def _part(values: Column, start: int, stop: int) -> Column:
    return pc.utf8_slice_codeunits(values, start, stop)


def _lettered(chars: Column, sound: Callable[[str], str]) -> Column:
    """The sound of each sign, asked once; "" where there is none."""
    encoded = chars.dictionary_encode()
    sounds = [sound(char) if char else "" for char in encoded.dictionary.to_pylist()]
    return pc.take(pa.array(sounds, pa.string()), encoded.indices)


def _name(text: str, reader: NameReader) -> tuple[str, str, str]:
    name = reader.read(text) if text else None
    return (name.text, name.sound, name.surname) if name else ("", "", "")


def _number(text: str) -> tuple[str, str, str, str]:
    number = read_identifier(text)
    key = number.area + number.tail if number.area and number.tail else ""
    return (number.area, number.birth, number.tail, key)
