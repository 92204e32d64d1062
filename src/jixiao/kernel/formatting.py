"""How figures are printed: the only place that turns whole numbers into digits for readers."""

from __future__ import annotations

from .figure import QUANTITY_SCALE, Figure, FigureKind, State
from .money import FEN_IN
from .period import day_of
from .points import HUNDREDTHS
from .ratio import half_up

UNKNOWN = "无法判定"
NOT_APPLICABLE = "—"
TRAILING_MARKS = ("余", "多")
MARKS_AFTER_UNIT = ("左右", "上下", "以上", "以下")


def digits(num: int, den: int, *, decimals: int, grouped: bool = True) -> str:
    """num/den rounded half up to `decimals`, with thousands separators when `grouped`.

    >>> digits(7493670000, 1000000, decimals=2)
    '7,493.67'
    """
    scaled = half_up(num * 10**decimals, den)
    whole, rest = divmod(abs(scaled), 10**decimals)
    text = f"{whole:,}" if grouped else str(whole)
    if decimals:
        text += f".{rest:0{decimals}d}"
    return f"-{text}" if scaled < 0 else text


def money(fen: int, *, unit: str, decimals: int = 2) -> str:
    """An amount in `unit`, thousands separated: 7,493.67 for 7493670000 fen in 万元."""
    return digits(fen, FEN_IN[unit], decimals=decimals)


def exact_money(fen: int, *, unit: str, grouped: bool = True) -> str:
    """An amount in `unit` to its last fen, two decimals at least: what people type, read and compare is never rounded.

    >>> exact_money(123456, unit="万元"), exact_money(350000, unit="万元")
    ('0.123456', '0.35')
    """
    places = max(2, len(str(FEN_IN[unit])) - 1)
    text = digits(fen, FEN_IN[unit], decimals=places, grouped=grouped)
    whole, _, rest = text.partition(".")
    return f"{whole}.{rest[:2]}{rest[2:].rstrip('0')}"


def percent(num: int, den: int, *, decimals: int = 2) -> str:
    """A rate in per cent, or “—” when the denominator is zero (不适用, never 0 % or 100 %)."""
    return f"{digits(num * 100, den, decimals=decimals)}%" if den > 0 else NOT_APPLICABLE


def quantity(value: int) -> str:
    """A quantity held in ten-thousandths, without trailing zeros: 923500 → 92.35."""
    text = digits(value, QUANTITY_SCALE, decimals=4)
    return text.rstrip("0").rstrip(".")


def figure_text(figure: Figure, *, with_unit: bool = True) -> str:
    """A figure as printed in documents and on pages, e.g. 7,493.67万元, 99.7%, 2173件, 9.97分."""
    if figure.state is State.UNDETERMINED:
        return UNKNOWN
    if figure.state is State.NOT_APPLICABLE:
        return NOT_APPLICABLE
    if figure.kind is FigureKind.RATE:
        assert figure.ratio is not None
        return percent(figure.ratio.num, figure.ratio.den, decimals=figure.decimals)
    unit = figure.unit if with_unit else ""
    if figure.approximate in TRAILING_MARKS:
        return f"{_bare(figure)}{figure.approximate}{unit}"
    if figure.approximate in MARKS_AFTER_UNIT:
        return f"{_bare(figure)}{unit}{figure.approximate}"
    return f"{figure.approximate}{_bare(figure)}{unit}"


def change_text(change: Figure) -> str:
    """A difference of two figures with its sign: +1.23万元, -0.4个百分点 (a difference of rates is in points of a per cent).

    >>> change_text(Figure("a", "a", FigureKind.POINTS, value=-497, unit="分"))
    '-4.97分'
    """
    text = figure_text(change)
    if change.kind is FigureKind.RATE:
        text = text.replace("%", "个百分点")
    amount = change.ratio.num if change.ratio else change.value or 0
    return f"+{text}" if amount > 0 else text


def _bare(figure: Figure) -> str:
    if figure.kind is FigureKind.TEXT:
        return figure.text
    value = figure.value if figure.value is not None else 0
    match figure.kind:
        case FigureKind.MONEY:
            return digits(value, FEN_IN[figure.unit], decimals=figure.decimals)
        case FigureKind.POINTS:
            return digits(value, HUNDREDTHS, decimals=2)
        case FigureKind.QUANTITY:
            return quantity(value)
        case FigureKind.DAY:
            day = day_of(value)
            return f"{day.year}年{day.month}月{day.day}日"
        case FigureKind.YEAR:
            return f"{value}年"
        case FigureKind.ANSWER:
            return "是" if value else "否"
        case _:
            return f"{value:,}"
