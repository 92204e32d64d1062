"""Which record type a sheet holds, by its name or by its headings; what to write in package.yaml when neither tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from jixiao.documents.model import Sheet
from jixiao.kernel.finding import Finding, FindingCode, Severity
from jixiao.kernel.source import Source

from .headings import HeadingLine, normal, recognised
from .package import FileEntry
from .reading import declare
from .records import BY_NAME
from .schema import RecordType

NUMBERING = re.compile(
    r"^(?:附[件表]?\d*|表\d*|第?[一二三四五六七八九十\d]+)[、.．:：_\-— ]*|[_\-— ]*\d{4}(?:年度?)?$|\(.*\)$"
)

UNKNOWN_LAYOUT = declare(
    "JX-IMP-009",
    "认不出工作表“{sheet}”是什么数据；看不懂的表头：{headings}",
    hint="请改用模板；或者在 package.yaml 中写明对应关系：{lines}",
    why="认不出的表不会被猜测导入，缺了它数据就不完整。",
)
LEFT_OUT = declare(
    "JX-IMP-010",
    "工作表“{sheet}”不像任何一种数据，没有导入",
    hint="如果是说明页，可以不管；如果是数据，请在 package.yaml 中写明：{lines}",
    why="没有导入的表不参加评价。",
    severity=Severity.WARNING,
)
SEVERAL_KINDS = declare(
    "JX-IMP-011",
    "工作表“{sheet}”既像{one}又像{other}",
    hint="请把工作表名改成其中之一，或者在 package.yaml 中写明：{lines}",
    why="同样的表头可以是两种数据，猜错了会把数算到别处。",
)


def record_by_title(title: str) -> RecordType | None:
    """The record type a sheet or file is named after: 支付明细, 附件1 支付明细, 1.支付明细（2023年）, payment; None when it is none."""
    plain = normal(title)
    for text in (plain, normal(NUMBERING.sub("", plain)), normal(NUMBERING.sub("", NUMBERING.sub("", plain)))):
        for record in BY_NAME.values():
            if text in {
                normal(name) for name in (record.label, record.name, record.national, *record.synonyms) if name
            }:
                return record
    return None


def record_of(
    sheet: Sheet, *, lines: list[HeadingLine], origin: Source, entry: FileEntry | None, alone: bool
) -> tuple[RecordType | None, tuple[Finding, ...]]:
    """The record type of a sheet: as package.yaml says, by its name, or the one whose columns it has; None with a finding."""
    if entry and entry.record:
        return BY_NAME[entry.record], ()
    named = record_by_title(sheet.name) or (record_by_title(Path(origin.file).stem) if alone else None)
    if named is not None:
        return named, ()
    fits = {record.name: _fit(lines, record, entry) for record in BY_NAME.values()}
    most = max(count for _, count, _ in fits.values())
    # A record type that needs one column only, such as 资产编号, is complete in every table that happens to have it.
    fits = {name: (complete and 2 * count >= most, count, rest) for name, (complete, count, rest) in fits.items()}
    first, second = sorted(BY_NAME.values(), key=lambda record: fits[record.name], reverse=True)[:2]
    complete, count, _ = fits[first.name]
    if complete and fits[first.name] == fits[second.name]:
        yaml = yaml_lines(origin, record=first.name)
        return None, (SEVERAL_KINDS.at(origin, sheet=origin.sheet, one=first.label, other=second.label, lines=yaml),)
    if complete or (count >= 3 and fits[first.name][:2] != fits[second.name][:2]):
        return first, ()
    code = UNKNOWN_LAYOUT if alone or count >= 2 else LEFT_OUT
    return None, (layout_finding(code, origin=origin, lines=lines, guess=first.name if count else ""),)


def _fit(lines: list[HeadingLine], record: RecordType, entry: FileEntry | None) -> tuple[bool, int, int]:
    """How well the best heading line suits a record type: all required columns there, how many fields, how few strangers."""
    line = heading_of(lines, record=record.name, entry=entry)
    if line is None:
        return (False, 0, 0)
    names = recognised(line, record=record.name)
    required = {field.name for field in record.fields if field.required}
    return (required <= names, len(names), len(names) - len(line.headings))


def heading_of(lines: list[HeadingLine], *, record: str, entry: FileEntry | None) -> HeadingLine | None:
    """The line that has most headings of a record type, the upper one of equals; None when none has any."""
    if not lines:
        return None
    told = {normal(heading) for heading in entry.columns} if entry else set()

    def known(line: HeadingLine) -> int:
        by_entry = sum(1 for heading in line.headings.values() if told & {normal(heading.text), *heading.alternatives})
        return len(recognised(line, record=record)) + by_entry

    best = max(lines, key=lambda line: (known(line), -line.height, -line.row))
    return best if known(best) else None


def layout_finding(code: FindingCode, *, origin: Source, lines: list[HeadingLine], guess: str) -> Finding:
    """The finding that a layout is not understood, with its headings and the lines for package.yaml; `guess` is a record type or ""."""
    fullest = max(lines, key=lambda line: len(line.headings), default=None)
    headings = [heading.text.strip() for heading in fullest.headings.values()] if fullest else []
    where = Source(file=origin.file, sha256=origin.sha256, sheet=origin.sheet, row=fullest.row if fullest else 0)
    columns = dict.fromkeys(headings[:8], "")
    written = yaml_lines(origin, record=guess or "记录类型", header=fullest.row if fullest else 1, columns=columns)
    listed = "、".join(headings[:12]) or "（没有表头）"
    return code.at(where, found=listed, expected="认得的表头", sheet=origin.sheet, headings=listed, lines=written)


def yaml_lines(origin: Source, *, record: str, header: int = 0, columns: Mapping[str, str] | None = None) -> str:
    """What to write under `files:` in package.yaml, on one line; an empty field name is shown as 字段名."""
    parts = [f'file: "{origin.file}"', f'sheet: "{origin.sheet}"', f"record: {record}"]
    if header:
        parts.append(f"header: {header}")
    if columns:
        pairs = ", ".join(f'"{" ".join(heading.split())}": {name or "字段名"}' for heading, name in columns.items())
        parts.append(f"columns: {{{pairs}}}")
    return f"files: [{{{', '.join(parts)}}}]"
