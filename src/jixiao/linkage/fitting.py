"""A platform's layout fitted to an export that is laid out otherwise: what its columns say, by their headings and by what stands below.

Only what can be read throughout is entered: a column nobody has described, with wordings nobody has explained, stays out of the register.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jixiao.documents.model import Document, Sheet
from jixiao.facts.headings import HeadingLine, base_of, field_of, heading_lines, normal
from jixiao.facts.platform_cases import MARKS
from jixiao.facts.records import BY_NAME
from jixiao.facts.schema import Field, Kind
from jixiao.standards.linkage_rules import LinkageRules
from jixiao.standards.platform_layouts import NUMBER, ExportColumn, PlatformLayout

from .cells import text_of, type_of
from .columns import CaseSheet, map_cases
from .exports import IGNORED
from .places import street_in, street_of

STREET, TYPE, OTHER = "street", "type", "其他"
NAMING_A_STREET = ("committee", "address", "community")
"""Fields of a case that name its street where no column does."""
TITLES, TITLE_CELLS = 5, 3
"""Titles stand in the first lines, a cell or a few in each."""
Values = dict[str, Mapping[str, str]]


def platform_told(document: Document | None, *, name: str, layouts: Sequence[PlatformLayout]) -> PlatformLayout | None:
    """The platform that a file names in its own name or in the first lines over its heading; None where it names none, or two."""
    lines = (line for sheet in (document.sheets if document else ()) for line in sheet.values[:TITLES])
    titles = (told for line in lines if len(told := [text for cell in line if (text := text_of(cell))]) <= TITLE_CELLS)
    text = "\n".join((name, *(text for told in titles for text in told)))
    named = {layout.code: layout for layout in layouts if any(called in text for called in layout.names)}
    return next(iter(named.values())) if len(named) == 1 else None


def fitted(
    layout: PlatformLayout, document: Document, *, said: Mapping[str, str], rules: LinkageRules
) -> PlatformLayout | None:
    """The layout with the columns of this file, as people have said, as the layout says, as they are recognised; None without a number."""
    told = {column.heading: column.link or IGNORED for column in layout.export} | dict(said)
    read = [(sheet, map_cases(sheet, fields=rules.fields, told=told)) for sheet in document.sheets if not sheet.hidden]
    usable = [(sheet, found) for sheet, found in read if found and NUMBER in found.columns]
    if not usable or layout.register not in BY_NAME:
        return None
    sheet, found = max(usable, key=lambda one: (len(one[1].columns), len(one[0].values)))
    line = next(
        line
        for line in reversed(heading_lines(sheet))
        if line.last_row == found.first_row - 1
        and _headings(line).issuperset(one.heading for one in found.columns.values())
    )
    fitting = _Fitting(layout, sheet, found, line, rules)
    columns = fitting.columns()
    return replace(layout, export=tuple(columns), values=fitting.values)


def _headings(line: HeadingLine) -> set[str]:
    return {" ".join(heading.text.split()) for heading in line.headings.values()}


@dataclass(slots=True)
class _Fitting:
    """One layout being fitted to one sheet; `values` are the wordings of its columns, by heading, in the register's own."""

    layout: PlatformLayout
    sheet: Sheet
    found: CaseSheet
    line: HeadingLine
    rules: LinkageRules
    values: Values

    def __init__(
        self, layout: PlatformLayout, sheet: Sheet, found: CaseSheet, line: HeadingLine, rules: LinkageRules
    ) -> None:
        """Nothing is fitted yet."""
        self.layout, self.sheet, self.found, self.line, self.rules, self.values = layout, sheet, found, line, rules, {}

    def columns(self) -> list[ExportColumn]:
        """The columns of the file, each with what it is in linking and which field of the register it becomes."""
        linked = {one.number: field for field, one in self.found.columns.items()}
        declared = {normal(column.heading): column.enter for column in self.layout.export}
        made: list[ExportColumn] = []
        for number, heading in self.line.headings.items():
            text, link = " ".join(heading.text.split()), linked.get(number, "")
            plain = normal(heading.text)
            known = plain in declared or base_of(plain) in declared
            enter = (self._entered(link) if link else "") or declared.get(plain, declared.get(base_of(plain), ""))
            if not enter and not known:
                guess = field_of(heading, record=self.layout.register)
                enter = guess[0] if guess and guess[0] not in MARKS else ""
            if enter and not self._worded(text, number, enter, sure=known):
                enter = ""
            made.append(ExportColumn(text, link, enter))
        return self._with_street(made)

    def _entered(self, link: str) -> str:
        """The field of the register for a field of a case; both parties in one cell go where each of them goes."""
        return self.layout.entered_as(link) or (self.layout.entered_as("party1") if link == "parties" else "")

    def _worded(self, heading: str, number: int, enter: str, *, sure: bool) -> bool:
        """Whether a column can be entered; its wordings are kept in the register's own."""
        field = BY_NAME[self.layout.register].field(enter)
        if field.kind is Kind.CODE:
            wordings = {}
            for text in self._texts(number):
                wordings[text] = self._in_register(text, field)
            if not sure and not field.required and not all(wordings.values()):
                return False
            self.values[heading] = {text: word for text, word in wordings.items() if word}
        elif enter == STREET:
            self.values[heading] = {text: _street(text) for text in self._texts(number)}
        return True

    def _in_register(self, text: str, field: Field) -> str:
        """A wording as the register has it, "" where nobody knows."""
        names = {*(label for _, label in field.codes), *(word for word, _ in field.variants)}
        if text in names:
            return text
        for column in self.layout.export:
            if column.enter == field.name and text in self.layout.values.get(column.heading, {}):
                return self.layout.values[column.heading][text]
        if field.name != self.layout.entered_as(TYPE):
            return ""
        code = type_of(text, self.rules.types)
        label = next((one.label for one in self.rules.types if one.code == code), OTHER)
        return label if label in names else OTHER if OTHER in names else ""

    def _with_street(self, columns: list[ExportColumn]) -> list[ExportColumn]:
        if any(column.enter == STREET for column in columns) or STREET not in BY_NAME[self.layout.register].columns:
            return columns
        for link in NAMING_A_STREET:
            column = self.found.columns.get(link)
            texts = set(self._texts(column.number)) if column else set()
            if column and texts and all(street_in(text) for text in texts):
                self.values[column.heading] = {text: _street(text) for text in texts}
                return [replace(one, enter=STREET) if one.heading == column.heading else one for one in columns]
        return columns

    def _texts(self, number: int) -> Iterator[str]:
        below = (line[number - 1] for line in self.sheet.values[self.found.first_row - 1 :] if len(line) >= number)
        yield from dict.fromkeys(text for value in below if (text := text_of(value)))


def _street(text: str) -> str:
    """A street or town in the short form, 金沙街 or 江高镇; as written where it cannot be told which it is."""
    core = street_in(text) or street_of(text)
    kind = re.match(r"街|镇|乡", text[text.index(core) + len(core) :]) if core and core in text else None
    return core + kind[0] if kind else text
