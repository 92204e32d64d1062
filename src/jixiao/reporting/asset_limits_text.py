"""Assets against their limits in words: lines for a terminal, JSON, a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jixiao.kernel.formatting import money, percent
from jixiao.kernel.period import day_of
from jixiao.monitoring.assets.configuring import Configured, Counted, Early, Priced, ShortLived, Used, Verdict
from jixiao.standards.asset_limits import AssetLimits

from .xlsx_list import ListColumn, ListSheet, write_lists

SCHEMA = "jixiao.assets/1"
LABELS = {
    Verdict.OVER: "超限额",
    Verdict.OPEN: "无法判定",
    Verdict.WITHIN: "未超限额",
    Verdict.EARLIER: "标准施行前取得",
}
PRICED = (
    ListColumn("品目"),
    ListColumn("原值（元）", "money"),
    ListColumn("限额（元）", "money"),
    ListColumn("结论"),
    ListColumn("说明"),
    ListColumn("卡片"),
)
COUNTED = (ListColumn("品目"), ListColumn("现有", "number"), ListColumn("上限", "number"), ListColumn("结论"))
USED = (
    ListColumn("使用部门"),
    ListColumn("件数", "number"),
    ListColumn("原值（元）", "money"),
    ListColumn("在用原值（元）", "money"),
    ListColumn("闲置原值（元）", "money"),
    ListColumn("利用率"),
)
IDLE = (ListColumn("原值（元）", "money"), ListColumn("存放地点"), ListColumn("使用部门"))
SHOWN = 10
"""Assets that a terminal names of each list; the workbook has all."""


def basis_text(limits: AssetLimits) -> str:
    """What the limits rest on, for whom they hold and how sure that is."""
    document = limits.document.text if limits.document else limits.title
    evidence = limits.evidence.text if limits.evidence else ""
    return f"{document}；适用于{limits.jurisdiction}；{evidence}"


def priced_text(one: Priced) -> str:
    """Why an asset is over its limit, or why nobody can say."""
    cost, limit = (f"{money(fen, unit='元')}元" for fen in (one.cost, one.limit))
    if one.verdict is Verdict.OVER:
        most = f"（最高一档 {money(one.most, unit='元')}元）" if one.most is not None else ""
        return f"原值{cost}，{one.kind}限额{limit}{most}，超出{money(one.cost - (one.most or one.limit), unit='元')}元"
    if one.verdict is Verdict.OPEN and one.acquired_on is None:
        return f"原值{cost}高于{one.kind}限额{limit}，没有登记取得日期，不知道适用哪一年的标准"
    if one.verdict is Verdict.OPEN:
        return (
            f"原值{cost}在{one.kind}的各档限额{limit}至{money(one.most or 0, unit='元')}元之间，卡片上看不出适用哪一档"
        )
    if one.verdict is Verdict.EARLIER:
        return f"原值{cost}，在标准施行以前取得，继续使用"
    return f"原值{cost}，{one.kind}限额{limit}"


def said_text(one: Priced) -> str:
    """What the card says of the standard, where it says the opposite."""
    return f"卡片写“是否超配置标准：{'是' if one.said else '否'}”，与核对结果不一致" if one.contradicts else ""


def counted_text(one: Counted) -> str:
    """How many there are and may be."""
    allowed = "没有登记在职人员数" if one.allowed is None else f"上限 {one.allowed}"
    return f"{one.limit.name} {one.count} 件，{allowed}"


def short_lived_text(one: ShortLived) -> str:
    """Over how many years, and how many it should be."""
    return f"折旧年限 {one.life} 年，{one.life_class}不低于 {one.least} 年"


def early_text(one: Early) -> str:
    """When it was acquired and disposed of, and how long it should have lasted."""
    days = f"{day_of(one.acquired_on)} 取得，{day_of(one.disposed_on)} 处置"
    return f"{days}，未满最低使用年限 {one.years} 年{'；处置情形不是年限已满' if one.reasoned else ''}"


def used_rate(one: Used) -> str:
    """The cost in use as a share of all."""
    return percent(one.in_use, one.cost, decimals=1)


def rate_text(found: Configured) -> str:
    """The use of all assets in a sentence."""
    cost, in_use = sum(one.cost for one in found.used), sum(one.in_use for one in found.used)
    idle = sum(one.idle for one in found.used)
    rate = percent(in_use, cost, decimals=1)
    shares = f"在用原值 {money(in_use, unit='元')} 元 ÷ 全部原值 {money(cost, unit='元')} 元"
    return f"固定资产利用率 {rate}（{shares}）；闲置 {len(found.idle)} 件，原值 {money(idle, unit='元')} 元。"


def asset_lines(found: Configured, limits: AssetLimits, *, name: str, fiscal_year: int) -> tuple[str, ...]:
    """For a terminal."""
    lines = [f"{name}{fiscal_year}年度资产配置与利用（{basis_text(limits)}）", rate_text(found)]
    for verdict in (Verdict.OVER, Verdict.OPEN):
        own = found.of(verdict)
        lines += [f"单价{LABELS[verdict]}：{len(own)} 件"] if own else []
        lines += [f"    {one.code} {one.name}：{priced_text(one)}" for one in own[:SHOWN]]
        lines += [f"    …… 还有 {len(own) - SHOWN} 件"] if len(own) > SHOWN else []
    lines += [
        f"数量{LABELS[one.verdict]}：{counted_text(one)}" for one in found.counted if one.verdict is not Verdict.WITHIN
    ]
    lines += [f"折旧年限偏低：{one.code} {one.name}，{short_lived_text(one)}" for one in found.short_lived[:SHOWN]]
    lines += [f"提前处置：{one.code} {one.name}，{early_text(one)}" for one in found.early[:SHOWN]]
    contradicting = [one for one in found.priced if one.contradicts]
    if contradicting:
        named = "、".join(one.code for one in contradicting[:SHOWN])
        lines.append(f"卡片写的“是否超配置标准”与核对结果不一致：{len(contradicting)} 件，如 {named}")
    within = len(found.of(Verdict.WITHIN))
    return (*lines, f"单价未超限额 {within} 件；没有限额的品目 {found.unknown} 件。")


def asset_json(found: Configured, limits: AssetLimits) -> dict[str, Any]:
    """For other programs: amounts in fen, days as text."""
    return {
        "schema": SCHEMA,
        "pack": limits.id,
        "people": found.people,
        "without_limit": found.unknown,
        "priced": [
            {"code": one.code, "name": one.name, "kind": one.kind, "cost": one.cost, "limit": one.limit}
            | {"most": one.most, "verdict": str(one.verdict), "contradicts": one.contradicts}
            for one in found.priced
        ],
        "counted": [
            {"name": one.limit.name, "count": one.count, "allowed": one.allowed, "verdict": str(one.verdict)}
            for one in found.counted
        ],
        "short_lived": [{"code": one.code, "life": one.life, "least": one.least} for one in found.short_lived],
        "early": [
            {"code": one.code, "acquired_on": day_of(one.acquired_on).isoformat(), "years": one.years}
            | {"disposed_on": day_of(one.disposed_on).isoformat(), "reasoned": one.reasoned}
            for one in found.early
        ],
        "used": [
            {"division": one.division, "cost": one.cost, "in_use": one.in_use, "idle": one.idle, "count": one.count}
            for one in found.used
        ],
    }


def write_assets(target: Path, found: Configured, limits: AssetLimits, *, unit: str, fiscal_year: int) -> int:
    """The workbook; the number of its rows."""
    notes = [unit, f"{fiscal_year} 年", basis_text(limits)]
    lives = [(one.code, one.name, short_lived_text(one)) for one in found.short_lived]
    lives += [(one.code, one.name, early_text(one)) for one in found.early]
    counted = [(one.limit.name, one.count, one.allowed, LABELS[one.verdict]) for one in found.counted]
    used = [
        (one.division or "（未写）", one.count, one.cost, one.in_use, one.idle, used_rate(one)) for one in found.used
    ]
    idle = [
        (str(one["code"]), str(one["name"]), int(one["cost"]), one.get("place"), one.get("division"))
        for one in found.idle
    ]
    asset = (ListColumn("资产编号"), ListColumn("资产名称"))
    return write_lists(
        target,
        [
            ListSheet("单价", "单价与配置限额", notes, [*asset, *PRICED], _priced_rows(found.priced)),
            ListSheet("数量", "数量与配置上限", notes, COUNTED, counted),
            ListSheet("年限", "折旧年限和使用年限", notes, [*asset, ListColumn("说明")], lives),
            ListSheet("利用", "各科室资产的利用", notes, USED, used),
            ListSheet("闲置", "闲置资产，优先调剂", notes, [*asset, *IDLE], idle),
        ],
    )


def _priced_rows(priced: Sequence[Priced]) -> list[tuple[str | int, ...]]:
    return [
        (one.code, one.name, one.kind, one.cost, one.limit, LABELS[one.verdict], priced_text(one), said_text(one))
        for one in priced
    ]
