"""Tables to publish: added up, without payees, secrets left out and counted, empty ones explained."""

from __future__ import annotations

from jixiao.monitoring.disclosure.account_lines import Tables
from jixiao.monitoring.disclosure.public_table import NOTHING, PublicTable
from jixiao.monitoring.disclosure.tables import public_tables, withheld
from tests.measures.compliance.worlds import record

from .account import ECONOMIC, pack


def made(tables: Tables) -> dict[str, PublicTable]:
    """The tables by code."""
    return {one.code: one for one in public_tables(tables, pack(), item="final", economic=ECONOMIC)}


def test_projects_are_added_up_by_nature_and_fund() -> None:
    tables = {
        "project": [record("project", code="P", name="甲")],
        "budget_line": [
            record("budget_line", kind="project", fund_type="general", project="P", function="2040605", adjusted=60),
            record("budget_line", kind="project", fund_type="general", project="P", function="2040605", adjusted=40),
            record("budget_line", kind="basic", fund_type="general", function="2040601", adjusted=7),
        ],
        "payment": [
            record("payment", kind="project", fund_type="general", project="P", amount=90, payee="某人"),
            record("payment", kind="basic", fund_type="general", economic="30201", amount=5),
            record("payment", kind="basic", fund_type="general", economic="30201", amount=-1),
        ],
    }
    found = made(tables)
    assert found["expenditure_by_project"].rows == (
        ("基本支出", "一般公共预算", None, None, 7, 4),
        ("项目支出", "一般公共预算", "P", "甲", 100, 90),
    )
    assert found["budget_by_function"].rows == (("一般公共预算", "2040601", 7), ("一般公共预算", "2040605", 100))
    assert "某人" not in str(found)


def test_secrets_are_left_out_and_counted() -> None:
    tables = {
        "procurement_contract": [
            record("procurement_contract", code="a", name="甲", kind="goods", size="small", amount=1),
            record("procurement_contract", code="b", name="乙", exemption="secret", amount=2),
        ],
        "disclosure": [record("disclosure", item="budget", secret=1), record("disclosure", item="final", secret=0)],
    }
    found = made(tables)
    assert [row[0] for row in found["contracts"].rows] == ["a"]
    assert found["contracts"].remark == "涉密合同 1 份按规定不公开。"
    assert [row[0] for row in found["register"].rows] == ["部门决算"]
    assert withheld(tables, item="final") == 2


def test_a_table_without_rows_stays_and_says_so() -> None:
    found = made({})
    assert len(found) == 9 + 5
    assert {one.remark for one in found.values() if not one.number} == {NOTHING}
    listed = made(
        {"disclosure_table": [record("disclosure_table", item="final", number=9, name="丙", listed=1, blank=1)]}
    )
    assert listed["tables"].rows == (("部门决算", 9, "丙", "是", "是", None),)
