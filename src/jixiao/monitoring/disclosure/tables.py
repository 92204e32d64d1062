"""What a department publishes of its money, as tables: the nine statutory ones, projects, budget by class, contracts, the register.

No payee, person or account is in them; what is marked 涉密 is left out and counted. A table without rows stays, and says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.standards.disclosure_tables import DisclosureTables

from .account_lines import Record, Tables
from .public_table import DAY, MONEY, NOTHING, PublicColumn, PublicTable
from .statements import statements

TABLES = (
    "final_account", "final_account_line", "project", "budget_line", "payment", "three_public", "procurement_contract",
    "disclosure", "disclosure_table",
)  # fmt: skip
SECRET = "secret"


def public_tables(tables: Tables, pack: DisclosureTables, *, economic: Mapping[str, str]) -> tuple[PublicTable, ...]:
    """All tables in their order; `tables` holds the record types that were handed in, `economic` names economic classes."""
    others = (_projects(tables), _functions(tables), _contracts(tables), _register(tables), _published(tables))
    return (*statements(tables, pack, economic=economic), *(_explained(one) for one in others))


def withheld(tables: Tables) -> int:
    """How many records are left out because they are secret."""
    contracts = sum(one["exemption"] == SECRET for one in tables.get("procurement_contract", ()))
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


def _published(tables: Tables) -> PublicTable:
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
