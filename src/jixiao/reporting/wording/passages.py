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
    """How many days after approval; without a date of approval it is said that nobody can tell."""
    days = f"disclosure.{item}.days_after_approval"
    return (
        Sentence(f"{label}在财政批复后{{{{{days}}}}}公开（法定期限为批复后20日内）。"),
        Sentence(
            f"{label}批复日期未登记，公开是否及时无法判定。",
            positive=(f"disclosure.{item}.published_on",),
            unknown=(days,),
        ),
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
                "{{procurement.small_micro}}，占授予中小企业合同金额的{{share.small_micro}}。",
                positive=("procurement.sme",),
            ),
        )
    ),
    Passage(
        (
            _one(
                "应公开采购意向的合同{{procurement.intention_due}}，其中在采购活动开始30日前公开意向{{procurement.intention_in_time}}。",
                positive=("procurement.intention_due",),
            ),
            _one(
                "应签订合同{{procurement.signable}}，其中在中标、成交通知书发出30日内签订{{procurement.signed_in_time}}。",
                positive=("procurement.signable",),
            ),
            _one(
                "应备案合同{{procurement.filing_due}}，其中在签订后7个工作日内备案{{procurement.filed_in_time}}。",
                positive=("procurement.filing_due",),
            ),
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
        )
    ),
)

COST = (
    Passage(
        (
            _one(
                "{{=year}}年度“三公”经费财政拨款支出决算为{{three_public.actual}}，完成预算{{three_public.budget}}的{{rate.three_public}}。"
            ),
        )
    ),
)

MANAGEMENT = (
    Passage(
        (
            _one(
                "全年共{{projects.count}}项目，其中设有绩效指标的{{projects.with_targets}}，开展绩效运行监控的{{projects.monitored}}，"
                "开展绩效自评的{{projects.self_evaluated}}。",
                positive=("projects.count",),
            ),
        )
    ),
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
