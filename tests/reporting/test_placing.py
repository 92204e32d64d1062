"""Names beside points lie neither on each other nor on a point; where points crowd, the furthest apart are named."""

from __future__ import annotations

from jixiao.kernel.figure import Figure, FigureKind
from jixiao.kernel.ratio import Ratio
from jixiao.reporting.chart_model import quadrant_chart
from jixiao.reporting.placing import named

NAMES = ("钱事同进", "钱快事慢")


def shown(*places: tuple[int, int], width: int = 440) -> tuple[bool, ...]:
    def rate(code: str, num: int) -> Figure:
        return Figure(code, "进度", FigureKind.RATE, ratio=Ratio(num, 100), unit="%", decimals=2)

    rows = [
        (f"A{at:02}01 项目", NAMES[0], rate(f"m{at}", money), rate(f"t{at}", target))
        for at, (money, target) in enumerate(places)
    ]
    return named(quadrant_chart(rows, names=NAMES, gone=rate("g", 50)), width=width, height=380)


def test_points_with_room_are_named() -> None:
    assert shown((10, 10), (50, 50), (90, 90)) == (True, True, True)
    assert shown() == ()


def test_where_points_crowd_the_furthest_apart_is_named() -> None:
    assert shown((50, 78), (50, 80), (50, 51)) == (False, True, True)
    # The same place twice: one name.
    assert sum(shown((60, 60), (60, 60))) == 1


def test_a_point_keeps_the_name_to_its_left_away() -> None:
    assert shown((50, 50), (55, 50)) == (False, True)
    assert shown((50, 50), (70, 50)) == (True, True)
    # On a phone the same two are too near.
    assert shown((50, 50), (60, 50)) == (True, True)
    assert shown((50, 50), (60, 50), width=240) == (False, True)
