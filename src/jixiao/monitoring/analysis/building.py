"""An analysis built from counted figures: the whole, month by month, line by line, and what stands out."""

from __future__ import annotations

from jixiao.kernel.figure import Figure, FigureKind, Trace
from jixiao.monitoring.dual.progress import elapsed

from .asked import BEFORE, MONTH, MONTH_BEFORE, PREFIX, TOTAL
from .cuts import lines_of
from .derived import apart_of, change_of, share_of, size_of
from .given import Building, Given
from .model import Analysis, Change, Month, Whole
from .standing import outliers, payees, slow, three_public, year_end


def build(given: Given) -> Analysis:
    """The whole analysis."""
    made = Building(given)
    whole = _whole(made)
    lines = lines_of(made, whole)
    return Analysis(
        unit=given.unit,
        unit_name=given.unit_name,
        fiscal_year=given.fiscal_year,
        as_of=given.as_of,
        snapshot=given.snapshot,
        key=given.key,
        pack=given.pack,
        whole=whole,
        months=_months(made),
        lines=lines,
        three_public=three_public(made, lines),
        payees=payees(made),
        outliers=outliers(made),
        year_end=year_end(made, whole),
        slow=slow(made),
        figures=made.figures,
        day_before=given.day_before,
    )


def _whole(made: Building) -> Whole:
    total, month = made.get(f"{PREFIX}.whole.{TOTAL}", "累计支出"), made.get(f"{PREFIX}.whole.{MONTH}", "本月支出")
    budget = made.known(f"{PREFIX}.whole.budget", "全年预算数")
    before = made.known(f"{PREFIX}.whole.{BEFORE}", "上年同期支出")
    month_before = made.known(f"{PREFIX}.whole.{MONTH_BEFORE}", "上年同月支出")
    gone = elapsed(made.given.as_of)
    time = made.put(
        Figure(
            f"{PREFIX}.elapsed",
            "序时进度",
            FigureKind.RATE,
            ratio=gone,
            unit="%",
            decimals=1,
            trace=Trace("formula", f"{PREFIX}.elapsed", "已过天数 / 全年天数", detail={"num": gone.num, "den": gone.den}),
        )
    )  # fmt: skip
    rate = made.put(share_of(f"{PREFIX}.whole.rate", "预算执行率", total, budget)) if budget else None
    project, project_month = (
        made.get(f"{PREFIX}.kind.{span}.project", f"项目支出{word}")
        for span, word in ((TOTAL, "累计支出"), (MONTH, "本月支出"))
    )
    planned = made.known(f"{PREFIX}.plan.count")
    plan = made.known(f"{PREFIX}.plan.{TOTAL}") if planned and planned.value else None
    plan_month = made.known(f"{PREFIX}.plan.{MONTH}") if plan else None
    back, back_month = (
        made.put(size_of(made.get(f"{PREFIX}.refunds.{span}"), f"{word}退款"))
        for span, word in ((TOTAL, "累计"), (MONTH, "本月"))
    )
    return Whole(
        month=month,
        total=total,
        count=made.get(f"{PREFIX}.count.{TOTAL}"),
        count_month=made.get(f"{PREFIX}.count.{MONTH}"),
        refunds=back,
        refunds_month=back_month,
        refunds_count=made.get(f"{PREFIX}.refunds_count.{TOTAL}"),
        refunds_count_month=made.get(f"{PREFIX}.refunds_count.{MONTH}"),
        outside=made.get(f"{PREFIX}.outside.count"),
        elapsed=time,
        budget=budget,
        rate=rate,
        gap=made.put(apart_of(f"{PREFIX}.whole.gap", "与序时进度之差", rate, time)) if rate else None,
        before=before,
        change=_change(made, "whole.change", "比上年同期", total, before),
        month_before=month_before,
        month_change=_change(made, "whole.month_change", "比上年同月", month, month_before),
        project=project,
        plan=plan,
        plan_rate=made.put(share_of(f"{PREFIX}.plan.rate", "用款计划完成率", project, plan)) if plan else None,
        plan_month=plan_month,
        project_month=project_month,
    )


def _change(made: Building, code: str, label: str, now: Figure, before: Figure | None) -> Change | None:
    if before is None:
        return None
    change = made.put(change_of(f"{PREFIX}.{code}", label, now, before))
    return Change(before, change, made.put(size_of(change, label)))


def _months(made: Building) -> tuple[Month, ...]:
    return tuple(
        Month(
            month,
            made.get(f"{PREFIX}.by_month.{month:02d}"),
            made.known(f"{PREFIX}.by_month_before.{month:02d}"),
        )
        for month in range(1, made.given.as_of.month + 1)
    )
