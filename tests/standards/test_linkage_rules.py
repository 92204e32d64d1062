"""The pack of linkage."""

from pathlib import Path

import pytest

from jixiao.kernel.ratio import Ratio
from jixiao.standards.linkage_rules import load_linkage_rules

PACK = Path(__file__).resolve().parents[2] / "standards" / "jixiao" / "linkage" / "standard.yaml"


def test_the_pack_loads() -> None:
    rules, findings = load_linkage_rules(PACK)
    assert findings == ()
    assert rules
    assert rules.surnames["单"] == "shan"
    assert rules.one_to_one


def test_the_bounds_follow_from_costs() -> None:
    rules, _ = load_linkage_rules(PACK)
    assert rules
    assert (rules.costs.accept, rules.costs.reject) == (Ratio(18, 19), Ratio(1, 19))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("review: 1}", "review: 10}"),
        ("type: [90, 10]", "type: [90, 20]"),
        ("days: [0,", "days: [a,"),
        ("one_to_one: true", "one_to_one: 2"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, right: str, wrong: str) -> None:
    text = PACK.read_text(encoding="utf-8")
    assert right in text
    (tmp_path / "standard.yaml").write_text(text.replace(right, wrong), encoding="utf-8")
    rules, findings = load_linkage_rules(tmp_path / "standard.yaml")
    assert rules is None
    assert findings[0].where
    assert findings[0].where.row > 1
