"""What both kinds of statutory tables share: empty ones with their reason, halves of one length, 三公 added up."""

from __future__ import annotations

from jixiao.monitoring.disclosure.filling import Filled, Given, Words, halves, registered, three_public, told
from jixiao.monitoring.disclosure.public_table import BLANK, MISSING, PublicColumn
from tests.measures.compliance.worlds import record

from .account import pack

WORDS = Words("数", "收入合计", "支出合计", "期初", "期末", "总计")
REGISTER = {
    "disclosure": [record("disclosure", item="budget", subject_year=2023)],
    "disclosure_table": [record("disclosure_table", item="budget", number=9, blank=1, remark="没有国有资本")],
}


def test_an_empty_table_says_what_its_own_register_says() -> None:
    given = Given(REGISTER, (), pack(), {}, {})
    nothing = Filled((PublicColumn("a", "甲"),), ())
    one = pack().budget_tables[8]
    table = told(one, nothing, given, known=True, item="budget")
    assert (table.state, table.remark) == (BLANK, "没有国有资本")
    assert told(one, nothing, given, known=True, item="final").remark == one.blank
    assert told(one, nothing, given, known=False, item="budget").state == MISSING
    assert registered(REGISTER, item="final") == []


def test_halves_without_lines_are_empty() -> None:
    assert halves((), [("甲", 1)], [], remark="", words=WORDS).rows == ()


def test_vehicles_and_the_whole_are_added_up() -> None:
    rows = [
        record("three_public", item="vehicle_running", budget=3, actual=2),
        record("three_public", item="reception", budget=1, actual=1),
    ]
    filled = three_public(Given({"three_public": rows}, (), pack(), {}, {}), (("budget", "预算"), ("actual", "决算")))
    assert filled.layout is not None
    assert filled.layout.rows[0] == ("合计", 4, 3)
    assert filled.layout.rows[2] == ("2.公务用车购置及运行维护费", 3, 2)
    assert not three_public(Given({}, (), pack(), {}, {}), (("budget", "预算"),)).known
