"""What a department publishes of its money, as tables: the statutory ones, projects, budget by class, contracts, targets, the register.

No payee, person or account is in them; what is marked 涉密 is left out and counted. A table without rows stays, and says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.kernel.formatting import quantity
from jixiao.standards.disclosure_tables import DisclosureTables

from .account_lines import Record, Tables
from .budget_statements import budget_statements
from .public_table import BUDGET, DAY, MONEY, NOTHING, PublicColumn, PublicTable
from .statements import statements

TABLES = (
    "final_account", "final_account_line", "project", "budget_line", "payment", "three_public", "procurement_contract",
    "disclosure", "disclosure_table", "indicator",
)  # fmt: skip
SECRET = "secret"
WHOLE, QUALITATIVE = "部门整体", "qualitative"


def public_tables(
    tables: Tables, pack: DisclosureTables, *, item: str, economic: Mapping[str, str]
) -> tuple[PublicTable, ...]:
    """All tables of a final account or a budget (`item`) in their order.

    `tables` holds the record types that were handed in, `economic` names economic classes.
    """
    if item == BUDGET:
        statutory = budget_statements(tables, pack, economic=economic)
        others = [_project_budgets(tables), _targets(tables), _register(tables), _published(tables, item=item)]
    else:
        statutory = statements(tables, pack, economic=economic)
        others = [_projects(tables), _functions(tables), _contracts(tables), _register(tables), _published(tables)]
    return (*statutory, *(_explained(one) for one in others))


def withheld(tables: Tables, *, item: str) -> int:
    """How many records are left out because they are secret; contracts go with a final account only."""
    contracts = (
        0 if item == BUDGET else sum(one["exemption"] == SECRET for one in tables.get("procurement_contract", ()))
    )
    return contracts + sum(one["secret"] == 1 for one in tables.get("disclosure", ()))


def _explained(table: PublicTable) -> PublicTable:
    if table.rows or table.remark:
        return table
    return PublicTable(table.code, table.title, table.columns, table.rows, NOTHING)


def _projects(tables: Tables) -> PublicTable:
    """Budget and spending by nature, fund and project."""
    names = {one["code"]: one["name"] for one in tables.get("project", ())}
    budget = _added(tables.get("budget_line", ()), ("kind", "fund_type", "project"), "adjusted")
    paid = _added(tables.get("payment", ()), ("kind", "fund_type", "project"), "amount")
    columns = (
        PublicColumn("kind", "支出性质", concept="economic-classification:generic:level1:label"),
        PublicColumn("fund", "资金性质", concept="fin-source:generic:name"),
        PublicColumn("project", "项目编码", concept="activity:generic:project:code"),
        PublicColumn("name", "项目名称", concept="activity:generic:project:label"),
        PublicColumn("budget", "全年预算数", MONEY, "value"),
        PublicColumn("executed", "决算数", MONEY, "value"),
    )
    rows = [
        (
            _word("budget_line", "kind", key[0]),
            _word("budget_line", "fund_type", key[1]),
            key[2],
            names.get(key[2]),
            budget.get(key, 0),
            paid.get(key, 0),
        )
        for key in sorted({*budget, *paid}, key=lambda key: tuple(str(part or "") for part in key))
    ]
    return PublicTable("expenditure_by_project", "项目支出预算和决算表", columns, tuple(rows))


def _project_budgets(tables: Tables) -> PublicTable:
    """The budget of every project at the beginning of the year, by fund."""
    names = {one["code"]: one["name"] for one in tables.get("project", ())}
    own = [one for one in tables.get("budget_line", ()) if one["kind"] == "project"]
    initial = _added(own, ("fund_type", "project"), "initial")
    columns = (
        PublicColumn("fund", "资金性质", concept="fin-source:generic:name"),
        PublicColumn("project", "项目编码", concept="activity:generic:project:code"),
        PublicColumn("name", "项目名称", concept="activity:generic:project:label"),
        PublicColumn("budget", "预算数", MONEY, "value"),
    )
    rows = [
        (_word("budget_line", "fund_type", fund), project, names.get(project), initial[fund, project])
        for fund, project in _sorted(initial)
    ]
    return PublicTable("project_budget", "项目支出预算表", columns, tuple(rows))


def _targets(tables: Tables) -> PublicTable:
    """绩效目标 that go with a budget: every indicator with its target."""
    names = {one["code"]: one["name"] for one in tables.get("project", ())}
    columns = (
        PublicColumn("project", "项目名称"),
        PublicColumn("first", "一级指标"),
        PublicColumn("second", "二级指标"),
        PublicColumn("name", "三级指标"),
        PublicColumn("target", "指标值"),
    )
    rows = [
        (
            WHOLE if one["level"] == "department" else names.get(one["project"], one["project"]),
            _word("indicator", "first", one["first"]),
            _word("indicator", "second", one["second"]),
            one["name"],
            _target(one),
        )
        for one in tables.get("indicator", ())
    ]
    return PublicTable("targets", "绩效目标表", columns, tuple(rows))


def _target(one: Record) -> str:
    """≥95%, or in words where there is no number."""
    if not isinstance(one["target"], int):
        return str(one["target_text"] or "")
    nature = _word("indicator", "nature", one["nature"]) if one["nature"] != QUALITATIVE else ""
    return f"{nature or ''}{quantity(one['target'])}{one['unit_name'] or ''}"


def _functions(tables: Tables) -> PublicTable:
    added = _added(tables.get("budget_line", ()), ("fund_type", "function"), "adjusted")
    columns = (
        PublicColumn("fund", "资金性质", concept="fin-source:generic:name"),
        PublicColumn("function", "功能分类科目（到项）", concept="functional-classification:generic:level3:code"),
        PublicColumn("budget", "全年预算数", MONEY, "value"),
    )
    rows = [(_word("budget_line", "fund_type", fund), code, added[fund, code]) for fund, code in _sorted(added)]
    return PublicTable("budget_by_function", "支出预算表（功能分类）", columns, tuple(rows))


def _contracts(tables: Tables) -> PublicTable:
    every = tables.get("procurement_contract", ())
    shown = [one for one in every if one["exemption"] != SECRET]
    columns = (
        PublicColumn("code", "合同编号", concept="transaction-id:code"),
        PublicColumn("name", "合同名称"),
        PublicColumn("kind", "采购品目类别", concept="activity:generic:item:label"),
        PublicColumn("supplier", "供应商", concept="recipient:generic:name"),
        PublicColumn("size", "供应商规模"),
        PublicColumn("amount", "合同金额", MONEY, "value"),
        PublicColumn("signed_on", "签订日期", DAY, "date:generic"),
    )
    name = "procurement_contract"
    rows = [
        (
            one["code"],
            one["name"],
            _word(name, "kind", one["kind"]),
            one["supplier"],
            _word(name, "size", one["size"]),
            one["amount"],
            one["signed_on"],
        )
        for one in shown
    ]
    left_out = len(every) - len(shown)
    remark = f"涉密合同 {left_out} 份按规定不公开。" if left_out else ""
    return PublicTable("contracts", "政府采购合同表", columns, tuple(rows), remark)


def _register(tables: Tables) -> PublicTable:
    columns = (
        PublicColumn("item", "公开事项"),
        PublicColumn("subject_year", "所属年度"),
        PublicColumn("approved_on", "财政批复日期", DAY),
        PublicColumn("published_on", "公开日期", DAY),
        PublicColumn("channel", "公开渠道"),
    )
    rows = [
        (
            _word("disclosure", "item", one["item"]),
            one["subject_year"],
            one["approved_on"],
            one["published_on"],
            one["channel"],
        )
        for one in tables.get("disclosure", ())
        if one["secret"] != 1
    ]
    return PublicTable("register", "信息公开登记表", columns, tuple(rows))


def _published(tables: Tables, *, item: str = "") -> PublicTable:
    columns = (
        PublicColumn("item", "公开事项"),
        PublicColumn("number", "表号"),
        PublicColumn("name", "报表名称"),
        PublicColumn("listed", "是否公开"),
        PublicColumn("blank", "是否空表"),
        PublicColumn("remark", "空表说明"),
    )
    answers = {1: "是", 0: "否"}
    rows = [
        (
            _word("disclosure_table", "item", one["item"]),
            one["number"],
            one["name"],
            answers.get(one["listed"] if isinstance(one["listed"], int) else -1),
            answers.get(one["blank"] if isinstance(one["blank"], int) else -1),
            one["remark"],
        )
        for one in tables.get("disclosure_table", ())
        if item in ("", one["item"])
    ]
    return PublicTable("tables", "公开报表目录", columns, tuple(rows))


def _added(records: Iterable[Record], by: Sequence[str], name: str) -> dict[tuple[Value, ...], int]:
    found: dict[tuple[Value, ...], int] = defaultdict(int)
    for record in records:
        found[tuple(record[part] for part in by)] += int(record[name] or 0)
    return dict(found)


def _sorted(added: Mapping[tuple[Value, ...], int]) -> list[tuple[Value, ...]]:
    return sorted(added, key=lambda key: tuple(str(part or "") for part in key))


def _word(table: str, field: str, value: Value) -> Value:
    return dict(BY_NAME[table].field(field).codes).get(str(value)) if value is not None else None
