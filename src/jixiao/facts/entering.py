"""Cases of a platform beside those a register holds already: which are new, which are one of the other system's, which differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jixiao.expressions.types import Value

from .platform_cases import JOINED_BY, MARKS, OTHER_NUMBER, PERHAPS, SAME_AS, SYSTEM, marked, number_of
from .rows import Row
from .schema import Field
from .showing import value_text

OWN = "own"
Partners = Mapping[str, tuple[str, str]]
"""Number → the number in the other system, and how that is known; "" where it is not sure."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A case that stands in the register with something else: its number, the field's label, both values as people read them."""

    number: str
    label: str
    standing: str
    handed_in: str


@dataclass(frozen=True, slots=True)
class Entering:
    """What entering would do: `new` rows; `changed` ones of the register that get the other system's number; `known` that are there."""

    new: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    known: int = 0
    differences: list[Difference] = field(default_factory=list)


def entering(cases: Sequence[Row], standing: Sequence[Row], partners: Partners) -> Entering:
    """What becomes of each case: nothing where the register has it, under either number; a mark on the other's record; a new record."""
    told = Entering()
    by_number = {number_of(row): row for row in standing}
    others = {str(row.values[OTHER_NUMBER]) for row in standing if row.values[OTHER_NUMBER]}
    known = 0
    for case in cases:
        number = number_of(case)
        there = by_number.get(number)
        if there is not None:
            known += 1
            told.differences.extend(_differences(there, case))
            continue
        if number in others:
            known += 1
            continue
        partner, known_by = partners.get(number, ("", ""))
        other = by_number.get(partner)
        if other is not None and known_by:
            told.changed.append(marked(other, {OTHER_NUMBER: number, JOINED_BY: known_by, PERHAPS: None}))
        else:
            told.new.append(marked(case, {PERHAPS: partner}) if other is not None else case)
    return Entering(told.new, told.changed, known, told.differences)


def settled(one: Row | None, other: Row | None, numbers: tuple[str, str], known_by: str | None) -> list[Row]:
    """The records of a pair as they shall be after somebody has decided: `known_by` as in `Partners`, None for two disputes.

    Where both records stand in the register, the second does not count beside the first; a record that stands there alone bears the
    other's number. Only records that change are returned.
    """
    if one is None or other is None:
        row, number = (one, numbers[1]) if one is not None else (other, numbers[0])
        if row is None:
            return []
        joined = {OTHER_NUMBER: number, JOINED_BY: known_by} if known_by else {OTHER_NUMBER: None, JOINED_BY: None}
        if not known_by and row.values[OTHER_NUMBER] != number:
            return []
        return _changed(row, joined)
    first: dict[str, Value] = {OTHER_NUMBER: None, JOINED_BY: None}
    second: dict[str, Value] = {SAME_AS: None, PERHAPS: numbers[0] if known_by == "" else None}
    if known_by:
        first, second = {OTHER_NUMBER: numbers[1], JOINED_BY: known_by}, {SAME_AS: numbers[0], PERHAPS: None}
    elif one.values[OTHER_NUMBER] != numbers[1]:
        first = {}
    return [*_changed(one, first), *_changed(other, second)]


def _changed(row: Row, marks: Mapping[str, Value]) -> list[Row]:
    return [marked(row, marks)] if any(row.values[name] != value for name, value in marks.items()) else []


def differing(standing: Row, case: Row) -> tuple[Field, ...]:
    """The fields in which an export says something else than the record; blanks of the export, numbers and marks are no differences."""
    apart = {*MARKS, *case.type.key}
    return tuple(
        one
        for one in case.type.fields
        if one.name not in apart
        and case.values[one.name] is not None
        and case.values[one.name] != standing.values.get(one.name)
    )


def _differences(standing: Row, case: Row) -> list[Difference]:
    """The same in words; where another system's record stands under the number, that alone is told."""
    fields = differing(standing, case)
    if standing.values[SYSTEM] not in (None, OWN, case.values[SYSTEM]):
        fields = (case.type.field(SYSTEM),)
    return [
        Difference(
            number_of(case),
            one.label,
            value_text(one, standing.values.get(one.name)),
            value_text(one, case.values[one.name]),
        )
        for one in fields
    ]
