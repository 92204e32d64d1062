"""What a register declares to be counted, as measures: its records, its statistics, and how its time limits are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jixiao.kernel.figure import FigureKind
from jixiao.standards.registers import Register, Statistic, TimeLimit, condition_of, kept_of

from .catalog import BY_CODE
from .compiled import compile_measure
from .model import AnyMeasure, Formula, Measure, Rate

_INSTALLED: list[str] = []
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def install(registers: Iterable[Register]) -> None:
    """Makes the measures of these registers part of the catalogue, in place of those installed before."""
    for code in _INSTALLED:
        BY_CODE.pop(code, None)
    _INSTALLED.clear()
    for register in registers:
        for measure in measures_of(register):
            BY_CODE[measure.code] = measure
            _INSTALLED.append(measure.code)
    compile_measure.cache_clear()


def measures_of(register: Register) -> tuple[AnyMeasure, ...]:
    """All measures of a register: `<register>.count`, `<register>.<statistic>`, `<register>.<limit>.due` and so on."""
    own = [one for statistic in register.statistics for one in _statistic(register, statistic)]
    if not any(statistic.code == "count" for statistic in register.statistics):
        own.insert(
            0, Measure(f"{register.code}.count", f"{register.label}记录数", FigureKind.COUNT, register.code, "count(*)")
        )
    return (*own, *(one for limit in register.limits for one in _limit(register, limit)))


def _statistic(register: Register, one: Statistic) -> list[AnyMeasure]:
    code = f"{register.code}.{one.code}"
    if one.num:
        num, den = f"{register.code}.{one.num}", f"{register.code}.{one.den}"
        return [Rate(code, one.label, num, den, one.decimals)]
    if one.formula:
        text = _NAME.sub(lambda name: f"{register.code}.{name[0]}", one.formula)
        return [Formula(code, one.label, FigureKind.COUNT, text, unit=one.unit)]
    conditions = [part for part in (register.counted, one.where) if part]
    where = " and ".join(f"({part})" for part in conditions) if len(conditions) > 1 else "".join(conditions)

    def split(code: str, label: str, group: str) -> Measure:
        kind, table = FigureKind(one.kind), register.code
        unit, decimals = one.unit, one.decimals
        # A register of many streets has hundreds of groups: their cells are looked up when somebody asks.
        return Measure(
            code,
            label,
            kind,
            table,
            one.aggregate,
            where,
            unit=unit,
            decimals=decimals,
            group=group,
            traced=not group,
            readings=tuple(f"{register.code}.{name}" for name in one.readings),
        )

    labels = {field.name: field.label for field in register.fields}
    return [
        split(code, one.label, ""),
        *(split(f"{code}.by_{name}", f"{one.label}（按{labels[name]}）", name) for name in one.by),
    ]


def _limit(register: Register, limit: TimeLimit) -> list[AnyMeasure]:
    code, table = f"{register.code}.{limit.code}", register.code
    begun, kept = condition_of(limit), kept_of(limit)

    def counted(part: str, label: str, where: str) -> Measure:
        # Nobody asks for the cells of what is in order, and a trace would be full of them.
        traced = part in ("broken", "open")
        name = f"{limit.title}{label}"
        return Measure(f"{code}.{part}", name, FigureKind.COUNT, table, "count(*)", where, unit="件", traced=traced)

    return [
        counted("due", "应办件数", begun),
        counted("kept", "按期件数", f"{begun} and {kept}"),
        counted("broken", "超期件数", f"{begun} and {limit.end} is not null and not ({kept})"),
        counted("open", "未办件数", f"{begun} and {limit.end} is null"),
        # Of all that had to be done, also what is still open: a missing day is never in time.
        Rate(f"{code}.rate", f"{limit.title}按期率", f"{code}.kept", f"{code}.due"),
    ]
