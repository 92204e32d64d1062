"""Two evaluations side by side: items, what went into them, and the main measures. Points are compared, never recomputed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from jixiao.kernel.figure import Figure, FigureKind, State
from jixiao.kernel.ratio import Ratio

from .model import Evaluation

MAIN_MEASURES = ("budget.adjusted", "expenditure.executed", "rate.execution")
"""What is told of every comparison: budget, spending and the rate of the two."""

RATE_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """One leaf of a score sheet as a comparison sees it: its points, and the figures its rule was given."""

    code: str
    name: str
    points: Figure
    inputs: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class ComparedEvaluation:
    """One side of a comparison: an evaluation just made, or one read back from its trace. `figures` are by code."""

    unit_name: str
    fiscal_year: int
    standard: str
    title: str
    version: str
    grade: str
    total: Figure
    items: tuple[ComparedItem, ...]
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Difference:
    """One item on both sides; None where one side does not have it."""

    name: str
    before: ComparedItem | None
    after: ComparedItem | None

    @property
    def change(self) -> Figure | None:
        """How many points the second has more; None when one side has none."""
        return change_of(self.before.points, self.after.points) if self.before and self.after else None

    @property
    def same(self) -> bool:
        """Whether both sides have the item with the same points, made of the same figures."""
        if self.before is None or self.after is None:
            return False
        return _value(self.before.points) == _value(self.after.points) and [
            _value(figure) for figure in self.before.inputs
        ] == [_value(figure) for figure in self.after.inputs]


@dataclass(frozen=True, slots=True)
class MeasuredDifference:
    """One figure on both sides; None where one side does not have it."""

    label: str
    before: Figure | None
    after: Figure | None

    @property
    def change(self) -> Figure | None:
        """The second less the first, of the same kind (a rate: the difference of the rates); None when one side has no value."""
        return change_of(self.before, self.after) if self.before and self.after else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two evaluations: the total and the main measures first, then every item of either standard in the order of the second."""

    before: ComparedEvaluation
    after: ComparedEvaluation
    measures: tuple[MeasuredDifference, ...]
    items: tuple[Difference, ...]


def side_of(evaluation: Evaluation) -> ComparedEvaluation:
    """An evaluation as one side of a comparison."""
    return ComparedEvaluation(
        unit_name=evaluation.unit_name,
        fiscal_year=evaluation.fiscal_year,
        standard=evaluation.standard.id,
        title=evaluation.standard.title,
        version=evaluation.standard.version,
        grade=evaluation.grade,
        total=evaluation.total,
        items=tuple(
            ComparedItem(leaf.item.code, leaf.item.name, leaf.figure, leaf.inputs) for leaf in evaluation.leaves()
        ),
        figures=evaluation.figures,
    )


def compare(before: ComparedEvaluation, after: ComparedEvaluation) -> Comparison:
    """The comparison. Items of one standard are paired by code, those of different standards by name (codes differ between them)."""
    by_code = before.standard == after.standard
    one, two = _keyed(before.items, by_code=by_code), _keyed(after.items, by_code=by_code)
    items = [
        Difference((two.get(key) or one[key]).name, one.get(key), two.get(key)) for key in dict.fromkeys((*two, *one))
    ]
    measures = [MeasuredDifference(after.total.label, before.total, after.total)]
    for code in MAIN_MEASURES:
        first, second = before.figures.get(code), after.figures.get(code)
        present = second or first
        if present:
            measures.append(MeasuredDifference(present.label, first, second))
    return Comparison(before, after, tuple(measures), tuple(items))


def change_of(before: Figure, after: Figure) -> Figure | None:
    """The second figure less the first as a figure without a trace; None unless both have a value of one kind and unit."""
    if (before.kind, before.unit) != (after.kind, after.unit) or {before.state, after.state} != {State.KNOWN}:
        return None
    bare = replace(after, approximate="", trace=None)
    if after.kind is FigureKind.RATE and before.ratio and after.ratio:
        one, two = before.ratio, after.ratio
        # With fewer digits than this, 99.7 % and 93.2 % would seem to differ by 6.6 (the rates themselves are not rounded).
        return replace(
            bare,
            decimals=max(after.decimals, RATE_DECIMALS),
            ratio=Ratio(two.num * one.den - one.num * two.den, one.den * two.den),
        )
    if before.value is None or after.value is None:
        return None
    return replace(bare, value=after.value - before.value)


def _keyed(items: Iterable[ComparedItem], *, by_code: bool) -> dict[tuple[str, int], ComparedItem]:
    """The items by code or name; two of one name in a standard stay two."""
    met: Counter[str] = Counter()
    keyed: dict[tuple[str, int], ComparedItem] = {}
    for item in items:
        name = item.code if by_code else item.name
        keyed[(name, met[name])] = item
        met[name] += 1
    return keyed


def _value(figure: Figure) -> tuple[State, int | None, Ratio | None, str]:
    return figure.state, figure.value, figure.ratio, figure.text
