"""What registers show besides numbers: time limits that were not kept, and typed figures that the records contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jixiao.kernel.figure import Figure
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.kernel.formatting import quantity
from jixiao.kernel.source import Source
from jixiao.standards.registers import Register, TimeLimit

BROKEN = register(
    FindingCode(
        code="JX-REG-010",
        severity=Severity.WARNING,
        template="{label}：“{title}”有 {count} 件不合时限（{length}，{basis}），应办 {due} 件",
        hint="用 jixiao explain {code} 列出这些记录；日期填错的请改正，确实超期的请说明原因",
        why="超过法定时限会影响当事人的权利，也会在考评、复议和诉讼中被追究。",
    )
)
UNFINISHED = register(
    FindingCode(
        code="JX-REG-011",
        severity=Severity.INFO,
        template="{label}：“{title}”有 {count} 件还没有办理日期，不算按期",
        hint="已经办完的请补填日期；没有办完的，在“办理时限”里看哪些快到期",
        why="没有日期的不能当作按期，按期率的分母包括它们。",
    )
)
NO_VALUE = register(
    FindingCode(
        code="JX-REG-012",
        severity=Severity.ERROR,
        template="履职数据“{name}”既没有数值，也没有能算出数值的口径",
        hint="填写数值；或者在“取自口径”里写台账统计的编号，并把那本台账的记录放进数据包",
        why="没有数值的履职数据不能作为完成值，报告里也是空白。",
    )
)
NO_MEASURE = register(
    FindingCode(
        code="JX-REG-013",
        severity=Severity.WARNING,
        template="履职数据“{name}”取自口径“{found}”，这次没有这个口径的数，暂用填写的数值",
        hint="核对口径编号（jixiao explain 不带编号可列出全部）；台账的记录没有交来的请补上",
        why="数值没有记录支持，追溯到填写的单元格为止。",
    )
)
CONTRADICTED = register(
    FindingCode(
        code="JX-REG-014",
        severity=Severity.WARNING,
        template="履职数据“{name}”填的是 {found}，台账的记录是 {expected}，以台账为准",
        hint="核对是台账漏记、重记，还是填写的数有误；不再需要另填的，清空“数值”",
        why="同一件事两个数，报告里用哪一个都会被问。",
    )
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A duty figure as stated: what was typed (ten-thousandths), under which mark, and the measure it is to be taken from.

    `at_least`: the mark says that it is no smaller (余, 多, 超).
    """

    code: str
    name: str
    value: int | None
    approximate: bool
    measure: str
    source: Source
    at_least: bool = False


def limit_findings(registers: Iterable[Register], *, figures: Mapping[str, Figure]) -> tuple[Finding, ...]:
    """One finding for each time limit that records broke, and one for each that records leave open."""
    return tuple(
        finding
        for declared in registers
        for limit in declared.limits
        for finding in _limit(declared, limit, figures=figures)
    )


def duty_findings(stated: Iterable[Typed], *, figures: Mapping[str, Figure]) -> tuple[Finding, ...]:
    """Where duty figures and the records they are taken from do not go together."""
    return tuple(finding for one in stated for finding in _duty(one, figures.get(f"duty.{one.code}")))


def _limit(declared: Register, limit: TimeLimit, *, figures: Mapping[str, Figure]) -> Iterator[Finding]:
    parts = {"label": declared.label, "title": limit.title, "length": limit.length}
    basis = limit.citation.text if limit.citation else limit.evidence.text if limit.evidence else ""
    for part, code in (("broken", BROKEN), ("open", UNFINISHED)):
        counted = figures.get(f"{declared.code}.{limit.code}.{part}")
        if counted is None or not counted.value or (part == "open" and limit.at_least):
            continue
        due = figures.get(f"{declared.code}.{limit.code}.due")
        where = counted.trace.sources[0] if counted.trace and counted.trace.sources else None
        yield code.at(
            where,
            place="" if where else declared.label,
            found=f"{counted.value} 件",
            expected=f"0 件（{limit.length}）",
            count=counted.value,
            due=due.value if due else "",
            basis=basis,
            code=counted.code,
            **parts,
        )


def _duty(stated: Typed, figure: Figure | None) -> Iterator[Finding]:
    counted = bool(figure and figure.trace and figure.trace.detail.get("measure"))
    if stated.value is None and not counted:
        yield NO_VALUE.at(stated.source, found="空白", expected="数值", name=stated.name)
    elif stated.measure and not counted:
        yield NO_MEASURE.at(stated.source, found=stated.measure, name=stated.name)
    elif (
        counted
        and figure is not None
        and stated.value is not None
        and figure.value != stated.value
        and (not stated.approximate or (stated.at_least and figure.value is not None and figure.value < stated.value))
    ):
        found = quantity(stated.value)
        expected = "无法判定" if figure.value is None else quantity(figure.value)
        yield CONTRADICTED.at(stated.source, found=found, expected=expected, name=stated.name)
