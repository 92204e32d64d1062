"""What can be wrong with a standard as written: one finding code each."""

from __future__ import annotations

from jixiao.kernel.finding import FindingCode, Severity, register


def _fault(number: int, template: str, hint: str, why: str) -> FindingCode:
    return register(
        FindingCode(code=f"JX-STD-{number:03d}", severity=Severity.ERROR, template=template, hint=hint, why=why)
    )


UNKNOWN_STANDARD = _fault(
    1, "没有编号为“{id}”的标准", "用 jixiao standards list 查看已有的标准：{known}", "评价必须指明所用的标准，不能猜。"
)
WEIGHTS = _fault(
    2,
    "“{name}”的分值 {found} 不等于下级分值之和 {expected}",
    "核对该项和下级各项的 points",
    "分值不闭合，总分就不是标准规定的满分。",
)
GRADES = _fault(
    3,
    "等级线有误：{problem}",
    "最低一档从 0 分起，各档起点互不相同且不超过总分",
    "等级有缺口或重叠时，恰在线上的分数没有等级或有两个等级。",
)
BANDS = _fault(
    4,
    "“{name}”的分档有误：{problem}",
    "各档首尾相接，每个交界点只属于一档",
    "分档有缺口或重叠时，同一个比率算不出唯一的得分。",
)
NO_UNIT = _fault(
    5, "“{key}”的值“{found}”没有单位", '比率写成带百分号的文字，如 "90%"', "没有单位的 0.9 可能是 90%，也可能是 0.9%。"
)
NO_CITATION = _fault(
    6, "“{name}”没有依据", "补上 citation（文件名、文号、条款，不知道的留空）", "没有出处的评分规则不能用来扣分。"
)
NO_EVIDENCE = _fault(
    7,
    "“{name}”没有证据状态",
    "补上 evidence（kind: seen、secondhand、recalled、computed、design）",
    "规则有多可靠，必须让使用者看到。",
)
CONFIDENCE = _fault(
    8,
    "凭记忆的规则没有注明把握",
    "补上 confidence: high、medium 或 low",
    "凭记忆写下的规则不注明把握，会被当成已核实的。",
)
RULE_KIND = _fault(9, "不认识的计分方法“{found}”", "可用的计分方法：{known}", "计分方法写错，得分就不是标准的原意。")
PARAMETER = _fault(
    10,
    "“{name}”的计分方法 {kind} {problem}",
    "对照 docs/rules/primitives.md 补齐或删去参数",
    "参数缺失时只能猜，多余时以为生效了其实没有。",
)
EXPRESSION = _fault(
    11,
    "算式“{text}”不能使用：{problem}",
    "只能用口径编号、整数和规则语言列出的函数",
    "规则只能读已登记的口径，不能查询、不能调用程序。",
)
UNKNOWN_MEASURE = _fault(
    12, "没有名为“{found}”的口径", "相近的口径：{near}", "引用不存在的口径，这一项就永远无法计分。"
)
POINTS = _fault(13, "“{key}”的值“{found}”不是分值", "写成不超过两位小数的数，如 2.5", "分值最多精确到 0.01 分。")
OVERLAP = _fault(
    14,
    "与标准“{other}”的适用期重叠（{found}）",
    "把较早标准的 valid.to 改到新标准施行前一天，或把其中一个设为 draft",
    "同一天有两个已发布的标准，就说不清该用哪一个。",
)
WRONG_VALUE = _fault(15, "“{key}”的值“{found}”不在允许的范围内", "可用的值：{known}", "写错的值不能当作别的意思来用。")
DATES = _fault(
    16,
    "适用期有误：{problem}",
    "valid.from 不晚于 valid.to，都写成 2023-01-01 的形式",
    "日期颠倒的标准哪一天都不适用。",
)
DUPLICATE_CODE = _fault(17, "指标编码“{found}”重复", "每个指标用不同的编码", "编码相同的两项无法分别追溯。")
CASE = _fault(
    18,
    "算例“{name}”得 {found}，应得 {expected}",
    "核对标准的规则或算例的数据",
    "算例是标准的证明：算不出公布的得分，标准就写错了。",
)
RATE = _fault(
    19,
    "“{key}”的值“{found}”不是可用的比率",
    "写成带百分号的数，最多两位小数，如 90% 或 12.5%",
    "写法含混或位数过多的比率，人和程序会读成不同的数。",
)
UNREADABLE = _fault(
    20, "文件无法读取：{problem}", "另存为 UTF-8 编码的文本文件，放回原处", "读不出来的标准不能当作没有，也不能猜。"
)
STRUCTURE = _fault(
    21,
    "“{name}”的写法有误：{problem}",
    "一项要么有下级（items），要么有计分规则（rule）；gate 只写在有下级的项上，bonus 只写在第一层",
    "放错位置的设置不会生效，写的人却以为已经生效。",
)
PACK_KIND = _fault(
    22, "不认识的标准种类“{found}”", "kind 可以是：{known}", "种类写错的标准不会被任何功能用到，就像没有写过。"
)
DUPLICATE_ID = _fault(
    23, "标准编号“{found}”重复，另见 {other}", "每个标准用不同的 id", "编号相同时，说不清用的是哪一个。"
)
CALENDAR = _fault(
    24,
    "节假日数据有误：{problem}",
    "holidays 只列放假的周一至周五，workdays 只列调休上班的周六、周日，年份逐年相接",
    "日期写错会使“工作日内”的期限算错。",
)
CASE_BROKEN = _fault(
    25,
    "算例“{name}”无法运行：{problem}",
    "item 或 rule 写标准里有的编码，金额写成 7514.04万元，并写明应得的 points、branch、total 或 grade",
    "没有运行的算例什么也证明不了。",
)
TAXONOMY = _fault(
    26,
    "“{name}”的权重有误：{problem}",
    "各类权重之和写成 100，只用 kinds 里有的编码",
    "权重不足或超过 100 分，就无法照此分配指标分值。",
)
LIBRARY = _fault(
    27,
    "指标“{name}”不能入库：{problem}",
    "照 docs/indicator-library.md 和指标库里其他指标的写法改好",
    "指标库是给人照着写的，写错写漏的指标会被照抄。",
)
PROCESS = _fault(
    28,
    "流程的步骤有误：{problem}",
    "每个步骤、终点的 code 各不相同，每个 to 指向一个步骤或终点，从第一步都能走到",
    "走不通的流程会把办到一半的事卡住。",
)
DEADLINE = _fault(
    29,
    "期限“{name}”写得不对：{problem}",
    "每个期限、节点的 code 各不相同；on 写成“月-日”，after 指向 events 里的一个节点，并写明 days 或 working_days",
    "期限写错，提醒就会错过，单位以为还有时间。",
)
PAYMENT_RULE = _fault(
    30,
    "支付规则“{name}”写得不对：{problem}",
    "写法见 docs/rules/payment-rules.md；照同一个文件里其他规则改好",
    "写错的规则要么查不出问题，要么冤枉正常的支付。",
)
OBLIGATION = _fault(
    31,
    "合规义务“{name}”写得不对：{problem}",
    "写法见 docs/rules/compliance.md；照同一个文件里其他义务改好",
    "写错的期限或条件会把违规判成合规，或者冤枉按时办的事。",
)
