"""The passages of a self-evaluation report by block name; an outline places blocks, this page words them.

Denominators are always named (占…的, 完成预算…的); what cannot be determined is said to be so. Time limits: 预算法 第十四条.
"""

from __future__ import annotations

from collections.abc import Mapping

from .sentence import Choice, Passage, Sentence


def _one(text: str, *, positive: tuple[str, ...] = ()) -> Choice:
    return (Sentence(text, positive=positive),)


def _disclosed(item: str, label: str) -> Choice:
    """When it was published, with the year it is about where that is on record."""
    day = f"{{{{disclosure.{item}.published_on}}}}"
    return (
        Sentence(f"已于{day}公开{{{{disclosure.{item}.year}}}}{label}信息。"),
        Sentence(f"已于{day}公开{label}信息。"),
    )


def _in_time(item: str, label: str) -> Choice:
    """Whether it was published by its last day (PUB-01); without a date of approval it is said that nobody can tell."""
    name = f"disclosure.{item}"
    days, last, over = (f"{{{{{name}.{part}}}}}" for part in ("days_after_approval", "deadline", "over"))
    return (
        Sentence(f"{label}在财政批复后{days}公开，期限为{last}，按期公开。", positive=(f"{name}.in_time",)),
        Sentence(
            f"{label}在财政批复后{days}公开，期限为{last}，超期{over}。",
            positive=(f"{name}.over",),
            zero=(f"{name}.in_time",),
        ),
        Sentence(f"{label}的公开日期早于财政批复日期，不合规。", zero=(f"{name}.in_time", f"{name}.over")),
        Sentence(
            f"{label}公开期限{last}是休息日，是否顺延没有明文规定，公开是否及时无法判定。", unknown=(f"{name}.in_time",)
        ),
        Sentence(
            f"{label}批复日期未登记，公开是否及时无法判定。",
            positive=(f"{name}.published_on",),
            unknown=(f"{name}.days_after_approval",),
        ),
    )


def _kept(due: str, kept: str, unclear: str, *, told: str) -> tuple[Choice, Choice]:
    """How many contracts there were, how many kept the time limit; how many nobody can tell of."""
    return (
        _one(
            told.format(due=f"{{{{procurement.{due}}}}}", kept=f"{{{{procurement.{kept}}}}}"),
            positive=(f"procurement.{due}",),
        ),
        _one(f"另有{{{{procurement.{unclear}}}}}缺少日期，无法判定。", positive=(f"procurement.{unclear}",)),
    )


def _checked(area: str, label: str) -> Choice:
    """What came of holding records against the obligations of an area."""
    asked, met, broken, unclear = (f"compliance.{area}.{part}" for part in ("asked", "met", "broken", "open"))
    begin = f"按照{label}的时限、程序和数额要求逐项核对{{{{{asked}}}}}，合规{{{{{met}}}}}"
    return (
        Sentence(f"{begin}，不合规{{{{{broken}}}}}，缺少记录无法判定{{{{{unclear}}}}}。", positive=(broken, unclear)),
        Sentence(f"{begin}，不合规{{{{{broken}}}}}。", positive=(broken,), zero=(unclear,)),
        Sentence(f"{begin}，缺少记录无法判定{{{{{unclear}}}}}。", positive=(unclear,), zero=(broken,)),
        Sentence(f"{begin}，没有发现不合规事项。", positive=(asked,), zero=(broken, unclear)),
    )


MONEY = (
    Passage(
        (
            _one(
                "{{=year}}年度本部门收入总额{{income.total}}，其中财政拨款收入{{income.fiscal}}，占收入总额的{{share.fiscal}}。"
            ),
            _one(
                "本年支出总额{{expenditure.executed}}，按支出性质分，基本支出{{expenditure.basic}}，占比{{share.basic}}，"
                "项目支出{{expenditure.project}}，占比{{share.project}}。"
            ),
        )
    ),
    Passage(
        (
            _one(
                "注：基本支出{{expenditure.basic}}、项目支出{{expenditure.project}}之和与支出总额{{expenditure.executed}}"
                "相差{{note.rounding_tail}}，因四舍五入存在尾差。",
                positive=("note.rounding_tail",),
            ),
        ),
        note=True,
    ),
)

CONCLUSION = (
    Passage(
        (
            _one(
                "{{=year}}年度本部门全年预算数为{{budget.adjusted}}，全年执行数为{{expenditure.executed}}，执行率为{{rate.execution}}。"
            ),
            _one("全年{{tasks.key}}重点工作已完成{{tasks.key_done}}。", positive=("tasks.key",)),
            _one(
                "纳入督办的{{tasks.supervised}}工作任务已办结{{tasks.supervised_closed}}，办结率为{{rate.supervised}}。",
                positive=("tasks.supervised",),
            ),
            (
                Sentence(
                    "按照{{=standard}}的评价指标进行自评，{{=year}}年度部门整体支出绩效自评得分为{{score.total}}，等级为“{{=grade}}”。"
                ),
                Sentence(
                    "按照{{=standard}}的评价指标进行自评，{{=year}}年度部门整体支出绩效自评得分为{{score.total}}。"
                ),
            ),
            (
                Sentence(
                    "其中{{score.verified}}由登记的记录计算得出，{{score.claimed}}依据单位声明计入，尚待佐证。",
                    positive=("score.claimed",),
                ),
                Sentence("全部得分均由登记的记录计算得出。", zero=("score.claimed",)),
            ),
        )
    ),
)

PERFORMANCE = (
    Passage(
        (
            (
                Sentence(
                    "根据财政预算绩效管理要求，组织对{{=year}}年度一般公共预算项目支出开展绩效自评，一级项目{{projects.programmes}}、"
                    "二级项目{{projects.general.count}}，共涉及资金{{evaluated.general.executed}}（按执行数计），"
                    "占一般公共预算项目支出总额的{{share.projects.general}}。",
                ),
                Sentence(
                    "根据财政预算绩效管理要求，组织对{{=year}}年度项目支出开展绩效自评，一级项目{{projects.programmes}}、"
                    "二级项目{{projects.count}}，一般公共预算项目支出共{{projects.general.executed}}（按执行数计）。",
                ),
            ),
            _one(
                "组织对{{projects.fund.count}}政府性基金预算项目开展绩效自评，共涉及资金{{evaluated.fund.executed}}，"
                "占政府性基金预算项目支出总额的{{share.projects.fund}}。",
                positive=("projects.fund.count",),
            ),
        )
    ),
    Passage(
        (
            _one(
                "部门整体绩效指标中，产出指标分值合计{{indicators.output.full}}，得{{indicators.output.earned}}；"
                "效益指标分值合计{{indicators.benefit.full}}，得{{indicators.benefit.earned}}。"
            ),
        )
    ),
)

KEY_EVALUATION: tuple[Choice, ...] = (
    _one(
        "组织对{{=project}}项目开展了重点绩效评价，涉及预算资金{{project.budget}}，全年执行{{project.executed}}，"
        "预算执行率{{project.rate}}。"
    ),
    (
        Sentence("项目绩效自评得分为{{project.score}}，等级为“{{=project_grade}}”。"),
        Sentence("项目绩效自评得分为{{project.score}}。"),
    ),
)
"""Said for every project with a figure `key_evaluation.<project>.score`."""

FUNDS = (
    Passage(
        (
            (
                Sentence(
                    "{{=year}}年年初预算数{{budget.initial}}，全年预算数{{budget.adjusted}}，全年执行数{{expenditure.executed}}，"
                    "预算执行率{{rate.execution}}，未执行{{budget.unspent}}。"
                ),
                Sentence(
                    "全年预算数{{budget.adjusted}}，全年执行数{{expenditure.executed}}，预算执行率{{rate.execution}}。"
                ),
            ),
            _one("审计、财政检查发现财务管理问题{{audit.finance}}。", positive=("audit.finance",)),
            _checked("budget", "预算执行和结转结余"),
        )
    ),
)

PROCUREMENT = (
    Passage(
        (
            (
                Sentence(
                    "{{=year}}年本部门政府采购支出总额{{procurement.amount}}，其中：政府采购货物支出{{procurement.goods}}，"
                    "政府采购工程支出{{procurement.works}}，政府采购服务支出{{procurement.services}}。",
                    positive=("procurement.works",),
                ),
                Sentence(
                    "{{=year}}年本部门政府采购支出总额{{procurement.amount}}，其中：政府采购货物支出{{procurement.goods}}，"
                    "政府采购服务支出{{procurement.services}}。"
                ),
            ),
            _one(
                "授予中小企业合同金额{{procurement.sme}}，占政府采购支出总额的{{share.sme}}，其中：授予小微企业合同金额"
                "{{procurement.small_micro}}，占授予中小企业合同金额的{{share.small_micro}}（占政府采购支出总额的"
                "{{share.small_micro_of_all}}）。",
                positive=("procurement.sme",),
            ),
        )
    ),
    Passage(
        (
            *_kept(
                "intention_due",
                "intention_in_time",
                "intention_open",
                told="应公开采购意向的合同{due}，其中在采购活动开始前按期公开意向{kept}。",
            ),
            *_kept(
                "signable",
                "signed_in_time",
                "signed_open",
                told="应签订合同{due}，其中在中标、成交通知书发出后按期签订{kept}。",
            ),
            *_kept(
                "announcing_due",
                "announced_in_time",
                "announced_open",
                told="应公告合同{due}，其中在签订后按期公告{kept}。",
            ),
            *_kept("filing_due", "filed_in_time", "filed_open", told="应备案合同{due}，其中在签订后按期备案{kept}。"),
            _one(
                "补充合同金额超过原合同10%的合同{{procurement.supplements_over}}。",
                positive=("procurement.supplements_over",),
            ),
            _checked("procurement", "政府采购"),
        )
    ),
)

DISCLOSURE = (
    Passage(
        (
            _disclosed("budget", "部门预算"),
            _in_time("budget", "部门预算"),
            _disclosed("final", "部门决算"),
            _in_time("final", "部门决算"),
            _checked("disclosure", "信息公开"),
        )
    ),
)

ASSETS = (
    Passage(
        (
            _one(
                "年末固定资产{{assets.count}}，原值{{assets.cost}}，其中在用资产原值{{assets.in_use_cost}}，"
                "固定资产利用率{{rate.assets_in_use}}。",
                positive=("assets.count",),
            ),
            _one(
                "年内盘点资产{{assets.counted}}，账实相符{{assets.matching}}，占全部固定资产件数的{{rate.assets_matching}}。",
                positive=("assets.counted",),
            ),
            _one(
                "处置资产{{assets.disposals}}，取得处置收入{{assets.disposal_income}}，上缴{{assets.disposal_remitted}}。",
                positive=("assets.disposals",),
            ),
            _one("低值易耗品领用{{supplies.issues}}，其中签字领用{{supplies.signed}}。", positive=("supplies.issues",)),
            _checked("asset", "资产管理"),
        )
    ),
)

COST = (
    Passage(
        (
            _one(
                "{{=year}}年度“三公”经费财政拨款支出决算为{{three_public.actual}}，完成预算{{three_public.budget}}的{{rate.three_public}}。"
            ),
            _one(
                "其中：因公出国（境）费{{three_public.abroad}}，公务用车购置费{{three_public.vehicle_purchase}}，"
                "公务用车运行维护费{{three_public.vehicle_running}}，公务接待费{{three_public.reception}}。",
                positive=("three_public.actual",),
            ),
            (
                Sentence("比预算节约{{three_public.saved}}。", positive=("three_public.saved",)),
                Sentence("超过预算{{three_public.exceeded}}。", positive=("three_public.exceeded",)),
            ),
        )
    ),
)


def _covered(name: str, told: str) -> tuple[Choice, Choice]:
    """How many projects went through a stage and what they weigh, with both denominators; of how many nobody can tell."""
    number, part, budget, share = (
        f"{{{{{code}}}}}"
        for code in (f"projects.{name}", f"rate.projects_{name}", f"projects.budget_{name}", f"rate.budget_{name}")
    )
    counted = f"{told}的{number}，占项目数的{part}"
    return (
        (
            Sentence(f"{counted}，涉及全年预算{budget}，占项目支出全年预算数的{share}。", positive=("projects.count",)),
            Sentence(f"{counted}。", positive=("projects.count",)),
        ),
        _one(f"另有{{{{projects.{name}_open}}}}缺少记录，是否{told}无法判定。", positive=(f"projects.{name}_open",)),
    )


_RECTIFIED: Choice = (
    Sentence(
        "整改台账登记问题{{rectifications.count}}，按期完成{{rectifications.in_time}}，超期完成{{rectifications.late}}，"
        "没有完成日期或期限、无法判定是否按期{{rectifications.open}}；由责任人以外的人核实销号{{rectifications.closed}}。",
        positive=("rectifications.count",),
    ),
    Sentence("整改台账没有登记问题。", zero=("rectifications.count",)),
    Sentence("没有登记整改台账，整改情况无法判定。", positive=("projects.count",), unknown=("rectifications.count",)),
)
_NEXT_BUDGET: Choice = (
    Sentence(
        "下年预算已按处理意见安排{{results.next_budget_followed}}，没有登记下年预算、无法判定{{results.next_budget_open}}。",
        positive=("results.next_budget_due", "results.next_budget_open"),
    ),
    Sentence(
        "应落实到下年预算{{results.next_budget_due}}，已按处理意见安排{{results.next_budget_followed}}。",
        positive=("results.next_budget_due",),
    ),
)

MANAGEMENT = (
    Passage(
        (
            _one("全年共{{projects.count}}项目，全年预算{{projects.budget}}。", positive=("projects.count",)),
            *_covered("with_targets", "设有绩效指标"),
            *_covered("monitored", "开展绩效运行监控"),
            *_covered("self_evaluated", "开展绩效自评"),
            *_covered("reviewed", "自评结果经过审核"),
        )
    ),
    Passage(
        (
            _RECTIFIED,
            *_covered("applied", "评价结果用于下年预算"),
            _NEXT_BUDGET,
        )
    ),
    Passage((_checked("performance", "绩效管理各环节"),)),
)

PASSAGES: Mapping[str, tuple[Passage, ...]] = {
    "money": MONEY,
    "conclusion": CONCLUSION,
    "performance": PERFORMANCE,
    "funds": FUNDS,
    "procurement": PROCUREMENT,
    "disclosure": DISCLOSURE,
    "assets": ASSETS,
    "cost": COST,
    "management": MANAGEMENT,
}
