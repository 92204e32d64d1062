"""A system's export as cases in columns: every line read, bad lines set aside with the reason, nothing lost unseen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from jixiao.documents.limits import EXPORTS
from jixiao.documents.model import Sheet
from jixiao.documents.reading import read
from jixiao.facts.headings import heading_lines
from jixiao.facts.table_rows import TOTALS
from jixiao.kernel.finding import Finding, FindingCode, Severity, has_errors, register
from jixiao.kernel.source import Source
from jixiao.standards.linkage_rules import LinkageRules

from .cells import text_column, text_of
from .columns import NAMED, CaseColumn, CaseSheet, map_cases
from .plain_text import columns_of
from .preparing import DAYS, SCHEMA, Prepared, prepare

MOST_TOLD = 5
"""Of one kind so many are told one by one; all stand in the sheet of lines set aside."""

NO_HEADING = register(
    FindingCode(
        "JX-LNK-001",
        Severity.ERROR,
        "“{file}”里认不出当事人的列",
        "请从读到的表头中指出当事人的列；命令行用 --columns-a（第一份）或 --columns-b（第二份）写明，一列写一次，"
        "如 --columns-b “{example}=申请人”。一格里有双方姓名的写“=当事人”。读到的不是表头的，请核对文件。",
        "没有当事人就无法判断两条记录是不是同一件纠纷。",
    )
)
GUESSED = register(
    FindingCode(
        "JX-LNK-002",
        Severity.INFO,
        "“{heading}”按“{label}”读取（根据{how}判断）",
        "不对的，请改这一列的对应；命令行用 --columns-a 或 --columns-b 写明：{heading}=正确的字段，不要这一列的写 {heading}=忽略",
        "列名不在已知的写法里，程序作了判断，要让人看得见。",
    )
)
NO_PARTY = register(
    FindingCode(
        "JX-LNK-003",
        Severity.WARNING,
        "这一行没有当事人，没有参加比对",
        "请在来源系统中补上当事人后重新导出。",
        "没有当事人的记录无法认定是哪一件纠纷，但仍计入该系统的件数之外，须单独核对。",
    )
)
UNREADABLE = register(
    FindingCode(
        "JX-LNK-004",
        Severity.WARNING,
        "“{label}”的“{found}”读不出来，比对时当作没有填",
        "请改成{expected}的写法。",
        "读不出的内容不能作为证据，会使这一件更难认定。",
    )
)
NUMBER_TWICE = register(
    FindingCode(
        "JX-LNK-005",
        Severity.WARNING,
        "案号“{number}”在本系统中出现不止一次，只计第一次",
        "请核对是重复导出，还是两件纠纷用了同一个编号；是两件的，请改编号。",
        "同一系统里同一编号计两次会使件数变大。",
    )
)
NO_UNIT = register(
    FindingCode(
        "JX-LNK-006",
        Severity.WARNING,
        "“{heading}”没有写金额单位，没有单位的数按元读取",
        "单位是万元的，请把表头改成“{heading}（万元）”。",
        "单位读错，金额就不再是证据。",
    )
)
NO_COLUMN = register(
    FindingCode(
        "JX-LNK-007",
        Severity.WARNING,
        "“{file}”里没有{label}的列，比对时少了这一项证据",
        "有这一列而没有认出来的，请用 --columns-a 或 --columns-b 写明。",
        "日期是区分“同一件”与“同样的人另一件”的主要依据。",
    )
)
MORE = register(
    FindingCode(
        "JX-LNK-008",
        Severity.WARNING,
        "“{file}”中还有 {count} 处同类问题（{code}），没有逐条列出",
        "全部在结果文件的“隔离”表里。",
        "几百条相同的提示会盖住其他问题。",
    )
)
UNKNOWN_FIELD = register(
    FindingCode(
        "JX-LNK-009",
        Severity.ERROR,
        "不认识的字段“{name}”",
        "可用的字段：{known}。",
        "写错的对应关系如果被悄悄忽略，会读错列。",
    )
)
NO_NUMBER = register(
    FindingCode(
        "JX-LNK-017",
        Severity.WARNING,
        "“{file}”有 {count} 条没有案号，用行号代替（如“{example}”）",
        "有案号的列而没有认出来的，请指出是哪一列；没有案号的，请在来源系统里补上。重新导出后行号会变，已作的认定对不上新的行。",
        "认定按案号记住；没有案号，下一次认不出是哪一条。",
    )
)
LINE_TWICE = register(
    FindingCode(
        "JX-LNK-018",
        Severity.WARNING,
        "这一行没有案号，内容与第 {other} 行完全一样，只计第一次",
        "请核对是不是重复导出；是两件的，请在来源系统里给出各自的案号。",
        "同一件在一个系统里计两次会使件数变大。",
    )
)
SHEET_LEFT = register(
    FindingCode(
        "JX-LNK-019",
        Severity.WARNING,
        "工作表“{sheet}”也有案件（{count} 行），没有读取：一份文件只读最大的一张",
        "请把各张工作表的行接成一张，或者各存成一份文件，重新关联。",
        "只读了一张而没有人知道，件数就少了一截。",
    )
)
_PARTIES = {"party1", "parties"}
IGNORED = "忽略"
"""What people say of a column that is not to be used."""
MOST_HEADS = 300
LEAST_COLUMNS = 3
"""A sheet of cases has at least so many columns that are understood; instructions have a line that names the parties."""
WITH_UNIT = "[元万亿]"
MOST_LEFT = 3
"""A line of totals says so in one of its first columns, as one does in which those sign who have made or checked the list."""
SIGNED = "^(填表|填报|制表|制单|审核|复核|经办|打印|导出|统计|单位负责|部门负责)(人|单位|日期|时间|员)?[:：]"
HOW = {"worded": "表头的用词", "seen": "这一列的内容"}
WANTED = {"day": "2023-03-17", "happened": "2023-03-17", "closed": "2023-03-17", "amount": "52200元、5.22万元"}


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line, or a cell of it, that could not be used: its place and what was wrong; `whole` says that the line is out."""

    line: int
    number: str
    finding: Finding
    whole: bool


@dataclass(frozen=True, slots=True)
class Export:
    """One system's cases: `prepared` to be compared, `raw` as written, both with `line` (the row of the file) in front.

    `counted` is how many cases of this system take part; `aside` what does not, or only in part.
    """

    file: str
    sha256: str
    sheet: str
    columns: Mapping[str, CaseColumn]
    prepared: pa.Table
    raw: pa.Table
    aside: tuple[SetAside, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def counted(self) -> int:
        """How many cases take part."""
        return int(self.prepared.num_rows)

    def source(self, line: int, field: str = "") -> Source:
        """The address of a line, narrowed to a field's column."""
        column = self.columns.get(field)
        return Source(
            file=self.file, sha256=self.sha256, sheet=self.sheet, row=line, column=column.letter if column else ""
        )


def read_export(
    path: Path, *, name: str, rules: LinkageRules, told: Mapping[str, str]
) -> tuple[Export | None, tuple[Finding, ...]]:
    """The cases of a file (csv, xlsx, parquet), shown as `name`; None with findings when it cannot be read at all.

    `told` maps headings to field names, labels or 忽略. A line that names nobody and a number that comes twice are set aside.
    """
    known = {name for one in rules.fields for name in (one.name, one.label)} | {"", IGNORED}
    wrong = [
        UNKNOWN_FIELD.at(place=name, found=field, name=field, known=_labels(rules))
        for field in told.values()
        if field not in known
    ]
    if wrong:
        return None, tuple(wrong)
    found = _by_column(path, name=name, rules=rules, told=told) or _by_line(path, name=name, rules=rules, told=told)
    if not isinstance(found, _Reading):
        return None, found
    return found.export(), tuple(found.findings)


def _by_column(path: Path, *, name: str, rules: LinkageRules, told: Mapping[str, str]) -> _Reading | None:
    """The export as Arrow reads it; None when it has to be read line by line, or nobody is named in it."""
    columns = columns_of(path, name=name, limits=EXPORTS)
    found = map_cases(columns.sheet, fields=rules.fields, told=told) if columns else None
    if columns is None or found is None or not _PARTIES & set(found.columns):
        return None
    below = columns.below(found.first_row)
    if below is None:
        return None
    lines = pa.array(range(found.first_row, found.first_row + len(below[0])), pa.int64())
    return _Reading(name, columns.sha256, columns.sheet.name, found, rules, lines, [text_column(one) for one in below])


def _by_line(path: Path, *, name: str, rules: LinkageRules, told: Mapping[str, str]) -> _Reading | tuple[Finding, ...]:
    sheets, digest, findings = _sheets(path, name)
    if has_errors(findings):
        return findings
    mapped = [(sheet, map_cases(sheet, fields=rules.fields, told=told)) for sheet in sheets if not sheet.hidden]
    usable = [(sheet, found) for sheet, found in mapped if found and _PARTIES & set(found.columns)]
    if not usable:
        return (_no_parties(sheets, name),)
    sheet, found = max(usable, key=lambda pair: (len(pair[1].columns), len(pair[0].values)))
    findings = (*findings, *_left(usable, sheet, Source(file=name, sha256=digest)))
    rows = sheet.values[found.first_row - 1 :]
    width = max((len(row) for row in rows), default=0)
    columns = [
        pa.array([text_of(row[place]) if place < len(row) else "" for row in rows], pa.string())
        for place in range(width)
    ]
    lines = pa.array(range(found.first_row, found.first_row + len(rows)), pa.int64())
    return _Reading(name, digest, sheet.name, found, rules, lines, columns, list(findings))


def _left(usable: Sequence[tuple[Sheet, CaseSheet]], read: Sheet, origin: Source) -> list[Finding]:
    """What to say of the other sheets in which cases stand."""
    return [
        SHEET_LEFT.at(
            replace(origin, sheet=sheet.name),
            found=f"{len(sheet.values) - found.first_row + 1} 行",
            expected="一张工作表",
            sheet=sheet.name,
            count=len(sheet.values) - found.first_row + 1,
        )
        for sheet, found in usable
        if sheet is not read and len(sheet.values) >= found.first_row and len(found.columns) >= LEAST_COLUMNS
    ]


def _sheets(path: Path, name: str) -> tuple[Sequence[Sheet], str, tuple[Finding, ...]]:
    document, findings = read(path, name=name, limits=EXPORTS)
    return (document.sheets if document else ()), (document.sha256 if document else ""), findings


def _no_parties(sheets: Sequence[Sheet], name: str) -> Finding:
    """What to say of a file in which nobody is named: with the headings that it has, so that somebody can point at the right ones."""
    lines = [line for sheet in sheets if not sheet.hidden for line in heading_lines(sheet)]
    fullest = max(lines, key=lambda line: (len(line.headings), -line.row), default=None)
    heads = [" ".join(heading.text.split()) for heading in fullest.headings.values()] if fullest else []
    found = f"表头：{'、'.join(heads)[:MOST_HEADS]}" if heads else "没有表头"
    example = heads[1] if len(heads) > 1 else "表头"
    return NO_HEADING.at(place=name, found=found, expected="申请人、被申请人", file=name, example=example)


def _labels(rules: LinkageRules) -> str:
    return "、".join(f"{one.label}（{one.name}）" for one in rules.fields)


@dataclass(slots=True)
class _Reading:
    """One export being read."""

    name: str
    digest: str
    sheet: str
    found: CaseSheet
    rules: LinkageRules
    lines: Any
    """The number in the file of every line below the heading, and its columns as text."""
    columns: list[Any]
    findings: list[Finding] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def export(self) -> Export:
        self._tell_columns()
        lines, raw = self._texts()
        raw, doubled = self._numbered(lines, raw)
        amount = self.found.columns.get("amount")
        self._tell_unit(amount, raw)
        prepared = prepare(raw, rules=self.rules, unit=(amount.unit if amount else "") or "元")
        kept = self._kept(lines, raw, prepared, doubled)
        self._note_unread(lines, raw, prepared, kept)
        for code, count in self.counts.items():
            if count > MOST_TOLD:
                self.findings.append(MORE.at(place=self.name, file=self.name, count=count - MOST_TOLD, code=code))
        table = pa.table([lines, *(prepared.columns[name] for name in SCHEMA.names[1:])], schema=SCHEMA)
        written = pa.table({"line": lines, **raw})
        if len(kept) < len(lines):
            table, written = table.take(kept), written.take(kept)
        aside = tuple(sorted(self.aside, key=lambda one: one.line))
        return Export(self.name, self.digest, self.sheet, self.found.columns, table, written, aside, self.found.unknown)

    def _texts(self) -> tuple[Any, dict[str, Any]]:
        """The filled lines' numbers, and what stands in them by field, as text; a line of totals is none."""
        blank = pa.array([""] * len(self.lines), pa.string())
        filled = reduce(pc.or_, (pc.not_equal(column, "") for column in self.columns))
        sums = pa.array(sorted(TOTALS), pa.string())
        for column in self.columns[:MOST_LEFT]:
            told = pc.or_(pc.is_in(column, value_set=sums), pc.match_substring_regex(column, SIGNED))
            filled = pc.and_not(filled, told)
        raw = {
            name: self.columns[column.number - 1] if column.number <= len(self.columns) else blank
            for name, column in self.found.columns.items()
        }
        if pc.all(filled).as_py():
            return self.lines, raw
        return self.lines.filter(filled), {name: column.filter(filled) for name, column in raw.items()}

    def _numbered(self, lines: Any, raw: dict[str, Any]) -> tuple[dict[str, Any], dict[int, int]]:
        """The texts with a number in every line, and the lines without one that repeat an earlier line (which that is)."""
        numbers = raw.get("number", pa.array([""] * len(lines), pa.string()))
        missing = pc.equal(numbers, "")
        rows = pc.indices_nonzero(missing).to_pylist()
        if not rows:
            return raw, {}
        first: dict[tuple[str, ...], int] = {}
        doubled = {}
        columns = [column.take(rows).to_pylist() for name, column in raw.items() if name != "number"]
        for row, told in zip(rows, zip(*columns, strict=True), strict=True):
            before = first.setdefault(told, row)
            if before != row and any(told):
                doubled[row] = lines[before].as_py()
        instead = pc.binary_join_element_wise("第", pc.cast(lines, pa.string()), "行", "")
        example = f"第{lines[rows[0]].as_py()}行"
        parts: dict[str, Any] = {"file": self.name, "count": len(rows), "example": example}
        self.findings.append(NO_NUMBER.at(place=self.name, found="空白", expected="案号", **parts))
        return raw | {"number": pc.if_else(missing, instead, numbers)}, doubled

    def _kept(
        self, lines: Any, raw: Mapping[str, Any], prepared: Prepared, doubled: Mapping[int, int]
    ) -> list[int] | range:
        """The rows that take part, from 0; the others are set aside."""
        named = pc.or_(pc.is_valid(prepared.columns["surname1"]), pc.is_valid(prepared.columns["sound1"]))
        numbers = raw["number"]
        if not doubled and pc.all(named).as_py() and pc.count_distinct(numbers).as_py() == len(numbers):
            return range(len(lines))
        kept: list[int] = []
        seen: set[str] = set()
        for row, (known, number) in enumerate(zip(named.to_pylist(), numbers.to_pylist(), strict=True)):
            if known and number not in seen and row not in doubled:
                kept.append(row)
                seen.add(number)
                continue
            line = lines[row].as_py()
            where = self._place(line)
            if not known:
                told = NO_PARTY.at(where, found="空白", expected="当事人姓名或名称")
            elif row in doubled:
                told = LINE_TWICE.at(where, found="内容相同", expected="不重复的行", other=doubled[row])
            else:
                told = NUMBER_TWICE.at(where, found=number, expected="不重复的案号", number=number)
            self._set_aside(SetAside(line, number, told, True))
        return kept

    def _note_unread(self, lines: Any, raw: Mapping[str, Any], prepared: Prepared, kept: Sequence[int]) -> None:
        taking_part = set(kept) if prepared.unread else set()
        for name, rows in prepared.unread.items():
            column = self.found.columns[name]
            for row in rows:
                if row in taking_part:
                    line = lines[row].as_py()
                    where = replace(self._place(line), column=column.letter)
                    found = raw[name][row].as_py()[:40]
                    told = UNREADABLE.at(where, found=found, expected=WANTED[name], label=column.heading)
                    number = raw["number"][row].as_py()
                    self._set_aside(SetAside(line, number, told, False))

    def _tell_unit(self, amount: CaseColumn | None, raw: Mapping[str, Any]) -> None:
        """That the unit of amounts is assumed, where some amount stands without one and none stands over it."""
        if amount is None or amount.unit:
            return
        bare = pc.and_(
            pc.match_substring_regex(raw["amount"], r"\d"),
            pc.invert(pc.match_substring_regex(raw["amount"], WITH_UNIT)),
        )
        if pc.any(bare).as_py():
            head = amount.heading
            self.findings.append(NO_UNIT.at(place=self.name, found=head, expected="（元）或（万元）", heading=head))

    def _place(self, line: int) -> Source:
        return Source(file=self.name, sha256=self.digest, sheet=self.sheet, row=line)

    def _set_aside(self, one: SetAside) -> None:
        self.aside.append(one)
        self.counts[one.finding.code] = self.counts.get(one.finding.code, 0) + 1
        if self.counts[one.finding.code] <= MOST_TOLD:
            self.findings.append(one.finding)

    def _tell_columns(self) -> None:
        labels = {one.name: one.label for one in self.rules.fields}
        for name, column in self.found.columns.items():
            if column.how != NAMED:
                where = replace(self._place(self.found.first_row - 1), column=column.letter)
                parts = {"heading": column.heading, "label": labels[name], "how": HOW[column.how]}
                self.findings.append(GUESSED.at(where, found=column.heading, **parts))
        if not set(DAYS) & set(self.found.columns):
            self.findings.append(NO_COLUMN.at(place=self.name, found="没有日期列", file=self.name, label="日期"))
