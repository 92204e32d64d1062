"""A small final account for the tests of disclosure: two classes, three funds, a project and basic spending."""

from __future__ import annotations

from pathlib import Path

from jixiao.expressions.types import Value
from jixiao.monitoring.disclosure.account_lines import Tables
from jixiao.standards.disclosure_tables import DisclosureTables, load_disclosure_tables
from tests.measures.compliance.worlds import record

PATH = Path(__file__).resolve().parents[3] / "standards" / "cn-mof" / "final-account-tables" / "standard.yaml"
ECONOMIC = {"301": "工资福利支出", "30101": "基本工资", "302": "商品和服务支出", "30201": "办公费"}


def pack() -> DisclosureTables:
    """The bundled tables."""
    found, findings = load_disclosure_tables(PATH)
    assert findings == ()
    assert found is not None
    return found


def line(function: str, **values: Value) -> dict[str, Value]:
    """A line of 决算明细 of the general budget."""
    return record("final_account_line", function=function, **{"fund_type": "general"} | values)


def tables(**more: list[dict[str, Value]]) -> Tables:
    """Income 1,000 and 20 carried over; basic 600 and projects 380, of which 30 from a government fund; 40 left."""
    return {
        "final_account_line": [
            line("2040601", income=600, basic=600),
            line("2040607", opening=20, income=360, project=350, closing=30),
            line("2120899", fund_type="fund", income=40, project=30, closing=10),
        ],
        "payment": [
            record("payment", kind="basic", fund_type="general", economic="30101", amount=450),
            record("payment", kind="basic", fund_type="general", economic="30201", amount=150),
            record("payment", kind="project", fund_type="general", economic="30226", amount=350),
        ],
        "three_public": [
            record("three_public", item="reception", budget=100, actual=48, times=2, heads=9),
            record("three_public", item="vehicle_running", budget=200, actual=150, heads=3),
        ],
    } | more
