"""A report as the checks on its wording see it: passages, chapters, amounts, the relations found, and the year it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .context import Context
from .model import Amount, Passage, Relation

_YEAR = re.compile(r"((?:19|20)\d{2})年?度?")
_HEAD = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is to know of a report; `year` is the year of its title, 0 where that names none."""

    context: Context
    relations: tuple[Relation, ...]
    year: int
    has_tables: bool

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages in reading order."""
        return self.context.passages

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[Passage, re.Match[str]]]:
        """Every place where a pattern stands in the reading form of a passage."""
        for passage in self.passages:
            for match in pattern.finditer(passage.text):
                yield passage, match

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern stands anywhere."""
        return next(self.find(pattern), None) is not None

    def amounts(self) -> Iterator[Amount]:
        """All amounts in reading order."""
        for passage in self.passages:
            yield from self.context.amounts[passage.number]

    def under(self, heading: re.Pattern[str]) -> tuple[Passage, ...]:
        """The passages of the chapter whose heading fits, without the heading itself."""
        return tuple(one for one in self.passages if heading.search(one.heading) and one.text != one.heading)


def reading_of(context: Context, relations: tuple[Relation, ...], *, has_tables: bool) -> Reading:
    """The reading of a document; the year is the first that its opening lines name."""
    for passage in context.passages[:_HEAD]:
        found = _YEAR.search(passage.text)
        if found is not None:
            return Reading(context, relations, int(found.group(1)), has_tables)
    return Reading(context, relations, 0, has_tables)
