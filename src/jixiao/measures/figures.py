"""Counted numbers as figures: each knows its name, its unit and the cells it came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.expressions.expression import parse
from jixiao.expressions.types import Type, Value
from jixiao.kernel.figure import QUANTITY_SCALE, Figure, FigureKind, State, Trace
from jixiao.kernel.money import FEN_IN, to_fen
from jixiao.kernel.ratio import Ratio
from jixiao.kernel.source import Source

from .compiled import compile_measure
from .model import AnyMeasure, Formula, Measure, Rate


@dataclass(frozen=True, slots=True)
class Backing:
    """What stands behind one counted number: the first records with their row addresses, and how many there are."""

    records: Sequence[Mapping[str, Value]]
    sources: Sequence[Source]
    total: int


NOTHING = Backing((), (), 0)
AT_LEAST = frozenset({"余", "多", "超", "超过", "逾", "以上"})
"""Marks of a number that is no smaller than what is written."""


def code_of(measure: AnyMeasure, group: str) -> str:
    """The code of a figure: the measure's own, followed by its group (`project.executed.A0101`)."""
    return f"{measure.code}.{group}" if group else measure.code


def figure_of(measure: Measure, *, group: str, value: int | None, backing: Backing) -> Figure:
    """One counted number as a figure; without a value it is 无法判定, never zero."""
    label, unit, mark = measure.label, measure.unit, ""
    if measure.described and backing.records:
        label, unit, mark = (str(backing.records[0].get(column) or "") for column in measure.described)
    detail: dict[str, int | str | None] = {"value": value, "table": measure.table, "aggregate": measure.aggregate}
    if measure.where:
        detail["where"] = measure.where
    if measure.readings and not group:
        detail["readings"] = " ".join(measure.readings)
    return Figure(
        code=code_of(measure, group),
        label=label,
        kind=measure.kind,
        value=value,
        unit=unit,
        decimals=measure.decimals,
        approximate=mark,
        state=State.UNDETERMINED if value is None else State.KNOWN,
        trace=Trace(
            kind="measure",
            code=code_of(measure, group),
            label=label,
            detail=detail,
            sources=tuple(backing.sources),
            row_count=backing.total,
        ),
    )


def counted_columns(measure: Measure) -> tuple[str, ...]:
    """The columns whose cells a figure of this measure leads back to."""
    return compile_measure(measure).counted_columns


def assumed(figure: Figure, value: int) -> Figure:
    """The figure with a value somebody supposes (假设测算); its trace says so and keeps what was counted."""
    trace = Trace(
        kind="assumption",
        code=figure.code,
        label=f"{figure.label}（假设）",
        detail={"assumed": value, "counted": figure.value},
        children=(figure.trace,) if figure.trace else (),
    )
    return replace(figure, value=value, state=State.KNOWN, trace=trace)


def as_quantity(figure: Figure, *, unit: str) -> int | None:
    """A figure's value in ten-thousandths of `unit`: counts and amounts as such, rates in per cent; None when it has no exact one.

    >>> as_quantity(Figure("x", "金额", FigureKind.MONEY, 1_785_600_000), unit="万元")
    17856000
    """
    if figure.kind is FigureKind.RATE and figure.ratio is not None:
        return (2 * 100 * QUANTITY_SCALE * figure.ratio.num + figure.ratio.den) // (2 * figure.ratio.den)
    if figure.value is None or figure.kind is FigureKind.QUANTITY:
        return figure.value
    if figure.kind is FigureKind.COUNT and figure.unit and unit == f"万{figure.unit}":
        return figure.value
    if figure.kind is FigureKind.MONEY:
        scaled, rest = divmod(figure.value * QUANTITY_SCALE, FEN_IN.get(unit, FEN_IN["元"]))
        return None if rest else scaled
    return figure.value * QUANTITY_SCALE if figure.kind is FigureKind.COUNT else None


def taken_from(stated: Figure, source: Figure) -> Figure:
    """A duty figure with the value that a measure counts: its own name and unit, the measure's way back to the records.

    A lower bound (余, 多, 超) that the records bear out stays as it was written, its trace with what they count; other marks go.
    """
    counted = as_quantity(source, unit=stated.unit)
    told = source.trace
    detail = {**(told.detail if told else {}), "value": counted, "measure": source.code}
    # “30余项” is true of 33 records: what was published stands, and leads to all of them.
    borne_out = stated.approximate in AT_LEAST and None not in (counted, stated.value)
    borne_out = borne_out and (counted or 0) >= (stated.value or 0)
    if borne_out:
        detail["recorded"] = counted
    trace = Trace(
        kind="measure",
        code=stated.code,
        label=stated.label,
        detail=detail,
        sources=told.sources if told else (),
        row_count=told.row_count if told else 0,
        children=told.children if told else (),
    )
    if borne_out:
        return replace(stated, trace=trace)
    state = State.UNDETERMINED if counted is None else State.KNOWN
    return replace(stated, value=counted, state=state, approximate="", trace=trace)


def stored_value(value: Decimal, *, kind: FigureKind, unit: str) -> int | None:
    """A written number as a figure of this kind stores it; None when it is too fine, or an amount without a unit of money."""
    if kind is FigureKind.MONEY:
        return to_fen(value, unit) if unit in FEN_IN else None
    scaled = value * QUANTITY_SCALE if kind is FigureKind.QUANTITY else value
    return int(scaled) if scaled == scaled.to_integral_value() else None


def with_parts(codes: Iterable[str], *, catalogue: Mapping[str, AnyMeasure]) -> tuple[AnyMeasure, ...]:
    """The measures of these codes and all that they are made of, in the order of the catalogue; KeyError where it has none such."""
    wanted, new = set[str](), set(codes)
    while new:
        wanted |= new
        new = {part for code in new for part in _parts(catalogue[code], known=catalogue)} - wanted
    return tuple(measure for code, measure in catalogue.items() if code in wanted)


def _parts(measure: AnyMeasure, *, known: Iterable[str]) -> frozenset[str]:
    if isinstance(measure, Rate):
        return frozenset((measure.num, measure.den))
    if isinstance(measure, Formula):
        return parse(measure.text, columns=dict.fromkeys(known, Type.INT), expect=Type.INT).columns
    return frozenset()


def figures_from(measures: Sequence[AnyMeasure], values: Mapping[str, Mapping[str, int | None]]) -> dict[str, Figure]:
    """Figures by code for counted values (by measure, then group), with the formulas and rates that can be told from them."""
    known: dict[str, Figure] = {}
    for one in measures:
        if isinstance(one, Measure):
            counted = values[one.code].items()
            made = [figure_of(one, group=group, value=value, backing=NOTHING) for group, value in counted]
            known |= {figure.code: figure for figure in made}
    codes = {one.code for one in measures}
    for one in measures:
        if isinstance(one, Rate) or (isinstance(one, Formula) and _parts(one, known=codes) <= set(known)):
            known |= derived_groups(one, known=known)
    return known


def derived_groups(measure: Formula | Rate, *, known: Mapping[str, Figure]) -> dict[str, Figure]:
    """A formula, or a rate with that of every group its denominator is split into, by code."""
    groups = [""]
    if isinstance(measure, Rate):
        groups += [code.removeprefix(f"{measure.den}.") for code in known if code.startswith(f"{measure.den}.")]
    figures = (derived(measure, group=group, known=known) for group in groups)
    return {figure.code: figure for figure in figures if figure is not None}


def derived(measure: Formula | Rate, *, group: str, known: Mapping[str, Figure]) -> Figure | None:
    """A formula or rate over figures already there; None when the group has none of them."""
    if isinstance(measure, Rate):
        return _rate(measure, group=group, known=known)
    if not measure.inputs & set(known):
        # Of a register that was not handed in.
        return None
    expression = parse(measure.text, columns=dict.fromkeys(known, Type.INT), expect=Type.INT)
    inputs = tuple(known[code] for code in sorted(expression.columns))
    value = expression.evaluate({figure.code: figure.value for figure in inputs})
    if measure.silent_when_zero and not value:
        return None
    return Figure(
        code=measure.code,
        label=measure.label,
        kind=measure.kind,
        value=value if isinstance(value, int) else None,
        unit=measure.unit,
        decimals=measure.decimals,
        state=State.UNDETERMINED if value is None else State.KNOWN,
        trace=_trace("formula", code=measure.code, label=measure.label, text=measure.text, inputs=inputs),
    )


def _rate(measure: Rate, *, group: str, known: Mapping[str, Figure]) -> Figure | None:
    suffix = f".{group}" if group else ""
    num, den = known.get(f"{measure.num}{suffix}"), known.get(f"{measure.den}{suffix}")
    if num is None or den is None:
        return None
    state = State.KNOWN
    ratio = None
    if num.value is None or den.value is None:
        state = State.UNDETERMINED
    elif den.value <= 0:
        state = State.NOT_APPLICABLE
    else:
        ratio = Ratio(num.value, den.value)
    text = f"{measure.num} / {measure.den}"
    code = f"{measure.code}{suffix}"
    return Figure(
        code=code,
        label=measure.label,
        kind=FigureKind.RATE,
        ratio=ratio,
        unit="%",
        decimals=measure.decimals,
        state=state,
        trace=_trace("formula", code=code, label=measure.label, text=text, inputs=(num, den)),
    )


def _trace(kind: str, *, code: str, label: str, text: str, inputs: tuple[Figure, ...]) -> Trace:
    children = tuple(figure.trace for figure in inputs if figure.trace is not None)
    detail: dict[str, int | str | None] = {"formula": text} | {figure.code: figure.value for figure in inputs}
    return Trace(kind=kind, code=code, label=label, detail=detail, children=children)
