"""Assessment schemes: what a pack says, what is refused, and the bundled ones with their worked cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.standards.assessment import Counted, load_scheme, peer_codes
from jixiao.standards.cases import run_cases
from jixiao.standards.library import all_standards, find_scheme
from tests.evaluation.assessed import SCHEME, scheme, written

ROOT = Path(__file__).resolve().parents[2] / "standards"
BUNDLED = ("jx-town-case-handling", "jx-rule-of-law", "jx-key-groups")


@pytest.mark.parametrize("identifier", BUNDLED)
def test_the_bundled_schemes_give_what_their_cases_say(identifier: str) -> None:
    found, findings = find_scheme(identifier, root=ROOT)
    assert findings == ()
    assert found is not None
    results, problems = run_cases(found.standard, path=ROOT.joinpath(found.standard.path).with_name("cases.yaml"))
    assert [finding.text for finding in problems] == []
    assert [result.finding.text for result in results if result.finding] == []
    assert results


def test_twelve_indicators_of_case_handling() -> None:
    found, _ = find_scheme("jx-town-case-handling", root=ROOT)
    assert found is not None
    regular = [leaf for top in found.standard.items if not (top.bonus or top.deduction) for leaf in top.leaves()]
    assert (len(regular), sum(leaf.points for leaf in regular), found.standard.applies_to) == (12, 10_000, "assessed")


def test_what_a_scheme_says(tmp_path: Path) -> None:
    found = scheme(tmp_path)
    assert (found.id, found.assesses, found.objection_days, found.answer_days) == ("towns", "town", 5, 10)
    assert found.personal_data
    small = found.standard.items[0].small
    assert small is not None
    assert (small.count, small.below, small.rule.kind) == ("cases.filed", 5, "band")
    assert peer_codes(["a.b"]) == ("peers.sum.a.b", "peers.max.a.b", "peers.min.a.b")


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("marked: true", "marked: true, rule: {kind: boolean, num: cases.filed}", "JX-STD-021"),
        ("code: B,", "code: 乙,", "JX-STD-021"),
        ("den: cases.filed}", "den: cases.unknown}", "JX-STD-012"),
        ("code: cases.closed", "code: closed", "JX-STD-015"),
        ("code: cases.closed", "code: peers.closed", "JX-STD-015"),
        ("code: cases.closed", "code: cases.filed", "JX-STD-017"),
        ("ties: shared", "break_by: [Z]", "JX-STD-015"),
        ("assesses: town", "assesses: 镇街", "JX-STD-015"),
        ("bonus: true, marked", "bonus: true, deduction: true, marked", "JX-STD-021"),
        ("{from: 50%, points: 10}", "{from: 50%, points: 9}", "JX-STD-004"),
        ("unit: 宗}", "unit: 宗, kind: money}", "JX-STD-015"),
        ("kind: assessment", "kind: scoring", "JX-STD-015"),
    ],
)
def test_what_is_refused(tmp_path: Path, before: str, after: str, code: str) -> None:
    assert before in SCHEME
    found, findings = load_scheme(written(tmp_path, SCHEME.replace(before, after, 1)))
    assert found is None
    assert code in [finding.code for finding in findings]


def test_a_deduction_below_the_first_level_is_refused(tmp_path: Path) -> None:
    inner = "  - code: D\n    name: 组\n    points: 0\n    items: [{code: D1, name: 扣分, points: 0, deduction: true, marked: true}]\n"
    text = SCHEME[: SCHEME.index("  - {code: D,")] + inner
    assert "JX-STD-021" in [finding.code for finding in load_scheme(written(tmp_path, text))[1]]


def test_marks_have_no_place_in_a_self_evaluation(tmp_path: Path) -> None:
    text = SCHEME.replace("kind: assessment", "kind: scoring").replace("assesses: town", "applies_to: department")
    start, end = text.index("inputs:"), text.index("items:")
    path = written(tmp_path, text[:start] + text[end:])
    found, findings = all_standards(path.parents[2], known=())
    assert found == ()
    assert "JX-STD-021" in [finding.code for finding in findings]


def test_an_unknown_scheme_is_told_with_those_there_are() -> None:
    found, findings = find_scheme("没有", root=ROOT)
    assert found is None
    assert "jx-town-case-handling" in findings[0].hint


def test_a_number_may_be_counted_from_a_register() -> None:
    path = Path(__file__).resolve().parents[2] / "standards" / "jixiao" / "assessment-key-groups" / "standard.yaml"
    found, findings = load_scheme(path)
    assert findings == ()
    assert found is not None
    counted = {one.code: one.counted for one in found.inputs if one.counted}
    assert counted == {"problems.found": Counted("key_group_supervision", "sum(problems)", "", "street")}
