"""A package (数据包): a folder with a department's files and `package.yaml`, opened but not yet read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from jixiao.documents.reading import KINDS, MACRO_KINDS, OLD_KINDS
from jixiao.kernel.finding import Finding, Severity
from jixiao.kernel.money import FEN_IN
from jixiao.kernel.points import Points, to_points
from jixiao.kernel.source import Source
from jixiao.standards.strict_yaml import Node, load, missing_keys, refuse_unknown, wrong_kind

from .reading import declare
from .records import BY_NAME

SETTINGS = "package.yaml"
# Old and macro files cannot be read, but are surely meant as data: the documents room says so, instead of a file silently left out.
DATA = frozenset(KINDS) | MACRO_KINDS | OLD_KINDS
KEYS = ("unit", "name", "fiscal_year", "files", "ignore", "required", "published_total")
FILE_KEYS = ("file", "sheet", "record", "header", "unit", "columns")
IGNORED = ("忽略", "ignore")

NO_FOLDER = declare(
    "JX-IMP-001",
    "找不到数据包文件夹“{folder}”",
    hint="请检查路径；数据包是一个文件夹，里面放数据文件和 package.yaml。",
    why="没有文件夹就没有可导入的数据。",
)
NO_SETTINGS = declare(
    "JX-IMP-002",
    "文件夹“{folder}”里没有 package.yaml",
    hint='请新建 package.yaml，写三行：unit: "单位编码"、name: 单位名称、fiscal_year: 2023。',
    why="每一条数据都要知道属于哪个单位、哪一年度，程序不替您猜。",
)
NO_FILES = declare(
    "JX-IMP-003",
    "文件夹“{folder}”里没有数据文件",
    hint="请放入 .xlsx、.csv 或 .docx 文件；模板可用“jixiao template”命令生成。",
    why="没有数据就没有可评价的内容。",
)
FILE_GONE = declare(
    "JX-IMP-004",
    "package.yaml 写了文件“{file}”，文件夹里没有",
    hint="请核对文件名（含扩展名）；不再使用的，请从 package.yaml 中删去。",
    why="列出的文件缺失，导入的数据就不完整。",
)
OTHER_YEAR = declare(
    "JX-IMP-005",
    "要处理的年度是 {asked}，package.yaml 写的是 {written}",
    hint="请核对命令中的年度和 package.yaml 中的 fiscal_year，两处要一致。",
    why="用错年度，会拿别的年度的数据打分。",
)
NO_SUCH_RECORD = declare(
    "JX-IMP-006",
    "不认识的记录类型“{record}”",
    hint="可用的记录类型：{records}。",
    why="记录类型决定一张表里各列的含义。",
)
NOT_UTF8 = declare(
    "JX-IMP-007",
    "package.yaml 不是 UTF-8 编码",
    hint="请用记事本打开，另存为 UTF-8 编码。",
    why="编码不对，单位名称会变成乱码。",
)


@dataclass(frozen=True, slots=True)
class FileEntry:
    """What package.yaml remembers about a file or one of its sheets; empty parts are found out while reading.

    `columns` maps headings to field names ("" ignores the column); `record` is a record type's name, or 忽略 for a sheet to be left out.
    """

    file: str
    sheet: str = ""
    record: str = ""
    header: int = 0
    unit: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Package:
    """An opened package: the unit and year its rows belong to, its files in name order and what is remembered about them.

    `required` are record types that must be handed in; `published_total` the total the unit has published, in hundredths of a point.
    """

    folder: Path
    unit: str
    name: str
    fiscal_year: int
    files: tuple[str, ...]
    entries: tuple[FileEntry, ...] = ()
    required: tuple[str, ...] = ()
    published_total: Points | None = None

    def entries_for(self, file: str) -> tuple[FileEntry, ...]:
        """What is remembered about one file."""
        return tuple(entry for entry in self.entries if entry.file == file)


def open_package(folder: Path, *, fiscal_year: int | None) -> tuple[Package | None, tuple[Finding, ...]]:
    """The package in `folder`, or None with findings. `fiscal_year` must agree with package.yaml, and stands in where that is silent.

    Files named in `files` are read as described there; all other .xlsx, .csv and .docx files of the folder are read too, unless named in
    `ignore`. Lock files (~$) and hidden files are left out.
    """
    if not folder.is_dir():
        return None, (NO_FOLDER.at(place=str(folder), folder=folder.name),)
    settings = folder / SETTINGS
    if not settings.is_file():
        return None, (NO_SETTINGS.at(place=folder.name, folder=folder.name),)
    content = settings.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        origin = Source(file=SETTINGS, sha256=hashlib.sha256(content).hexdigest())
        return None, (NOT_UTF8.at(origin),)
    node, findings = load(text, file=SETTINGS)
    if node is None:
        return None, findings
    return _Opening(folder, node, []).package(fiscal_year)


@dataclass(slots=True)
class _Opening:
    """One reading of package.yaml; findings gather so that all of them are told at once."""

    folder: Path
    root: Node
    findings: list[Finding]

    def package(self, asked: int | None) -> tuple[Package | None, tuple[Finding, ...]]:
        if not isinstance(self.root.value, dict):
            return None, (wrong_kind(self.root, key=SETTINGS, wanted="“键: 值”的列表"),)
        self.findings += refuse_unknown(self.root, allowed=KEYS)
        unit, name = (self._text(self.root, key, required=True) for key in ("unit", "name"))
        year = self._year(asked)
        entries = tuple(entry for node in self._list("files") for entry in self._entry(node))
        files = self._files(entries)
        required = tuple(self._record(node) for node in self._list("required"))
        total = self._total()
        if any(finding.severity is Severity.ERROR for finding in self.findings):
            return None, tuple(self.findings)
        package = Package(self.folder, unit, name, year, files, entries, required, total)
        return package, tuple(self.findings)

    def _text(self, node: Node, key: str, *, required: bool = False) -> str:
        below = node.at(key)
        if below is None or below.value is None:
            if required:
                self.findings += missing_keys(node, required=(key,))
            return ""
        if below.items or below.list or not below.text.strip():
            self.findings.append(wrong_kind(below, key=key, wanted="一段文字"))
        return below.text.strip()

    def _list(self, key: str) -> tuple[Node, ...]:
        node = self.root.at(key)
        if node is not None and node.value is not None and not isinstance(node.value, tuple):
            self.findings.append(wrong_kind(node, key=key, wanted="一个列表"))
        return node.list if node else ()

    def _year(self, asked: int | None) -> int:
        node = self.root.at("fiscal_year")
        if node is None or node.value is None:
            if asked is None:
                self.findings += missing_keys(self.root, required=("fiscal_year",))
            return asked or 0
        if type(node.value) is not int or not 1994 <= node.value <= 2100:
            self.findings.append(wrong_kind(node, key="fiscal_year", wanted="四位年份"))
            return 0
        if asked is not None and asked != node.value:
            found, expected = str(node.value), str(asked)
            self.findings.append(
                OTHER_YEAR.at(node.source, found=found, expected=expected, asked=asked, written=node.value)
            )
        return node.value

    def _total(self) -> Points | None:
        node = self.root.at("published_total")
        if node is None or node.value is None:
            return None
        number = node.value if type(node.value) in (int, Decimal) else None
        points = to_points(Decimal(number)) if isinstance(number, (int, Decimal)) else None
        if points is None or points < 0:
            self.findings.append(wrong_kind(node, key="published_total", wanted="最多两位小数的分数"))
        return points

    def _record(self, node: Node) -> str:
        written = node.text.strip()
        by_label = {record.label: record.name for record in BY_NAME.values()}
        if written in BY_NAME or written in IGNORED:
            return written
        if written not in by_label:
            known = "、".join(f"{record.name}（{record.label}）" for record in BY_NAME.values())
            self.findings.append(NO_SUCH_RECORD.at(node.source, found=written, record=written, records=known))
        return by_label.get(written, "")

    def _entry(self, node: Node) -> tuple[FileEntry, ...]:
        if not node.items:
            self.findings.append(wrong_kind(node, key="files", wanted="由 {file: 文件名, …} 组成的列表"))
            return ()
        self.findings += refuse_unknown(node, allowed=FILE_KEYS)
        file = self._text(node, "file", required=True)
        record, header, unit = node.at("record"), node.at("header"), node.at("unit")
        if header is not None and (type(header.value) is not int or not 1 <= header.value <= 1000):
            self.findings.append(wrong_kind(header, key="header", wanted="表头所在的行号"))
        if unit is not None and unit.text not in FEN_IN:
            self.findings.append(wrong_kind(unit, key="unit", wanted="金额单位（元、千元、万元、百万元、亿元）"))
        columns = node.at("columns")
        if columns is not None and not isinstance(columns.value, dict):
            self.findings.append(wrong_kind(columns, key="columns", wanted="“表头: 字段”的映射"))
        entry = FileEntry(
            file=file,
            sheet=self._text(node, "sheet"),
            record=self._record(record) if record is not None else "",
            header=header.value if header is not None and type(header.value) is int else 0,
            unit=unit.text if unit is not None else "",
            columns={heading: below.text.strip() for heading, below in columns.items.items()} if columns else {},
            source=node.source,
        )
        return (entry,)

    def _files(self, entries: tuple[FileEntry, ...]) -> tuple[str, ...]:
        ignored = {node.text for node in self._list("ignore")}
        present = {path.name for path in self.folder.iterdir() if path.is_file() and _data(path.name)} - ignored
        for entry in entries:
            if entry.file and entry.file not in present:
                self.findings.append(
                    FILE_GONE.at(entry.source, found="没有这个文件", expected=entry.file, file=entry.file)
                )
        if not present:
            self.findings.append(NO_FILES.at(place=self.folder.name, folder=self.folder.name))
        return tuple(sorted(present))


def _data(name: str) -> bool:
    return not name.startswith(("~$", ".")) and Path(name).suffix.lower() in DATA
