"""One assessed unit scored: under its scheme's rules, and with the marks that people gave in their place.

A mark stands in for the rule of its item as mark over weight, through the same primitive; so every point, computed or given, has the
same trace down to its cells.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jixiao.kernel.figure import Figure, FigureKind, State, Trace
from jixiao.standards.assessment import PEERS, Scheme
from jixiao.standards.loader import FULL, MARK, marked_rule
from jixiao.standards.model import Item
from jixiao.standards.rollup import total_points

from .assessment_model import Mark, Readings, Unit
from .evaluate import every_result, total_figures
from .items import Subject, part_of, score_items
from .model import Evaluation, ItemResult
from .ranking import Entrant, Place

ENGINE = "jixiao.assessment/1"
STAGES = {"self": "自评", "checked": "复核", "answered": "异议答复"}
SHOWN = 20
"""How many cells the trace of a figure of all units names."""


@dataclass(frozen=True, slots=True)
class Request:
    """All that an assessment needs, as values: whose it is, the scheme, the units."""

    unit: str
    unit_name: str
    fiscal_year: int
    snapshot: str
    scheme: Scheme
    units: Sequence[Unit]


@dataclass(frozen=True, slots=True)
class Scored:
    """One unit being scored: its figures with those of its peers, its items by code, and the evaluation that counts."""

    unit: Unit
    request: Request
    figures: Mapping[str, Figure]
    measured: Mapping[str, ItemResult]
    evaluation: Evaluation
    own_total: int | None

    @classmethod
    def of(cls, unit: Unit, *, peers: Mapping[str, Figure], request: Request) -> Scored:
        """The unit under its rules alone, and then with the marks that people gave."""
        standard = request.scheme.standard
        figures = dict(unit.figures) | dict(peers) | {f"{FULL}.{leaf.code}": _full(leaf) for leaf in standard.leaves()}
        alone = score_items(standard, subject=Subject(figures=figures, claims={}, prefix="item.", weights={}))
        measured = {leaf.item.code: leaf for item in alone for leaf in item.leaves()}
        draft = cls(unit, request, figures, measured, _blank(unit, request), None)
        own = draft.total_if(unit.own, marked=False) if unit.own else None
        return replace(draft, evaluation=draft.evaluated(), own_total=own)

    def counting(self) -> dict[str, Mark]:
        """The marks that count, by item: those that say something else than the rule; one that confirms it leaves the rule's trace."""
        marks = {code: final_mark(self.unit, code) for code in self.measured}
        return {
            code: mark
            for code, mark in marks.items()
            if mark is not None and mark.points != known_points(self.measured[code])
        }

    def items_with(self, marks: Mapping[str, Mark]) -> tuple[ItemResult, ...]:
        """The items scored with these marks in place of their rules."""
        standard = self.request.scheme.standard
        given = {f"{MARK}.{code}": self._mark(code, mark) for code, mark in marks.items()}
        items = tuple(_replaced(item, marks=marks) for item in standard.items)
        subject = Subject(figures={**self.figures, **given}, claims={}, prefix="item.", weights={})
        return score_items(replace(standard, items=items), subject=subject)

    def total_if(self, changed: Mapping[str, Mark], *, marked: bool = True) -> int:
        """The total in hundredths with the marks that count (unless `marked` is false) and then these."""
        marks = self.counting() if marked else {}
        return self._place(self.items_with({**marks, **changed}))[0]

    def place_if(self, changed: Mapping[str, Mark]) -> Place:
        """What the unit is ranked by, with these marks in place of those that count."""
        return self._place(self.items_with({**self.counting(), **changed}))

    def entrant(self) -> Entrant:
        """The unit in the ranking."""
        return Entrant(self.unit.code, self.unit.cohort, self._place(self.evaluation.items))

    def evaluated(self) -> Evaluation:
        """The whole evaluation of the unit under the marks that count."""
        standard = self.request.scheme.standard
        items = self.items_with(self.counting())
        points = total_points(standard, parts=tuple(part_of(item) for item in items))
        total, verified, claimed = total_figures(points, items=items, standard=standard)
        named = [total, verified, claimed, *(result.figure for item in items for result in every_result(item))]
        inputs = [figure for item in items for leaf in item.leaves() for figure in leaf.inputs]
        return replace(
            self.evaluation,
            items=items,
            total=total,
            verified=verified,
            claimed=claimed,
            grade=standard.grade(points.points),
            figures={figure.code: figure for figure in (*inputs, *named)},
        )

    def readings(self) -> dict[str, Readings]:
        """Every leaf under each reading."""
        final = {leaf.item.code: leaf for item in self.evaluation.items for leaf in item.leaves()}
        return {
            code: Readings(
                item=code,
                measured=known_points(result),
                own=self.unit.own.get(code),
                checked=self.unit.checked.get(code),
                objection=self.unit.objections.get(code),
                final=known_points(final[code]),
            )
            for code, result in self.measured.items()
        }

    def place_without(self, code: str) -> Place:
        """What the unit is ranked by if its objection to an item were turned down: the checker's mark, else the rule's points."""
        marks = {other: mark for other, mark in self.counting().items() if other != code}
        if code in self.unit.checked:
            marks[code] = self.unit.checked[code]
        return self._place(self.items_with(marks))

    def _place(self, items: Sequence[ItemResult]) -> Place:
        standard = self.request.scheme.standard
        total = total_points(standard, parts=tuple(part_of(item) for item in items)).points
        points = {leaf.item.code: leaf.figure.value or 0 for item in items for leaf in item.leaves()}
        return (total, *(points[code] for code in self.request.scheme.ranking.break_by))

    def _mark(self, code: str, mark: Mark) -> Figure:
        measured = self.measured[code]
        item = measured.item
        # A deduction item keeps what is not taken off: a mark of -2 of 5 leaves 3.
        value = mark.points + int(item.points) if item.deduction else mark.points
        detail: dict[str, int | str | None] = {
            "stage": STAGES[mark.stage], "points": mark.points, "reason": mark.reason, "basis": mark.evidence,
            "given_by": mark.given_by,
        }  # fmt: skip
        beside = (measured.figure.trace,) if measured.figure.trace and not by_hand(item) else ()
        label = f"{STAGES[mark.stage]}评分"
        trace = Trace(
            "answer", f"{MARK}.{code}", label, detail=detail, sources=(mark.source,), row_count=1, children=beside
        )
        return Figure(f"{MARK}.{code}", label, FigureKind.POINTS, value=value, unit="分", decimals=2, trace=trace)


def final_mark(unit: Unit, code: str) -> Mark | None:
    """The mark that counts for an item: what an answer left, else the checker's; None where the rule's own points stand."""
    objection = unit.objections.get(code)
    if objection is not None and objection.answered is not None:
        return objection.answered
    return unit.checked.get(code)


def by_hand(item: Item) -> bool:
    """Whether the points of an item are given by people from the start."""
    return item.rule is not None and item.rule.num.startswith(f"{MARK}.")


def _full(leaf: Item) -> Figure:
    code = f"{FULL}.{leaf.code}"
    trace = Trace("rule", code, f"{leaf.name}分值", detail={"full": int(leaf.points)})
    return Figure(code, trace.label, FigureKind.POINTS, value=int(leaf.points), unit="分", decimals=2, trace=trace)


def _blank(unit: Unit, request: Request) -> Evaluation:
    nothing = Figure("score.total", "得分", FigureKind.POINTS, value=0, unit="分", decimals=2)
    return Evaluation(
        key=f"{key_of(request)}-{unit.code}",
        unit=unit.code,
        unit_name=unit.name,
        fiscal_year=request.fiscal_year,
        standard=request.scheme.standard,
        snapshot=request.snapshot,
        engine=ENGINE,
        items=(),
        total=nothing,
        verified=nothing,
        claimed=nothing,
        grade="",
        indicators=(),
        projects=(),
        figures={},
        findings=(),
    )


def _replaced(item: Item, *, marks: Mapping[str, Mark]) -> Item:
    if item.items:
        return replace(item, items=tuple(_replaced(child, marks=marks) for child in item.items))
    return replace(item, rule=marked_rule(item.code), small=None) if item.code in marks else item


def known_points(result: ItemResult) -> int | None:
    """The points of a leaf; None while undetermined or not applicable."""
    earned = result.earned
    return result.figure.value if earned is not None and (earned.state is State.KNOWN or earned.checks) else None


def peer_figures(units: Sequence[Unit], *, scheme: Scheme) -> dict[str, Figure]:
    """Sum, greatest and least of every input over all units that have it; undetermined while a unit has not told its number.

    A sum over some of the units would make every rate against it wrong, and nobody would see it.
    """
    found: dict[str, Figure] = {}
    for one in scheme.inputs:
        own = [unit.figures[one.code] for unit in units]
        values = [figure.value for figure in own if figure.value is not None]
        whole = len(values) == len(own) and bool(values)
        sources = tuple(source for figure in own if figure.trace for source in figure.trace.sources)
        for what, label, value in zip(PEERS, ("合计", "最大", "最小"), _extremes(values), strict=True):
            code = f"peers.{what}.{one.code}"
            detail: dict[str, int | str | None] = {
                "value": value if whole else None,
                "table": "assessment_value",
            }
            trace = Trace(
                "measure",
                code,
                f"全部单位{one.name}{label}",
                detail=detail,
                sources=sources[:SHOWN],
                row_count=len(values),
            )
            found[code] = replace(
                own[0],
                code=code,
                label=trace.label,
                value=value if whole else None,
                state=State.KNOWN if whole else State.UNDETERMINED,
                trace=trace,
            )
    return found


def _extremes(values: Sequence[int]) -> tuple[int, int, int]:
    return (sum(values), max(values), min(values)) if values else (0, 0, 0)


def key_of(request: Request) -> str:
    """The name of an assessment: scheme version, snapshot and engine."""
    parts = {"snapshot": request.snapshot, "engine": ENGINE, "scheme": request.scheme.standard.version}
    return f"a-{hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:12]}"
