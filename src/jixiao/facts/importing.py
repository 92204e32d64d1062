"""All rows of a package, or none: every problem is listed at once, each with file, sheet, row, column, value and a way out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from jixiao.documents.limits import Limits
from jixiao.documents.model import Document, Sheet
from jixiao.documents.reading import read
from jixiao.expressions.types import Value
from jixiao.kernel.finding import Finding, Severity
from jixiao.kernel.source import Source

from .gathering import Gathering
from .headings import normal
from .mapping import map_sheet
from .narratives import narrative_rows
from .package import IGNORED, FileEntry, Package
from .reading import declare
from .records import BY_NAME
from .rows import Row
from .sheet_reading import SheetRead, sheet_read
from .table_rows import TableRows

# The second sheet of a template; it explains and holds no data.
EXPLANATIONS = frozenset({"填表说明", "说明", "填报说明", "封面", "目录"})

SAME_ROW_TWICE = declare(
    "JX-IMP-027",
    "{record}“{key}”重复出现，内容相同，只计一次（前一处：{earlier}）",
    hint="可以删去其中一行。",
    why="同一条记录计两次会使合计变大，所以只计一次。",
    severity=Severity.INFO,
)
KEY_TWICE = declare(
    "JX-IMP-028",
    "{record}“{key}”重复，与 {earlier} 的内容不同（{fields}）",
    hint="请核对哪一行是对的，删去另一行；确是两条记录的，请用不同的{label}。",
    why="同一个编号有两种内容，用哪一个结果都可能错。",
)
SHEET_GONE = declare(
    "JX-IMP-029",
    "package.yaml 写了工作表“{sheet}”，文件“{file}”里没有",
    hint="文件里现有的工作表：{sheets}。请核对名称，或者从 package.yaml 中删去这一项。",
    why="缺了这张表，数据就不完整。",
)
HIDDEN = declare(
    "JX-IMP-030",
    "工作表“{sheet}”是隐藏的，没有导入",
    hint="需要导入的，请取消隐藏后再试。",
    why="看不见的表里可能是旧数据，不会不声不响地导入。",
    severity=Severity.WARNING,
)
RECORD_GONE = declare(
    "JX-IMP-031",
    "缺少“{record}”的数据",
    hint="package.yaml 的 required 要求有这张表；请补上名为“{record}”的工作表，没有数据的也请放一张空表。",
    why="没有交的表按“无法判定”处理，空表按“没有发生”处理，两者得分不同。",
)
NOTHING_IMPORTED = declare(
    "JX-IMP-032",
    "数据包里没有读到任何一张认得的表",
    hint="请用模板填写，或者在 package.yaml 中写明表与记录类型的对应关系。",
    why="没有数据就没有可评价的内容。",
)


@dataclass(frozen=True, slots=True)
class Imported:
    """The rows of a package (none when there is an error), the record types handed in – with or without rows –, the findings.

    `sheets` says how each sheet was read, also when there are errors.
    """

    rows: tuple[Row, ...]
    present: tuple[str, ...]
    findings: tuple[Finding, ...]
    sheets: tuple[SheetRead, ...] = ()


def import_package(package: Package, *, bare: bool = False) -> Imported:
    """All rows of the package in the order of its files; empty when any finding is an error.

    With `bare` only what is essential of a record is required (`RecordType.essential`).
    """
    gathering = Gathering()
    documents = _documents(package, gathering)
    reading = _Reading(package, _batch(documents), gathering, set(), {}, [], [], bare)
    for document in documents:
        reading.take(document)
    if not gathering.failed:
        reading.check_complete()
    present = tuple(name for name in BY_NAME if name in reading.present)
    rows = () if gathering.failed else tuple(reading.rows)
    return Imported(rows, present, gathering.all, tuple(reading.sheets))


def _documents(package: Package, gathering: Gathering) -> list[Document]:
    documents = []
    for file in package.files:
        document, findings = read(package.folder / file, name=file, limits=Limits())
        gathering.extend(findings)
        if document is not None:
            documents.append(document)
    return documents


def _batch(documents: list[Document]) -> str:
    listed = "\n".join(f"{document.sha256} {document.file}" for document in documents)
    return f"b-{hashlib.sha256(listed.encode()).hexdigest()[:12]}"


@dataclass(slots=True)
class _Reading:
    """A package being read."""

    package: Package
    batch: str
    gathering: Gathering
    present: set[str]
    keys: dict[tuple[Value, ...], Row]
    rows: list[Row]
    sheets: list[SheetRead]
    bare: bool

    def take(self, document: Document) -> None:
        entries = self.package.entries_for(document.file)
        self._refuse_gone(document, entries)
        usable = [sheet for sheet in document.sheets if self._usable(sheet, document, entries)]
        for sheet in usable:
            # Tables of a text document may be anything; a workbook's only sheet is surely meant.
            alone = len(usable) == 1 and document.kind != "docx"
            self._take_sheet(sheet, document, entry=_entry_for(sheet, entries, only=len(usable) == 1), alone=alone)
        if document.paragraphs:
            self.present.add("narrative")
            self._accept(
                narrative_rows(
                    document,
                    batch=self.batch,
                    unit=self.package.unit,
                    fiscal_year=self.package.fiscal_year,
                    gathering=self.gathering,
                )
            )

    def _take_sheet(self, sheet: Sheet, document: Document, *, entry: FileEntry | None, alone: bool) -> None:
        origin = Source(file=document.file, sha256=document.sha256, sheet=sheet.name, batch=self.batch)
        mapping, findings = map_sheet(
            sheet, origin=origin, fiscal_year=self.package.fiscal_year, entry=entry, alone=alone, bare=self.bare
        )
        self.gathering.extend(findings)
        if mapping is None:
            self.sheets.append(sheet_read(sheet, file=document.file, entry=entry))
            return
        self.present.add(mapping.record.name)
        defaults: dict[str, Value] = dict.fromkeys(mapping.record.columns)
        defaults |= {"unit": self.package.unit, "fiscal_year": self.package.fiscal_year}
        rows = TableRows(sheet, mapping, origin, defaults, self.gathering).read()
        self.sheets.append(sheet_read(sheet, file=document.file, entry=entry, mapping=mapping, rows=len(rows)))
        self._accept(rows)

    def _usable(self, sheet: Sheet, document: Document, entries: tuple[FileEntry, ...]) -> bool:
        named = next((entry for entry in entries if entry.sheet == sheet.name), None)
        if not any(value not in ("", None) for line in sheet.values for value in line):
            return False
        if named is not None:
            return named.record not in IGNORED
        if sheet.hidden:
            where = Source(file=document.file, sha256=document.sha256, sheet=sheet.name)
            self.gathering.add(HIDDEN.at(where, found="隐藏的工作表", sheet=sheet.name))
            return False
        return normal(sheet.name) not in EXPLANATIONS

    def _refuse_gone(self, document: Document, entries: tuple[FileEntry, ...]) -> None:
        names = [sheet.name for sheet in document.sheets]
        for entry in entries:
            if entry.sheet and entry.sheet not in names:
                parts = {"sheet": entry.sheet, "file": document.file, "sheets": "、".join(names) or "（没有）"}
                self.gathering.add(SHEET_GONE.at(entry.source, found="没有这张表", expected=entry.sheet, **parts))

    def _accept(self, rows: list[Row]) -> None:
        for row in rows:
            key = (row.type.name, *row.key)
            known = self.keys.setdefault(key, row)
            if known is row:
                self.rows.append(row)
            elif None not in row.key or row.type.name == "objective":
                self._tell_twice(row, known)

    def _tell_twice(self, row: Row, known: Row) -> None:
        differing = [
            field.label for field in row.type.all_fields if row.values.get(field.name) != known.values.get(field.name)
        ]
        label = row.type.field(row.type.key[-1]).label
        key = " ".join(str(value) for value in row.key[2:] if value is not None)
        parts = {"record": row.type.label, "key": key, "earlier": known.source.place, "label": label}
        where = row.cell(row.type.key[-1])
        code = KEY_TWICE if differing else SAME_ROW_TWICE
        fields = "、".join(differing)
        self.gathering.add(code.at(where, found=key, expected=f"{label}不重复", **parts, fields=fields))

    def check_complete(self) -> None:
        """Tells which required record types were not handed in, and whether anything was."""
        for name in self.package.required:
            if name not in self.present:
                self.gathering.add(RECORD_GONE.at(place=self.package.folder.name, record=BY_NAME[name].label))
        if not self.present:
            self.gathering.add(NOTHING_IMPORTED.at(place=self.package.folder.name))


def _entry_for(sheet: Sheet, entries: tuple[FileEntry, ...], *, only: bool) -> FileEntry | None:
    """What package.yaml says about a sheet; an entry without a sheet name speaks of the file's only sheet."""
    named = next((entry for entry in entries if entry.sheet == sheet.name), None)
    return named or next((entry for entry in entries if not entry.sheet and (only or not entry.record)), None)
