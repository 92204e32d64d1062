"""Use case: what-if – `code=value` as people write it becomes a whole number of the measure's unit."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.kernel.numerals import read_number
from jixiao.measures.catalog import BY_CODE
from jixiao.measures.figures import stored_value
from jixiao.measures.model import Measure, Tally

UNREADABLE = register(
    FindingCode(
        code="JX-EVA-030",
        severity=Severity.ERROR,
        template="假设“{text}”无法理解",
        hint="写成 编号=数值，如 --set expenditure.executed=7000万元；编号须是由记录统计的口径，金额须带单位",
        why="假设测算只改一个口径的数值，看不懂的假设不能猜。",
    )
)


def read_assumptions(texts: Iterable[str]) -> tuple[dict[str, int], tuple[Finding, ...]]:
    """The assumed values by figure code; a text that names no counted measure or no exact value is a finding."""
    values: dict[str, int] = {}
    findings: list[Finding] = []
    for text in texts:
        code, _, written = text.partition("=")
        value = _value(code.strip(), written)
        if value is None:
            findings.append(UNREADABLE.at(place="--set", found=text, text=text))
        else:
            values[code.strip()] = value
    return values, tuple(findings)


def _value(code: str, written: str) -> int | None:
    measure = BY_CODE.get(code) or next((m for m in BY_CODE.values() if code.startswith(f"{m.code}.")), None)
    number = read_number(written)
    if not isinstance(measure, (Measure, Tally)) or number is None:
        return None
    return stored_value(number.value, kind=measure.kind, unit=number.unit)
