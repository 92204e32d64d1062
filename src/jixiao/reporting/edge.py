"""Figures as floating-point numbers, for the two kinds of program that know no others: spreadsheets and drawing engines.

A float is right here and nowhere else in Jixiao. A cell of a workbook is a double by its format, and 9.97 written as a double is read
back as 9.97; a bar ends as a width in pixels. Nothing in Jixiao ever reads these numbers again.
"""

from __future__ import annotations

from decimal import Decimal

from jixiao.kernel.figure import QUANTITY_SCALE, Figure, FigureKind
from jixiao.kernel.formatting import figure_text
from jixiao.kernel.money import from_fen
from jixiao.kernel.points import HUNDREDTHS

SCALES = {FigureKind.POINTS: HUNDREDTHS, FigureKind.QUANTITY: QUANTITY_SCALE}


def edge_number(figure: Figure) -> float | None:
    """The figure in its unit (万元, 分, 件); a rate as a fraction; None when there is no value."""
    if figure.kind is FigureKind.RATE:
        return float(Decimal(figure.ratio.num) / figure.ratio.den) if figure.ratio else None
    if figure.value is None:
        return None
    if figure.kind is FigureKind.MONEY:
        return float(from_fen(figure.value, figure.unit))
    return float(Decimal(figure.value) / SCALES.get(figure.kind, 1))


def edge_points(hundredths: int) -> float:
    """Hundredths of a point as points."""
    return float(Decimal(hundredths) / HUNDREDTHS)


def edge_cell(figure: Figure) -> float | str:
    """The figure as a cell shows it: its number, or — and 无法判定 where there is none."""
    number = edge_number(figure)
    return figure_text(figure) if number is None else number
