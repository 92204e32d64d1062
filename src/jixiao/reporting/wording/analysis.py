"""The sentences of an analysis of spending: each says what its figures say, also where there is nothing to compare or nothing was paid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from jixiao.kernel.figure import Figure, State
from jixiao.kernel.ratio import Ratio
from jixiao.monitoring.analysis.model import CLASS, DIVISION, FUND, ITEM, KIND, PROJECT, Analysis, Change, Line, YearEnd
from jixiao.monitoring.analysis.spans import is_month_end

from ..content import FigureSlot, Paragraph, Part, Text

Piece = str | Figure


def paragraph(*pieces: Piece, note: bool = False) -> Paragraph:
    """A paragraph of words and figures."""
    return Paragraph(parts(*pieces), note=note)


def parts(*pieces: Piece) -> tuple[Part, ...]:
    """Words and figures as parts; empty words are left out."""
    return tuple(Text(one) if isinstance(one, str) else FigureSlot(one) for one in pieces if one != "")


def overall(analysis: Analysis) -> list[Paragraph]:
    """The whole by the day, the month, last year, the plan."""
    whole, day = analysis.whole, analysis.as_of
    told: list[Piece] = [f"截至{day.year}年{day.month}月{day.day}日，{analysis.unit_name}"]
    if whole.budget is None:
        told += ["累计支出", whole.total, "；没有预算指标，不能计算预算执行率。"]
    elif whole.rate is None or whole.rate.state is not State.KNOWN or whole.gap is None:
        told += ["全年预算数", whole.budget, "，累计支出", whole.total, "；预算数不大于零，不计算预算执行率。"]
    else:
        told += ["全年预算数", whole.budget, "，累计支出", whole.total, "，预算执行率", whole.rate, "，"]
        told += [*_beside_calendar(whole.rate, whole.elapsed, whole.gap), "。"]
    found = [paragraph(*told), _month(analysis)]
    if whole.change is not None:
        found.append(paragraph("与上年相比，累计支出", *_changed(whole.change, "上年同期"), "。"))
    else:
        found.append(paragraph("没有上年的支付数据，不作同期比较。", note=True))
    found.append(_plan(analysis))
    if whole.outside.value:
        found.append(paragraph("另有", whole.outside, f"的支付日期不在{day.year}年内，没有计入。", note=True))
    return found


def _beside_calendar(rate: Figure, elapsed: Figure, gap: Figure) -> list[Piece]:
    if not gap.value or rate.ratio is None or elapsed.ratio is None:
        return ["与序时进度（", elapsed, "）持平"]
    return ["快于" if rate.ratio.at_least(elapsed.ratio) else "慢于", "序时进度（", elapsed, "）", gap]


def _month(analysis: Analysis) -> Paragraph:
    whole, day = analysis.whole, analysis.as_of
    name = f"{day.month}月" if is_month_end(day) else f"{day.month}月（截至{day.day}日）"
    if not whole.count_month.value:
        told: list[Piece] = [f"{name}没有支付"]
    elif (whole.month.value or 0) < 0:
        told = [f"{name}退款大于付款，支出", whole.month, "，共", whole.count_month]
    else:
        told = [f"{name}支出", whole.month, "，共", whole.count_month]
    if whole.refunds_count_month.value and (whole.month.value or 0) >= 0:
        told += ["，其中退款", whole.refunds_count_month, "、冲减", whole.refunds_month]
    if whole.month_change is not None:
        told += ["，", *_changed(whole.month_change, "上年同月")]
    return paragraph(*told, "。")


def _changed(change: Change, when: str) -> list[Piece]:
    """Against last year, with what it was then."""
    if change.before.value == 0:
        return [f"{when}没有支出，不计算增减"]
    if change.change.ratio is None:
        return [f"{when}支出为", change.before, "，不计算增减"]
    if change.change.ratio.num == 0:
        return [f"与{when}（", change.before, "）持平"]
    return [f"比{when}（", change.before, "）", "增长" if change.change.ratio.num > 0 else "下降", change.size]


def _plan(analysis: Analysis) -> Paragraph:
    whole, month = analysis.whole, analysis.as_of.month
    if whole.plan is None:
        return paragraph("没有用款计划，不能与计划比较。", note=True)
    if whole.plan_rate is None or whole.plan_rate.state is not State.KNOWN:
        return paragraph(f"到{month}月底没有安排项目用款计划，项目支出", whole.project, "。")
    told: list[Piece] = ["项目支出累计", whole.project, f"，为到{month}月底用款计划", whole.plan, "的", whole.plan_rate]
    if whole.plan_month is not None and whole.plan_month.value:
        told += ["；其中本月计划", whole.plan_month, "，实际", whole.project_month]
    return paragraph(*told, "。")


def kinds(analysis: Analysis) -> list[Paragraph]:
    """By kind of spending and fund type."""
    return [_shares(analysis, analysis.of(cut), "按" + word) for cut, word in ((KIND, "支出性质"), (FUND, "资金性质"))]


def classes(analysis: Analysis) -> list[Paragraph]:
    """By economic class."""
    return [_shares(analysis, analysis.of(CLASS), "按部门预算支出经济分类")]


def _shares(analysis: Analysis, lines: Sequence[Line], lead: str) -> Paragraph:
    if not lines:
        return paragraph(f"{lead}：没有支付。")
    told: list[Piece] = [f"{lead}，"]
    for number, line in enumerate(lines):
        told += ["" if number == 0 else "；", line.name, line.total]
        told += ["（占", line.share, "）"] if line.share.state is State.KNOWN else []
    if (analysis.whole.total.value or 0) <= 0:
        told.append("。累计支出不大于零，不计算占比")
    return paragraph(*told, "。")


def divisions(analysis: Analysis) -> list[Paragraph]:
    """What a division's money is, and which has spent least of its budget."""
    lines = analysis.of(DIVISION)
    if not lines:
        return [paragraph("没有项目，不按科室分。")]
    told: list[Piece] = ["科室的预算和支出是它负责的项目之和，不含基本支出"]
    rated = [line for line in lines if _known(line.rate)]
    if len(rated) > 1:
        lowest = min(rated, key=lambda line: _fraction(line.rate))
        told += [f"；执行率最低的是{lowest.name}，", *_rate(lowest)]
    return [paragraph(*told, "。")]


def projects(analysis: Analysis) -> list[Paragraph]:
    """Which projects spent most, and which least of their budget."""
    lines = analysis.of(PROJECT)
    if not lines:
        return [paragraph("没有项目预算，也没有项目支出。")]
    if len(lines) == 1:
        (only,) = lines
        told: list[Piece] = [f"只有一个项目“{only.name}”，累计支出", only.total]
        told += ["，执行率", only.rate] if only.rate is not None and _known(only.rate) else []
        return [paragraph(*told, "。")]
    most = max(lines, key=lambda line: line.total.value or 0)
    told = [f"有预算或支出的项目{len(lines)}个，"]
    if (most.total.value or 0) > 0:
        told += [f"支出最多的是“{most.name}”，累计", most.total]
    else:
        told += ["都没有支出"]
    rated = [line for line in lines if _known(line.rate)]
    if len(rated) > 1 and (most.total.value or 0) > 0:
        lowest = min(rated, key=lambda line: _fraction(line.rate))
        highest = max(rated, key=lambda line: _fraction(line.rate))
        same = _fraction(lowest.rate) == _fraction(highest.rate)
        told += (
            ["；各项目执行率都是", *_rate(lowest)] if same else [f"；执行率最低的是“{lowest.name}”，", *_rate(lowest)]
        )
    found = [paragraph(*told, "。")]
    grown = _grown(analysis, lines)
    return found + ([grown] if grown is not None else [])


def _grown(analysis: Analysis, lines: Iterable[Line]) -> Paragraph | None:
    """Projects whose spending changed by more than the bound against last year's."""
    bound = analysis.pack.change
    told: list[Piece] = []
    for line in lines:
        change = line.change.ratio if line.change is not None else None
        if line.change is not None and change is not None and abs(change.num) * bound.den > bound.num * change.den:
            told += ["" if not told else "、", f"“{line.name}”", line.change]
    return paragraph("与上年同期相比变化较大的项目：", *told, "（负数为减少）。") if told else None


def functions(analysis: Analysis, lines: Sequence[Line]) -> list[Paragraph]:
    """By function; how much could not be told."""
    if not lines:
        return [paragraph("支付和预算指标都没有注明功能分类。")]
    unknown = next((line for line in lines if line.code == "all.none" and line.total.value), None)
    if unknown is None:
        return []
    told = ("有", unknown.total, "没有注明功能分类，相应预算指标又不止一个功能分类，不能归类；涉及的科目不计算执行率。")
    return [paragraph(*told, note=True)]


def three_public(analysis: Analysis) -> list[Paragraph]:
    """三公经费 beside its budget, then meetings, training, travel."""
    own = analysis.three_public
    told: list[Piece]
    if own.total.value == 0:
        told = ["截至目前没有支付“三公”经费"]
        told += ["，全年预算数", own.budget] if own.budget is not None else []
    elif own.budget is None:
        told = ["“三公”经费累计支出", own.total, "；没有“三公”经费预算数，不能与预算比较"]
    else:
        told = ["“三公”经费累计支出", own.total, "，全年预算数", own.budget]
        told += ["，完成预算的", own.rate] if own.rate is not None and _known(own.rate) else ["，预算数不大于零"]
    if own.over:
        told += [f"；超过预算的有：{'、'.join(own.over)}"]
    wanted = {item.code for item in analysis.pack.items if not item.three_public}
    rest = [line for line in analysis.of(ITEM) if line.code in wanted]
    found = [paragraph(*told, "。")]
    if rest:
        listed: list[Piece] = []
        for number, line in enumerate(rest):
            listed += ["" if number == 0 else "，", line.name, line.total]
        found.append(paragraph("另外，", *listed, "。"))
    found.append(paragraph("以上按支付明细的经济分类归集，与决算口径可能不同。", note=True))
    return found


def payees(analysis: Analysis) -> list[Paragraph]:
    """How much of the spending the first payees got, and what was left out."""
    own, rule = analysis.payees, analysis.pack.payees
    if not own.payees:
        return [paragraph("没有可以排名的收款人。")]
    without = "、".join(analysis.pack.names.get(code, code) for code in rule.without)
    few = len(own.payees) < rule.first
    lead = "全部" if few else "前"
    told: list[Piece] = [f"不含{without}，" if without else "", "净额为正的收款人", own.count]
    told += [f"，{lead}{len(own.payees)}名合计", own.total, "，占参与排名支出", own.base, "的", own.share]
    if own.share.ratio is not None and own.share.ratio.at_least(rule.warn) and not few:
        told += ["，集中度较高"]
    rest: list[Piece] = ["退款从同一收款人的付款中扣减"]
    if (own.unnamed.value or 0) > 0:
        rest += ["；没有收款人名称的", own.unnamed, "计入分母，不参加排名"]
    if own.returned.value:
        rest += ["；净额为零或为负的收款人", own.returned, "，不参加排名"]
    return [paragraph(*told, "。"), paragraph(*rest, "。", note=True)]


def slow(analysis: Analysis) -> list[Paragraph]:
    """Projects with a red or yellow light, each with its reasons."""
    own = analysis.slow
    if not analysis.of(PROJECT):
        return [paragraph("没有项目，不判断项目进度。")]
    if not own.projects:
        return [paragraph("没有亮红灯或黄灯的项目。")]
    found = [paragraph("亮红灯的项目", own.red, "，亮黄灯的项目", own.yellow, "，请责任科室说明原因：")]
    words = {"red": "红灯", "yellow": "黄灯"}
    return found + [
        paragraph(f"“{name}”（{words[light]}）：{'；'.join(reasons)}。") for name, light, reasons in own.projects
    ]


def outliers(analysis: Analysis) -> list[Paragraph]:
    """Payments far above the usual ones of their project, and where there was too little to compare with."""
    own, rule = analysis.outliers, analysis.pack.outliers
    told: list[Piece] = []
    if not own.projects.value and not own.short.value:
        return [paragraph("没有项目支付，不查离群支付。")]
    if own.found:
        told = [
            f"与项目自己的历史相比明显偏大的支付，本年{len(own.found)}笔，其中本月",
            own.this_month,
            "，请核对事由和依据",
        ]
    else:
        told = ["没有与项目自己的历史相比明显偏大的支付"]
    if own.short.value:
        told += ["；", own.short, f"项目的同类支付不足{rule.least}笔，不能全部判断"]
    return [paragraph(*told, "。")]


def year_end(analysis: Analysis) -> list[Paragraph]:
    """The end of the year; before it begins, what it was last year."""
    own, rule = analysis.year_end, analysis.pack.year_end
    months = "、".join(f"{month}月" for month in rule.months)
    if own.share is None or own.paid is None or own.days is None or own.days_share is None:
        told: list[Piece] = [f"还没有到年末（{months}）"]
        told += [f"；上年{months}支出占全年的", own.before] if _known(own.before) and own.before is not None else []
        return [paragraph(*told, "。")]
    told = [f"{months}支出", own.paid]
    told += ["，占全年支出的", own.share] if _known(own.share) else ["，全年支出不大于零，不计算占比"]
    told += _reached(own.share, rule.share)
    told += [f"；最后{rule.last_days}天支出", own.days]
    told += ["，占", own.days_share] if _known(own.days_share) else []
    told += _reached(own.days_share, rule.last_share)
    found = [paragraph(*told, "。")]
    return found + _rushing(own)


def _rushing(own: YearEnd) -> list[Paragraph]:
    if not own.projects:
        return []
    told: list[Piece] = []
    for line in own.projects:
        told += ["；" if told else "", f"“{line.name}”", line.month, "，占其全年支出的", line.share]
    return [paragraph("年末支出比例较高的项目：", *told, "。请核对是否已经完成相应工作。")]


def _reached(share: Figure, bound: Ratio) -> list[Piece]:
    return ["，比例较高"] if share.ratio is not None and share.ratio.at_least(bound) else []


def _known(figure: Figure | None) -> bool:
    return figure is not None and figure.state is State.KNOWN


def _fraction(figure: Figure | None) -> Fraction:
    """A rate that is known, exactly, for comparing."""
    assert figure is not None
    assert figure.ratio is not None
    return Fraction(figure.ratio.num, figure.ratio.den)


def _rate(line: Line) -> list[Piece]:
    return [line.rate] if line.rate is not None else []
