"""What-if values: amounts with their unit, exact, of measures that are counted."""

from __future__ import annotations

import pytest

from jixiao.workbench.assumptions import read_assumptions


def test_values_in_the_unit_of_the_measure() -> None:
    values, findings = read_assumptions(
        [
            "expenditure.executed=7, 493.67万元",
            "projects.count=18",
            "duty.legal_aid.accepted=2173",
            "project.executed.A=1元",
        ]
    )
    assert findings == ()
    assert values == {
        "expenditure.executed": 7_493_670_000, "projects.count": 18, "duty.legal_aid.accepted": 21_730_000, "project.executed.A": 100,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["expenditure.executed=7000", "nowhere=1", "rate.execution=99%", "projects.count=1.5", "x", "projects.count="],
)
def test_what_cannot_be_understood_is_refused(text: str) -> None:
    values, findings = read_assumptions([text])
    assert values == {}
    assert [finding.code for finding in findings] == ["JX-EVA-030"]
