"""Use case: what people state on a self-evaluation form, put in the place of what the snapshot says they stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jixiao.evaluation.indicators import IndicatorInput
from jixiao.evaluation.items import Claim
from jixiao.kernel.source import Source


@dataclass(frozen=True, slots=True)
class StatedAnswer:
    """The unit's answer to one point of a checklist (None: not answered) with its ground."""

    answer: bool | None
    basis: str


@dataclass(frozen=True, slots=True)
class StatedResult:
    """The result of one indicator: actual value and share in ten-thousandths, tier of a qualitative one, reason of a deviation.

    `duty` names the register the actual value is counted from; then what is stated as `actual` counts for nothing.
    """

    actual: int | None
    tier: str | None
    share: int | None
    reason: str
    duty: str = ""


@dataclass(frozen=True, slots=True)
class StatedTarget:
    """Another target and weight for an indicator, in ten-thousandths: what is asked for when targets are to be adjusted."""

    target: int | None
    weight: int


@dataclass(frozen=True, slots=True)
class Said:
    """Everything stated on a form, by item and point, and by indicator; `source` is the person and the form."""

    answers: Mapping[tuple[str, str], StatedAnswer] = field(default_factory=dict)
    results: Mapping[str, StatedResult] = field(default_factory=dict)
    source: Source | None = None
    targets: Mapping[str, StatedTarget] = field(default_factory=dict)


NOTHING_SAID = Said()


def answered(claims: Mapping[str, Mapping[str, Claim]], *, said: Said) -> dict[str, dict[str, Claim]]:
    """The claims with the answers of the form in their places."""
    merged = {item: dict(points) for item, points in claims.items()}
    for (item, point), stated in said.answers.items():
        merged.setdefault(item, {})[point] = Claim(stated.answer, stated.basis, said.source)
    return merged


def restated(
    indicators: Mapping[str, tuple[IndicatorInput, ...]], *, said: Said
) -> dict[str, tuple[IndicatorInput, ...]]:
    """The indicators with the results of the form, and the targets asked for, in their places."""
    return {project: tuple(_restated(given, said=said) for given in listed) for project, listed in indicators.items()}


def _restated(given: IndicatorInput, *, said: Said) -> IndicatorInput:
    wanted = said.targets.get(given.code)
    if wanted is not None:
        given = replace(given, target=wanted.target, weight=wanted.weight, target_source=said.source)
    stated = said.results.get(given.code)
    if stated is None:
        return given
    changed = replace(given, tier=stated.tier, share=stated.share, reason=stated.reason)
    return changed if stated.duty else replace(changed, actual=stated.actual, actual_source=said.source)
