"""How a sheet is read: which column is which field and in which unit – by name, never by position."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from jixiao.documents.model import Sheet, column_letter
from jixiao.kernel.finding import Finding, Severity
from jixiao.kernel.source import Source

from .amounts import MONTHS
from .headings import (
    HARMLESS,
    UNIT_NAMES,
    Heading,
    HeadingLine,
    base_of,
    contradicts,
    field_of,
    heading_lines,
    normal,
    unit_above,
)
from .package import FileEntry
from .reading import declare
from .recognition import UNKNOWN_LAYOUT, heading_of, layout_finding, record_of, yaml_lines
from .registers import type_in
from .schema import Field, Kind, RecordType

SAMPLE_ROWS = 200

COLUMN_MISSING = declare(
    "JX-IMP-012",
    "{record}缺少必填列“{label}”",
    hint="请补上这一列{near}；或者在 package.yaml 中写明：{lines}",
    why="缺了这一列，每一行都不完整，无法核对和计分。",
)
COLUMN_TWICE = declare(
    "JX-IMP-013",
    "{record}的“{label}”有两列：{one} 和 {other}",
    hint="请只留一列，或者给另一列换个表头；也可以在 package.yaml 的 columns 中写明用哪一列。",
    why="两列的数可能不同，程序不替您选。",
)
COLUMN_UNKNOWN = declare(
    "JX-IMP-014",
    "{record}不认识表头“{heading}”，这一列没有导入",
    hint="不需要这一列的可以不管{near}；需要的请在 package.yaml 中写明：{lines}",
    why="没有对上的列里如果是要用的数，结果会缺一块。",
    severity=Severity.WARNING,
)
HEADING_MERGED = declare(
    "JX-IMP-015",
    "表头“{heading}”合并了 {span} 的单元格，分不清各列是什么",
    hint="请取消合并，给每一列写上自己的表头。",
    why="合并后只剩一个表头，下面几列的数就没有了名称。",
)
HEADING_UNIT = declare(
    "JX-IMP-016",
    "表头“{heading}”的单位与“{label}”不符",
    hint="请核对这一列是不是“{label}”，单位应为{wanted}。",
    why="单位不对，多半是列放错了。",
)
ENTRY_STALE = declare(
    "JX-IMP-017",
    "package.yaml 中的{what}“{name}”对不上",
    hint="{near}请核对后改正，或者删去这一项。",
    why="写下的对应关系不再适用时，继续使用会读错列。",
)
NO_HEADING = declare(
    "JX-IMP-018",
    "{record}的 {letter} 列有数据而没有表头，没有导入",
    hint="请给这一列写上表头；不需要的请删去。",
    why="没有表头的列不知道是什么，不会被猜测导入。",
    severity=Severity.WARNING,
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is imported: its number from 1, the heading as written, its field, its unit of money or MONTHS ("" for none)."""

    number: int
    heading: str
    field: Field
    unit: str = ""

    @property
    def letter(self) -> str:
        """The column as spreadsheets name it."""
        return column_letter(self.number)


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """How a sheet is read: its record type, the row its data starts in, its columns."""

    record: RecordType
    first_row: int
    columns: tuple[Column, ...]


def map_sheet(
    sheet: Sheet,
    *,
    origin: Source,
    fiscal_year: int = 0,
    entry: FileEntry | None = None,
    alone: bool = True,
    bare: bool = False,
) -> tuple[SheetMapping | None, tuple[Finding, ...]]:
    """How `sheet` is to be read, or None with findings; `origin` is the address of the sheet, `entry` what package.yaml remembers.

    `fiscal_year` chooses the version of a register (0: the declaration for all years).
    `alone` says that the file has no other sheet: then a sheet nobody understands is an error, otherwise it may be a page of notes.
    With `bare` only what is essential of a record is required.
    """
    lines = heading_lines(sheet, only=entry.header if entry else 0)
    record, findings = record_of(sheet, lines=lines, origin=origin, entry=entry, alone=alone)
    if record is None:
        return None, findings
    record = type_in(record.name, fiscal_year)
    line = heading_of(lines, record=record.name, entry=entry)
    if line is None:
        return None, (*findings, layout_finding(UNKNOWN_LAYOUT, origin=origin, lines=lines, guess=record.name))
    mapping = _Columns(sheet, record.bare if bare else record, line, origin, entry, list(findings))
    columns = mapping.resolve()
    if any(finding.severity is Severity.ERROR for finding in mapping.findings):
        return None, tuple(mapping.findings)
    return SheetMapping(record, line.last_row + 1, columns), tuple(mapping.findings)


@dataclass(slots=True)
class _Columns:
    """The columns of one sheet, and what is to be said about them."""

    sheet: Sheet
    record: RecordType
    line: HeadingLine
    origin: Source
    entry: FileEntry | None
    findings: list[Finding]

    def resolve(self) -> tuple[Column, ...]:
        told = self._told()
        candidates: dict[str, list[tuple[int, Heading]]] = {}
        strangers: list[Heading] = []
        for number, heading in self.line.headings.items():
            found = (told[number], -1) if number in told else field_of(heading, record=self.record.name)
            if found is None:
                strangers.append(heading)
            elif found[0]:
                candidates.setdefault(found[0], []).append((found[1], heading))
        self._refuse_merged()
        chosen = {name: self._choose(name, found, strangers) for name, found in candidates.items()}
        self._name_strangers(strangers, chosen)
        self._require(strangers, chosen)
        above = unit_above(self.sheet, self.line.row)
        return tuple(self._column(heading, self.record.field(name), above) for name, heading in chosen.items())

    def _told(self) -> dict[int, str]:
        """Column number → field name, as package.yaml says; "" leaves a column out."""
        told: dict[int, str] = {}
        fields = {normal(field.label): field.name for field in self.record.all_fields}
        fields |= {field.name: field.name for field in self.record.all_fields} | {"": "", "忽略": ""}
        for written, name in (self.entry.columns if self.entry else {}).items():
            field = fields.get(name, fields.get(normal(name)))
            if field is None:
                near = _near(name, list(fields), "最接近的字段是")
                self._stale("字段", name, near)
            numbers = [
                h.column for h in self.line.headings.values() if normal(written) in (normal(h.text), *h.alternatives)
            ]
            if not numbers:
                near = _near(written, [h.text for h in self.line.headings.values()], "表中最接近的表头是")
                self._stale("表头", written, near)
            told |= dict.fromkeys(numbers, field or "")
        return told

    def _stale(self, what: str, name: str, near: str) -> None:
        where = self.entry.source if self.entry else None
        self.findings.append(ENTRY_STALE.at(where, found=name, what=what, name=name, near=f"{near}，" if near else ""))

    def _choose(self, name: str, found: list[tuple[int, Heading]], strangers: list[Heading]) -> Heading:
        found.sort(key=lambda ranked: (ranked[0], ranked[1].column))
        if len(found) > 1 and found[0][0] == found[1][0]:
            one, other = (f"{column_letter(heading.column)}“{heading.text.strip()}”" for _, heading in found[:2])
            where = self._at(found[1][1])
            label = self.record.field(name).label
            self.findings.append(
                COLUMN_TWICE.at(
                    where,
                    found=f"{one} 和 {other}",
                    expected="一列",
                    record=self.record.label,
                    label=label,
                    one=one,
                    other=other,
                )
            )
        # A column with the field's own name wins over one that only could be it; the other is named as not understood.
        strangers.extend(heading for _, heading in found[1:] if found[0][0] < found[1][0])
        return found[0][1]

    def _refuse_merged(self) -> None:
        if self.line.height > 1:
            return
        for top, left, bottom, right in self.sheet.merged:
            heading = self.line.headings.get(left)
            if top <= self.line.row <= bottom and right > left and heading is not None:
                span = f"{column_letter(left)}{top}:{column_letter(right)}{bottom}"
                text = heading.text.strip()
                self.findings.append(
                    HEADING_MERGED.at(self._at(heading), found=text, expected="每列一个表头", heading=text, span=span)
                )

    def _name_strangers(self, strangers: list[Heading], chosen: Mapping[str, Heading]) -> None:
        open_labels = {field.label: field.name for field in self.record.fields if field.name not in chosen}
        for heading in strangers:
            text = " ".join(heading.text.split())
            # Our own lists have the unit's name beside its code.
            if base_of(normal(text)) in HARMLESS or ("unit" in chosen and base_of(normal(text)) in UNIT_NAMES):
                continue
            near = _near(base_of(normal(text)), list(open_labels), "；最接近的字段是")
            guess = next((name for label, name in open_labels.items() if near and f"“{label}”" in near), "")
            lines = yaml_lines(self.origin, record=self.record.name, columns={text: guess})
            self.findings.append(
                COLUMN_UNKNOWN.at(
                    self._at(heading), found=text, record=self.record.label, heading=text, near=near, lines=lines
                )
            )
        for number in self._bare_columns():
            where = Source(
                file=self.origin.file,
                sha256=self.origin.sha256,
                sheet=self.origin.sheet,
                row=self.line.row,
                column=column_letter(number),
            )
            self.findings.append(
                NO_HEADING.at(
                    where, found="空白", expected="表头", record=self.record.label, letter=column_letter(number)
                )
            )

    def _bare_columns(self) -> list[int]:
        covered = {
            n
            for top, left, bottom, right in self.sheet.merged
            if top <= self.line.row <= bottom
            for n in range(left, right + 1)
        }
        below = self.sheet.values[self.line.last_row : self.line.last_row + SAMPLE_ROWS]
        filled = {n for line in below for n, value in enumerate(line, start=1) if value not in ("", None)}
        return sorted(filled - set(self.line.headings) - covered)

    def _require(self, strangers: list[Heading], chosen: Mapping[str, Heading]) -> None:
        texts = [" ".join(heading.text.split()) for heading in strangers]
        for field in self.record.fields:
            if not field.required or field.name in chosen:
                continue
            near = _near(field.label, texts, "，现有的表头中最接近的是")
            guess = next((text for text in texts if near and f"“{text}”" in near), "表中的表头")
            lines = yaml_lines(self.origin, record=self.record.name, columns={guess: field.name})
            parts = {"record": self.record.label, "label": field.label, "near": near, "lines": lines}
            self.findings.append(COLUMN_MISSING.at(self._place(), found="没有这一列", expected=field.label, **parts))

    def _column(self, heading: Heading, field: Field, above: str) -> Column:
        text = " ".join(heading.text.split())
        if contradicts(heading, field):
            wanted = "元、万元等金额单位" if field.kind is Kind.MONEY else field.unit
            parts = {"heading": text, "label": field.label, "wanted": wanted}
            told = HEADING_UNIT.at(self._at(heading), found=heading.bracket, expected=wanted, **parts)
            self.findings.append(told)
        remembered = self.entry.unit if self.entry else ""
        unit = (heading.unit or above or remembered) if field.kind is Kind.MONEY else ""
        if heading.counts_months(field):
            unit = MONTHS
        return Column(heading.column, text, field, unit)

    def _at(self, heading: Heading) -> Source:
        return self._place(column_letter(heading.column))

    def _place(self, column: str = "") -> Source:
        return replace(self.origin, row=self.line.row, column=column)


def _near(text: str, options: list[str], told: str) -> str:
    by_normal = {base_of(normal(option)): option for option in options if option}
    close = get_close_matches(base_of(normal(text)), list(by_normal), n=1, cutoff=0.5)
    return f"{told}“{by_normal[close[0]]}”" if close else ""
