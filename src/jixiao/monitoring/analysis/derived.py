"""Figures made from figures: shares, changes and sums, each with its formula as trace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from jixiao.kernel.figure import QUANTITY_SCALE, Figure, FigureKind, State, Trace
from jixiao.kernel.ratio import Ratio, half_up


def share_of(code: str, label: str, part: Figure, whole: Figure, *, decimals: int = 1) -> Figure:
    """`part` over `whole`; 不适用 when the whole is zero or below, as when refunds exceed payments."""
    return _rate(code, label, part.value, whole.value, f"{part.label} / {whole.label}", (part, whole), decimals)


def change_of(code: str, label: str, now: Figure, before: Figure) -> Figure:
    """By what share of `before` it is more (or less); 不适用 from zero or below."""
    num = now.value - before.value if now.value is not None and before.value is not None else None
    return _rate(
        code, label, num, before.value, f"({now.label} - {before.label}) / {before.label}", (now, before), decimals=1
    )


def apart_of(code: str, label: str, rate: Figure, time: Figure) -> Figure:
    """By how many points of a per cent two rates lie apart, to one decimal, without sign; the rates tell which is more."""
    value = None
    if rate.ratio is not None and time.ratio is not None:
        num = abs(rate.ratio.num * time.ratio.den - time.ratio.num * rate.ratio.den)
        tenths = half_up(num * 1000, rate.ratio.den * time.ratio.den)
        value = tenths * QUANTITY_SCALE // 10
    return Figure(
        code,
        label,
        FigureKind.QUANTITY,
        value=value,
        unit="个百分点",
        state=rate.state if value is None else State.KNOWN,
        trace=_trace(code, label, f"abs({rate.label} - {time.label})", (rate, time)),
    )


def size_of(figure: Figure, label: str) -> Figure:
    """A change or an amount without its sign, for a sentence whose verb has the sign."""
    code = f"{figure.code}.size"
    ratio = Ratio(abs(figure.ratio.num), figure.ratio.den) if figure.ratio is not None else None
    value = abs(figure.value) if figure.value is not None else None
    return replace(
        figure,
        code=code,
        label=label,
        ratio=ratio,
        value=value,
        trace=_trace(code, label, f"abs({figure.label})", (figure,)),
    )


def sum_of(code: str, label: str, parts: Iterable[Figure]) -> Figure:
    """Amounts added up; 无法判定 when one of them is."""
    listed = tuple(parts)
    known = all(one.value is not None for one in listed)
    return amount(
        code,
        label,
        sum(one.value or 0 for one in listed) if known else None,
        trace=_trace(code, label, " + ".join(one.label for one in listed) or "0", listed),
    )


def amount(code: str, label: str, fen: int | None, *, trace: Trace | None) -> Figure:
    """An amount in fen, printed in 万元."""
    state = State.UNDETERMINED if fen is None else State.KNOWN
    return Figure(code, label, FigureKind.MONEY, value=fen, unit="万元", decimals=2, state=state, trace=trace)


def count(code: str, label: str, number: int, *, unit: str, parts: tuple[Figure, ...] = ()) -> Figure:
    """How many there are, with what was counted."""
    return Figure(code, label, FigureKind.COUNT, value=number, unit=unit, trace=_trace(code, label, label, parts))


def nothing(code: str, label: str) -> Figure:
    """Zero where nothing was paid."""
    return amount(code, label, 0, trace=Trace(kind="measure", code=code, label=label, detail={"value": 0}))


def _rate(
    code: str, label: str, num: int | None, den: int | None, text: str, parts: tuple[Figure, ...], decimals: int
) -> Figure:
    state, ratio = State.KNOWN, None
    if num is None or den is None:
        state = State.UNDETERMINED
    elif den <= 0:
        state = State.NOT_APPLICABLE
    else:
        ratio = Ratio(num, den)
    trace = _trace(code, label, text, parts)
    return Figure(code, label, FigureKind.RATE, ratio=ratio, unit="%", decimals=decimals, state=state, trace=trace)


def _trace(code: str, label: str, text: str, parts: tuple[Figure, ...]) -> Trace:
    detail: dict[str, int | str | None] = {"formula": text} | {one.code: one.value for one in parts}
    children = tuple(one.trace for one in parts if one.trace is not None)
    return Trace(kind="formula", code=code, label=label, detail=detail, children=children)
