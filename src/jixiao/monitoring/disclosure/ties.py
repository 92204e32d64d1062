"""What must agree in a budget or final account before it is published (勾稽), exactly in fen; and tables that could not be filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from jixiao.expressions.types import Value
from jixiao.kernel.citation import Citation
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.kernel.formatting import money

from .account_lines import Tables
from .filling import registered
from .highlights import PublicCost
from .public_table import BLANK, FILLED, FINAL, MISSING, PublicTable
from .statements import WORDS

_RULES = Citation("地方预决算公开操作规程", "财预〔2016〕143号")
UNEQUAL = register(
    FindingCode(
        code="JX-PUB-001",
        severity=Severity.ERROR,
        template="{left}与{right}不相等，相差 {difference} 元",
        hint="核对“决算明细”和支付明细；其中至少有一个数是错的，改正以后重新生成",
        why="公开的报表之间对不上，是预决算公开检查最常指出的问题。",
        citation=_RULES,
    )
)
UNFILLED = register(
    FindingCode(
        code="JX-PUB-002",
        severity=Severity.WARNING,
        template="第{number}表《{title}》没有数据来源，未能填列",
        hint="导入“决算明细”（收入和按功能分类的支出）、支付明细或“三公经费”后重新生成；确实没有这类收支的，请导入一张只有表头的空表",
        why="应公开的表缺数据不等于空表，不能按空表公开。",
        citation=_RULES,
    )
)
NOT_BLANK = register(
    FindingCode(
        code="JX-PUB-003",
        severity=Severity.WARNING,
        template="第{number}表《{title}》{found}，“公开报表”登记为{registered}",
        hint="核对登记和记录：空表须列出并说明，有数的表不能写成空表",
        why="空表的说明与内容要一致。",
        citation=_RULES,
    )
)
UNTOLD = register(
    FindingCode(
        code="JX-PUB-004",
        severity=Severity.WARNING,
        template="“三公”经费的“{item}”没有写{what}",
        hint="在“三公经费”表的“批次数”“人次或保有量”中补填后重新生成",
        why="决算说明要写因公出国（境）团组数和人次、公务用车购置数和保有量、国内公务接待批次和人次。",
    )
)
BUDGET_UNFILLED = register(
    FindingCode(
        code="JX-PUB-007",
        severity=Severity.WARNING,
        template="预算第{number}表《{title}》没有数据来源，未能填列",
        hint="导入“预算指标”（年初预算数；基本支出填部门经济分类到款）和“三公经费”后重新生成",
        why="应公开的表缺数据不等于空表，不能按空表公开。",
        citation=_RULES,
    )
)
NO_PACK = register(
    FindingCode(
        code="JX-PUB-005",
        severity=Severity.ERROR,
        template="标准库中没有 {year} 年度可用的决算公开报表",
        hint="请系统管理员检查标准库中种类为 disclosure-tables 的标准",
        why="公开哪几张表、叫什么名字由标准规定；没有标准不能生成公开资料。",
    )
)
COUNTS = {
    "abroad": ("团组数", "人次"),
    "vehicle_purchase": ("购置数", ""),
    "vehicle_running": ("", "保有量"),
    "reception": ("接待批次", "接待人次"),
}
"""What `times` and `heads` of an item of 三公 are called; "" where they are not asked for."""


def check_ties(
    made: Sequence[PublicTable], tables: Tables, *, item: str, public: Sequence[PublicCost] = ()
) -> tuple[Finding, ...]:
    """All that disagrees or is not there in a final account or a budget (`item`), in the order of the tables."""
    unfilled = UNFILLED if item == FINAL else BUDGET_UNFILLED
    by_code = {table.code: table for table in made}
    found = [*_balanced(by_code), *_same_basic(by_code)]
    found += [unfilled.at(number=one.number, title=one.title) for one in made if one.state == MISSING]
    return (*found, *_as_registered(made, tables, item), *_counts(public))


def _balanced(by_code: Mapping[str, PublicTable]) -> Iterable[Finding]:
    """收入总计 = 支出总计."""
    for code in ("income_expenditure", "balance", "appropriation"):
        table = by_code.get(code)
        row = next((row for row in table.printed.rows if row[0] == WORDS.total), None) if table is not None else None
        if table is not None and row is not None:
            yield from _equal(f"《{table.title}》的收入总计", row[1], "支出总计", row[3])


def _same_basic(by_code: Mapping[str, PublicTable]) -> Iterable[Finding]:
    """基本支出明细表的合计 = 一般公共预算支出表的基本支出."""
    general, detail = by_code.get("general"), by_code.get("general_basic")
    if general is not None and detail is not None and general.rows and detail.rows:
        left, right = sum(int(row[2] or 0) for row in detail.rows), general.printed.rows[0][3]
        yield from _equal(f"《{detail.title}》的合计", left, f"《{general.title}》的基本支出", right)


def _equal(left: str, one: Value, right: str, other: Value) -> Iterable[Finding]:
    if isinstance(one, int) and isinstance(other, int) and one != other:
        yield UNEQUAL.at(
            left=left,
            right=right,
            difference=money(abs(one - other), unit="元"),
            found=money(one, unit="元"),
            expected=money(other, unit="元"),
        )


def _as_registered(made: Sequence[PublicTable], tables: Tables, item: str) -> Iterable[Finding]:
    """空表 as the register of the same year says it."""
    said = {row["number"]: row["blank"] for row in registered(tables, item=item) if row["blank"] is not None}
    for one in made:
        blank = said.get(one.number) if one.number else None
        if (blank == 1 and one.state == FILLED) or (blank == 0 and one.state == BLANK):
            found, said_of = ("没有数据", "有数的表") if one.state == BLANK else ("有数据", "空表")
            yield NOT_BLANK.at(number=one.number, title=one.title, found=found, registered=said_of)


def _counts(public: Iterable[PublicCost]) -> Iterable[Finding]:
    for one in public:
        for what, number in zip(COUNTS[one.item], (one.times, one.heads), strict=True):
            if what and number is None:
                yield UNTOLD.at(item=one.label, what=what)
