"""What people have decided about pairs, read back from the review sheet they filled in (or any table with the same three columns)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jixiao.documents.limits import Limits
from jixiao.documents.model import Sheet
from jixiao.documents.reading import read
from jixiao.facts.headings import normal
from jixiao.kernel.finding import Finding, FindingCode, Severity, has_errors, register
from jixiao.kernel.source import Source

from .cells import text_of
from .disputes import REPEAT, SAME
from .exports import Export
from .linking import DIFFERENT, Decided

NUMBER_A, NUMBER_B, VERDICT = "案号（一）", "案号（二）", "认定"
VERDICTS = {SAME: "同一件", REPEAT: "同人另一件", DIFFERENT: "不是"}
WORDINGS = {
    **dict.fromkeys(("同一件", "同一", "是", "同一纠纷", "same"), SAME),
    **dict.fromkeys(("同人另一件", "同样的人另一件", "另一件", "同人不同件", "repeat"), REPEAT),
    **dict.fromkeys(("不是", "否", "不同", "different"), DIFFERENT),
}
LATER = frozenset({"以后再看", "待定", "later"})
HEADER_ROWS = 15

NO_COLUMNS = register(
    FindingCode(
        "JX-LNK-010",
        Severity.ERROR,
        "“{file}”里没有认定的列",
        "请用结果文件里的“待复核”表填写；自制的表要有三列：案号（一）、案号（二）、认定。",
        "读不到认定，之前的判断就会丢失。",
    )
)
WRONG_VERDICT = register(
    FindingCode(
        "JX-LNK-011",
        Severity.ERROR,
        "认定“{found}”看不懂",
        "请填：同一件、同人另一件、不是；还没有定的留空。",
        "含糊的认定不能用来合并记录。",
    )
)
CONTRADICTION = register(
    FindingCode(
        "JX-LNK-012",
        Severity.ERROR,
        "案号“{number}”被认定与两条记录都是同一件：{one}、{other}",
        "一件纠纷在另一个系统里最多有一条；请只留一个“同一件”。",
        "互相矛盾的认定会把件数算错。",
    )
)
NUMBER_GONE = register(
    FindingCode(
        "JX-LNK-013",
        Severity.WARNING,
        "认定里的案号“{number}”不在“{file}”里，这条认定没有用上",
        "请核对案号；记录已从系统中删去的，可以不管。",
        "用不上的认定要让人知道。",
    )
)


@dataclass(frozen=True, slots=True)
class Said:
    """A decision with the place it stands at."""

    decided: Decided
    source: Source


def read_decisions(path: Path, *, name: str) -> tuple[tuple[Said, ...], tuple[Finding, ...]]:
    """The decisions of a file (xlsx, csv); none with findings when it holds what nobody can understand."""
    document, findings = read(path, name=name, limits=Limits())
    if document is None:
        return (), findings
    for sheet in document.sheets:
        places = _columns(sheet)
        if places:
            origin = Source(file=name, sha256=document.sha256, sheet=sheet.name)
            return _read_sheet(sheet, places, origin)
    return (), (
        NO_COLUMNS.at(place=name, found="没有这三列", expected=f"{NUMBER_A}、{NUMBER_B}、{VERDICT}", file=name),
    )


def check_decisions(said: Sequence[Said], a: Export, b: Export, *, one_to_one: bool) -> tuple[Finding, ...]:
    """What does not fit the exports: numbers that are gone, records that are said to be the same as two others."""
    known = [set(export.prepared.column("number").to_pylist()) for export in (a, b)]
    findings: list[Finding] = []
    same: dict[tuple[int, str], str] = {}
    for one in said:
        numbers = (one.decided.number_a, one.decided.number_b)
        for side, (number, export) in enumerate(zip(numbers, (a, b), strict=True)):
            if number not in known[side]:
                findings.append(NUMBER_GONE.at(one.source, found=number, number=number, file=export.file))
            if one.decided.relation == SAME and one_to_one:
                other = numbers[1 - side]
                before = same.setdefault((side, number), other)
                if before != other:
                    findings.append(CONTRADICTION.at(one.source, found=number, number=number, one=before, other=other))
    return tuple(findings)


def _columns(sheet: Sheet) -> tuple[int, tuple[int, int, int]] | None:
    wanted = [normal(name) for name in (NUMBER_A, NUMBER_B, VERDICT)]
    for row, line in enumerate(sheet.values[:HEADER_ROWS], start=1):
        heads = [normal(value) if isinstance(value, str) else "" for value in line]
        if all(name in heads for name in wanted):
            one, two, three = (heads.index(name) for name in wanted)
            return row, (one, two, three)
    return None


def _read_sheet(
    sheet: Sheet, places: tuple[int, tuple[int, int, int]], origin: Source
) -> tuple[tuple[Said, ...], tuple[Finding, ...]]:
    head, columns = places
    said: list[Said] = []
    findings: list[Finding] = []
    for row, line in enumerate(sheet.values[head:], start=head + 1):
        number_a, number_b, verdict = (text_of(line[n]) if n < len(line) else "" for n in columns)
        if not (number_a and number_b and verdict) or verdict in LATER:
            continue
        where = Source(file=origin.file, sha256=origin.sha256, sheet=origin.sheet, row=row)
        if verdict not in WORDINGS:
            findings.append(WRONG_VERDICT.at(where, found=verdict, expected="、".join(VERDICTS.values())))
            continue
        said.append(Said(Decided(number_a, number_b, WORDINGS[verdict]), where))
    return (() if has_errors(findings) else tuple(said)), tuple(findings)
