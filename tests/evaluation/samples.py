"""Indicators for tests, in whole units."""

from __future__ import annotations

from jixiao.evaluation.indicators import IndicatorInput


def given(
    name: str,
    *,
    weight: int,
    target: int | None,
    actual: int | None,
    first: str = "output",
    nature: str = "ge",
    rule: str = "",
    reason: str = "",
    tier: str | None = None,
    share: int | None = None,
    pass_line: int | None = None,
) -> IndicatorInput:
    """An indicator with its result; quantities in whole units, shares in per cent."""

    def scaled(value: int | None) -> int | None:
        return None if value is None else value * 10_000

    return IndicatorInput(
        code=name,
        name=name,
        first=first,
        second="",
        nature=nature,
        rule=rule,
        unit_name="件",
        weight=weight * 10_000,
        target=scaled(target),
        actual=scaled(actual),
        pass_line=scaled(pass_line),
        tier=tier,
        share=scaled(share),
        reason=reason,
        target_source=None,
        actual_source=None,
    )
