"""The explanation that goes with a published final account: sums, 三公, 机关运行经费, procurement, empty tables."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.kernel.formatting import money, percent
from jixiao.monitoring.disclosure.highlights import Highlights, PublicCost
from jixiao.monitoring.disclosure.public_table import BLANK, MISSING, PublicTable

UNITS = "金额单位除注明外为万元，因四舍五入，分项之和与合计可能存在尾差；随附的 CSV 文件以元为单位，说明见 datapackage.json。"


def explained(
    made: Sequence[PublicTable], said: Highlights, *, fiscal_year: int, withheld: int
) -> list[tuple[str, list[str]]]:
    """Sections of the explanation: heading and paragraphs; a section without anything on record is left out."""
    sections = [
        ("收入支出决算情况", _account(said, fiscal_year)),
        ("财政拨款“三公”经费和机关运行经费", _public(said.public) + _running(said)),
        ("政府采购支出", _bought(said)),
        ("公开报表", tables_told(made, withheld, what="决算")),
    ]
    return [(heading, texts) for heading, texts in sections if texts]


def _wan(fen: int) -> str:
    return f"{money(fen, unit='万元')}万元"


def _account(said: Highlights, fiscal_year: int) -> list[str]:
    texts = []
    if said.income is not None and said.spent is not None:
        texts.append(f"{fiscal_year}年度收入总额{_wan(said.income)}，支出总额{_wan(said.spent)}。")
    if said.spent is not None and said.basic is not None and said.project is not None:
        parts = f"基本支出{_wan(said.basic)}，项目支出{_wan(said.project)}"
        texts.append(f"本年支出总额{_wan(said.spent)}，其中：{parts}。")
    if said.general is not None:
        fund = f"；政府性基金预算财政拨款支出{_wan(said.fund)}" if said.fund else ""
        texts.append(f"一般公共预算财政拨款支出{_wan(said.general)}{fund}。")
    return texts


def _public(items: Sequence[PublicCost]) -> list[str]:
    if not items:
        return []
    budget, actual = sum(one.budget for one in items), sum(one.actual for one in items)
    parts = "，".join(f"{one.label}{_wan(one.actual)}" for one in items)
    done = f"，完成预算{_wan(budget)}的{percent(actual, budget, decimals=1)}" if budget else ""
    return [f"“三公”经费财政拨款支出决算{_wan(actual)}{done}，其中：{parts}。", *_counted(items)]


def _counted(items: Sequence[PublicCost]) -> list[str]:
    by_item = {one.item: one for one in items}
    told = []
    for item, times, heads in (
        ("abroad", "因公出国（境）团组{}个", "{}人次"),
        ("vehicle_purchase", "购置公务用车{}辆", ""),
        ("vehicle_running", "", "年末公务用车保有量{}辆"),
        ("reception", "国内公务接待{}批次", "{}人次"),
    ):
        one = by_item.get(item)
        if one is not None:
            words = ((times, one.times), (heads, one.heads))
            told.append("、".join(word.format(number) for word, number in words if word and number is not None))
    text = "；".join(one for one in told if one)
    return [f"{text}。"] if text else []


def _running(said: Highlights) -> list[str]:
    return [f"机关运行经费（公用经费）支出{_wan(said.running)}。"] if said.running else []


def _bought(said: Highlights) -> list[str]:
    if not said.bought:
        return []
    kinds = "，".join(f"政府采购{label}支出{_wan(amount)}" for label, amount in said.kinds)
    sme = f"授予中小企业合同金额{_wan(said.sme)}，占政府采购支出总额的{percent(said.sme, said.bought, decimals=1)}"
    small = f"其中：授予小微企业合同金额{_wan(said.small)}，占授予中小企业合同金额的{percent(said.small, said.sme, decimals=1)}"
    return [f"政府采购支出总额{_wan(said.bought)}，其中：{kinds}。", f"{sme}{f'，{small}' if said.sme else ''}。"]


def tables_told(made: Sequence[PublicTable], withheld: int, *, what: str) -> list[str]:
    """How many statutory tables there are, why some are empty or not filled, how much is withheld, and in which unit amounts are."""
    statutory = [one for one in made if one.number]
    texts = [f"{what}报表共{len(statutory)}张，附后；没有数字的表也列出并说明。"] if statutory else []
    texts += [f"第{one.number}表《{one.title}》为空表：{_ended(one.remark)}" for one in statutory if one.state == BLANK]
    texts += [f"第{one.number}表《{one.title}》：{_ended(one.remark)}" for one in statutory if one.state == MISSING]
    if withheld:
        texts.append(f"按照保密规定不公开的内容 {withheld} 项。")
    return [*texts, UNITS]


def _ended(text: str) -> str:
    return text if text.endswith("。") else f"{text}。"
