"""Rules for the use of results: read, refused with what is wrong, the first that holds proposes."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.expressions.types import Value
from jixiao.standards.result_use import PROPOSALS, load_result_use

PACK = Path(__file__).resolve().parents[2] / "standards" / "jixiao" / "result-use" / "standard.yaml"
FINE: dict[str, Value] = {
    "score": 9500, "grade": "优", "paid": 96, "budget": 100, "missed": 0, "indicators": 5, "overdue": 0, "unclear": 0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "rule", "proposed"),
    [
        ({}, "excellent", "priority"),
        ({"paid": 94}, "good", "keep"),
        ({"missed": 1}, "good", "keep"),
        ({"paid": 90}, "good", "keep"),
        ({"paid": 89}, "slow", "reduce"),
        ({"grade": "中", "score": 7999}, "fair", "reduce"),
        ({"grade": "差", "score": 5000}, "poor", "suspend"),
        ({"grade": "差", "score": 5000, "paid": 49}, "failed", "cancel"),
        ({"overdue": 1}, "overdue", "suspend"),
        ({"score": None, "grade": None}, None, None),
        ({"budget": None}, None, None),
    ],
)
def test_the_first_rule_that_holds_proposes(given: dict[str, Value], rule: str | None, proposed: str | None) -> None:
    pack, findings = load_result_use(PACK)
    assert findings == ()
    assert pack is not None
    found = pack.proposed({**FINE, **given})
    assert (found.code if found else None, found.propose if found else None) == (rule, proposed)
    assert {one.propose for one in pack.rules} == set(PROPOSALS)
    assert all(one.evidence for one in pack.rules)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("when: overdue > 0", "when: overdue >"),
        ("propose: suspend", "propose: 停"),
        ("    reason: 等级为优或者良\n", ""),
    ],
)
def test_what_is_wrong_is_told(old: str, new: str, tmp_path: Path) -> None:
    text = PACK.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "standard.yaml").write_text(text.replace(old, new), encoding="utf-8")
    pack, findings = load_result_use(tmp_path / "standard.yaml")
    assert pack is None
    assert findings
