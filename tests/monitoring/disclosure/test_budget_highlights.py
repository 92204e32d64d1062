"""What the explanation of a budget speaks of."""

from __future__ import annotations

from jixiao.monitoring.disclosure.budget_highlights import budget_highlights
from tests.measures.compliance.worlds import record

from .test_budget_statements import LINES, line


def test_sums_of_the_beginning_of_the_year() -> None:
    given = {
        "budget_line": LINES,
        "three_public": [record("three_public", item="reception", budget=100, actual=48)],
        "indicator": [
            record("indicator", code="1", level="project", project="A"),
            record("indicator", code="2", level="project", project="A"),
            record("indicator", code="3", level="department"),
        ],
    }
    said = budget_highlights(given, running=("302",))
    assert said is not None
    assert (said.total, said.basic, said.project, said.running) == (1155, 750, 405, 150)
    assert said.funds == (("一般公共预算", 1110), ("政府性基金预算", 40), ("财政专户管理资金", 5))
    assert (said.public[3], said.projects, said.indicators) == (("公务接待费", 100), 1, 2)


def test_what_is_not_on_record_is_not_told() -> None:
    assert budget_highlights({}, running=()) is None
    said = budget_highlights({"budget_line": [line("basic", "2040601", 1)]}, running=("302",))
    assert said is not None
    assert (said.running, said.public, said.indicators) == (None, (), 0)
