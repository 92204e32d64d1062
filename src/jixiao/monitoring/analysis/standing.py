"""What stands out: the payees that got most, payments far above their project's usual, the end of the year, projects that are behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jixiao.kernel.figure import Figure, FigureKind, Trace
from jixiao.kernel.period import day_of
from jixiao.kernel.ratio import Ratio, half_up
from jixiao.monitoring.pace.lights import Light

from .asked import PREFIX, TOTAL
from .derived import amount, count, share_of, sum_of
from .given import Building
from .model import (
    ITEM,
    PROJECT,
    Concentration,
    Line,
    Outstanding,
    Payee,
    Slow,
    Standing,
    ThreePublic,
    Whole,
    YearEnd,
)
from .outliers import Outlier
from .spans import month_to


def three_public(made: Building, lines: Sequence[Line]) -> ThreePublic:
    """三公经费 over its items."""
    wanted = {item.code for item in made.given.pack.items if item.three_public}
    own = [line for line in lines if line.cut == ITEM and line.code in wanted]
    total = made.put(sum_of(f"{PREFIX}.three_public.total", "“三公”经费累计支出", [line.total for line in own]))
    month = made.put(sum_of(f"{PREFIX}.three_public.month", "“三公”经费本月支出", [line.month for line in own]))
    budgets = [line.budget for line in own if line.budget is not None]
    budget = made.put(sum_of(f"{PREFIX}.three_public.budget", "“三公”经费预算数", budgets)) if budgets else None
    rate = made.put(share_of(f"{PREFIX}.three_public.rate", "“三公”经费预算完成率", total, budget)) if budget else None
    over = tuple(
        line.name for line in own if line.budget is not None and (line.total.value or 0) > (line.budget.value or 0)
    )
    return ThreePublic(total, month, budget, rate, over)


def payees(made: Building) -> Concentration:
    """Who got most, on balance."""
    given = made.given
    unnamed = made.get(f"{PREFIX}.payee.unnamed")
    positive = [one for one in given.balances if one > 0]
    # By rank: a name may hold anything, a code leads into addresses and documents.
    own = tuple(
        made.put(replace(figure, code=f"{PREFIX}.payee.{rank}", label=f"{name}净额"))
        for rank, (name, figure) in enumerate(given.payees, start=1)
    )
    total = made.put(sum_of(f"{PREFIX}.payee.first", f"前{len(own)}名收款人净额", own))
    text = "收款人净额为正的合计，加上没有收款人名称的净额（为正时）"
    value = sum(positive) + max(unnamed.value or 0, 0)
    trace = Trace("formula", f"{PREFIX}.payee.base", text, detail={"formula": text, "value": value})
    base = made.put(amount(f"{PREFIX}.payee.base", "参与排名的支出", value, trace=trace))
    return Concentration(
        payees=tuple(
            Payee(name, figure, made.put(share_of(f"{figure.code}.share", f"{name}占比", figure, base)))
            for (name, _), figure in zip(given.payees, own, strict=True)
        ),
        total=total,
        base=base,
        share=made.put(share_of(f"{PREFIX}.payee.share", f"前{len(own)}名收款人占比", total, base)),
        unnamed=unnamed,
        count=made.put(count(f"{PREFIX}.payee.count", "净额为正的收款人", len(positive), unit="个")),
        returned=made.put(
            count(f"{PREFIX}.payee.returned", "净额为零或为负的收款人", len(given.balances) - len(positive), unit="个")
        ),
    )


def outliers(made: Building) -> Outstanding:
    """The payments that stand out, with the median they are held against."""
    judged = made.given.judged
    found = tuple(_standing(made, one, number) for number, one in enumerate(judged.found, start=1))
    month = tuple(one.amount for one in found if one.in_month)
    return Outstanding(
        found,
        this_month=made.put(
            count(f"{PREFIX}.outliers.month", "本月离群支付", len(month), unit="笔", parts=month)
        ),
        projects=made.put(count(f"{PREFIX}.outliers.projects", "历史足够的项目", judged.projects, unit="个")),
        short=made.put(count(f"{PREFIX}.outliers.short", "历史不足的项目", len(judged.short), unit="个")),
    )  # fmt: skip


def _standing(made: Building, one: Outlier, number: int) -> Standing:
    row, code = one.row, f"{PREFIX}.outlier.{number}"
    fen, day = int(row["amount"] or 0), day_of(int(row["paid_on"] or 0))
    project, voucher = str(row["project"]), str(row["voucher"])
    cell = Trace(
        kind="cell",
        code=code,
        label=f"支付凭证{voucher}",
        detail={"table": "payment", "aggregate": "sum(amount)", "group": "voucher", "of": voucher},
        sources=(made.given.source(row),),
        row_count=1,
    )
    paid = made.put(amount(code, f"支付凭证{voucher}", fen, trace=cell))
    label = f"{project}历次支付的中位数"
    kind = "合同" if row.get("contract") else "无合同"
    detail: dict[str, int | str | None] = {
        "formula": f"{one.history} 笔{kind}支付的中位数",
        "num": one.median,
        "den": 2,
        "table": "payment",
        "aggregate": "sum(amount)",
        "where": f"amount > 0 AND contract IS {'NOT ' if row.get('contract') else ''}NULL",
        "group": "project",
        "of": project,
    }
    usual = Trace(kind="formula", code=f"{code}.median", label=label, detail=detail)
    median = made.put(amount(f"{code}.median", label, half_up(one.median, 2), trace=usual))
    times = Figure(
        f"{code}.times",
        "相当于中位数的比例",
        FigureKind.RATE,
        ratio=Ratio(2 * fen, one.median),
        unit="%",
        decimals=0,
        trace=Trace("formula", f"{code}.times", "金额 / 中位数", detail={"num": 2 * fen, "den": one.median}),
    )
    return Standing(
        project=project,
        name=made.given.projects.get(project, ("", ""))[0] or project,
        voucher=voucher,
        paid_on=day,
        payee=str(row.get("payee") or ""),
        purpose=str(row.get("purpose") or ""),
        amount=paid,
        median=median,
        times=made.put(times),
        in_month=month_to(made.given.as_of).first <= day,
    )


def year_end(made: Building, whole: Whole) -> YearEnd:
    """The end of the year so far; before it begins, what last year's was."""
    rule, given = made.given.pack.year_end, made.given
    months, year = made.known(f"{PREFIX}.year_end_before.months"), made.known(f"{PREFIX}.year_end_before.year")
    before = (
        made.put(share_of(f"{PREFIX}.year_end_before.share", "上年年末支出占全年", months, year)) if months and year else None
    )  # fmt: skip
    if given.as_of.month < min(rule.months):
        return YearEnd(None, None, None, None, (), before)
    paid, days = made.get(f"{PREFIX}.year_end.months"), made.get(f"{PREFIX}.year_end.days")
    projects = []
    for code in made.members(PROJECT):
        name = given.projects.get(code, ("", ""))[0] or code
        own = made.get(f"{PREFIX}.year_end.project.{code}", f"{name}年末支出")
        total = made.get(f"{PREFIX}.project.{TOTAL}.{code}", f"{name}累计支出")
        share = share_of(f"{PREFIX}.year_end.share.{code}", f"{name}年末支出占全年", own, total)
        enough = (own.value or 0) >= rule.floor
        if enough and share.ratio is not None and share.ratio.at_least(rule.share):
            projects.append(Line("year_end", code, name, month=own, total=total, share=made.put(share)))
    return YearEnd(
        share=made.put(share_of(f"{PREFIX}.year_end.share", "年末支出占全年", paid, whole.total)),
        paid=paid,
        days=days,
        days_share=made.put(share_of(f"{PREFIX}.year_end.days_share", "最后几天支出占全年", days, whole.total)),
        projects=tuple(sorted(projects, key=lambda line: -(line.month.value or 0))),
        before=before,
    )


def slow(made: Building) -> Slow:
    """Which projects are behind, by the lights of spending progress."""
    own = [one for one in made.given.paced if one.money.kind == PROJECT]
    behind = sorted(
        (one for one in own if one.light in (Light.RED, Light.YELLOW)), key=lambda one: (-one.light, one.money.code)
    )
    red, yellow = (sum(one.light is light for one in own) for light in (Light.RED, Light.YELLOW))
    return Slow(
        red=made.put(count(f"{PREFIX}.lights.red", "亮红灯的项目", red, unit="个")),
        yellow=made.put(count(f"{PREFIX}.lights.yellow", "亮黄灯的项目", yellow, unit="个")),
        projects=tuple((one.money.name, one.light.name.lower(), one.reasons) for one in behind),
    )
