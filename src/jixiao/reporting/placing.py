"""Which points of a chart are named beside it, so that no name lies on another one or on a point."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.kernel.figure import Figure

from .chart_model import Chart, short

POINT, GAP, LINE, LETTER, SIGN = 5, 7, 12, 6, 10
"""In pixels: half a point, from its middle to its name, a line of text, a Latin letter, a Chinese one."""
PARTS = 1_000


@dataclass(frozen=True, slots=True)
class _Box:
    left: int
    right: int
    top: int
    bottom: int

    def meets(self, other: _Box) -> bool:
        """Whether both cover a part of the paper."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def named(chart: Chart, *, width: int, height: int) -> tuple[bool, ...]:
    """For each label of a quadrant chart drawn at that size, whether its name stands beside its point.

    Where points crowd, those whose two numbers are furthest apart are named; the table beside the chart names all.
    """
    first, second = chart.series
    places = [(_parts(one), _parts(two)) for one, two in zip(first.figures, second.figures, strict=True)]
    widest, highest = (max((PARTS, *axis)) for axis in zip(*places, strict=True)) if places else (PARTS, PARTS)
    middles = [(across * width // widest, height - upwards * height // highest) for across, upwards in places]
    taken = [_Box(x - POINT, x + POINT, y - POINT, y + POINT) for x, y in middles]
    shown = [False] * len(places)
    for number in sorted(range(len(places)), key=lambda at: -abs(places[at][0] - places[at][1])):
        x, y = middles[number]
        wide = sum(LETTER if letter.isascii() else SIGN for letter in short(chart.labels[number]))
        box = _Box(x + GAP, x + GAP + wide, y - LINE // 2, y + LINE // 2)
        if not any(box.meets(other) for other in taken):
            shown[number] = True
            taken.append(box)
    return tuple(shown)


def _parts(figure: Figure) -> int:
    return figure.ratio.scaled(PARTS) if figure.ratio is not None else 0
