"""The loader refuses whatever a reader could misunderstand, with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.measures.catalog import BY_CODE
from jixiao.standards.library import all_standards
from jixiao.standards.loader import load_standard

from .builders import HEAD, ITEM, ROOT, load, written

DEDUCT = "{kind: per_point_deduct, num: a.num, den: a.den, base: 100%, step: 1%, deduct: 1, direction: above, partial: floor}"
GROUP = """items:
  - code: G
    name: 组
    points: 10
    gate: GATE
    items:
      - {code: A, name: 甲, points: 10, rule: {kind: linear, num: a.num, den: a.den}}
"""
HALF = ITEM.replace("points: 10", "points: 5")
PART = "{num: a.num, den: a.den, target: 50%, points: 3}"
CHECK = "{code: one, text: 一, points: 5}"
BONUS = "      - {code: B, name: 加分, points: 5, bonus: true, rule: {kind: linear, num: a.num, den: a.den}}\n"


def rule(text: str) -> str:
    """The small standard's item with another rule."""
    return ITEM.replace("{kind: linear, num: a.num, den: a.den}", text)


REFUSED = {
    "duplicate key": (HEAD + "total: 10\n" + ITEM, "JX-YML-002", 13),
    "unknown key": (HEAD + "totel: 10\n" + ITEM, "JX-YML-008", 13),
    "weights": (HEAD + ITEM.replace("points: 10", "points: 9"), "JX-STD-002", 10),
    "grade gap": (HEAD.replace("{min: 0, name: 差}", "{min: 1, name: 差}") + ITEM, "JX-STD-003", 12),
    "grade overlap": (HEAD.replace("{min: 0, name: 差}", "{min: 0, name: 差}, {min: 9, name: 良}") + ITEM, "JX-STD-003", 12),
    "no unit": (HEAD + ITEM.replace("den: a.den}", "den: a.den, cap: 0.96}"), "JX-STD-005", 17),
    "no citation": (HEAD.replace("document: {title: 某办法, number: 某财〔2023〕1号}", "document: {title: ''}") + ITEM, "JX-STD-006", 14),
    "no evidence": (HEAD.replace("evidence: {kind: design}\n", "") + ITEM, "JX-STD-007", 13),
    "no confidence": (HEAD.replace("kind: design", "kind: recalled") + ITEM, "JX-STD-008", 11),
    "unknown rule": (HEAD + ITEM.replace("kind: linear", "kind: magic"), "JX-STD-009", 17),
    "missing parameter": (HEAD + ITEM.replace("kind: linear", "kind: linear_floor"), "JX-YML-010", 17),
    "sub-select": (HEAD + ITEM.replace("num: a.num", "num: (select 1)"), "JX-STD-011", 17),
    "semicolon": (HEAD + ITEM.replace("num: a.num", "num: a.num; drop table x"), "JX-STD-011", 17),
    "file function": (HEAD + ITEM.replace("num: a.num", "num: read_csv('/etc/passwd')"), "JX-STD-011", 17),
    "bare division": (HEAD + ITEM.replace("num: a.num", "num: a.num / a.den"), "JX-STD-011", 17),
    "unknown function": (HEAD + ITEM.replace("num: a.num", "num: hash(a.num)"), "JX-STD-011", 17),
    "unknown measure": (HEAD + ITEM.replace("num: a.num", "num: a.nun"), "JX-STD-012", 17),
    "points too fine": (HEAD + ITEM.replace("points: 10", "points: 9.999"), "JX-STD-013", 16),
    "dates reversed": (HEAD.replace("to: 2023-12-31", "to: 2022-12-31") + ITEM, "JX-STD-016", 8),
    "duplicate code": (HEAD + HALF + HALF.split("\n", 1)[1], "JX-STD-017", 18),
    "points not a number": (HEAD + ITEM.replace("points: 10", "points: nan"), "JX-STD-013", 16),
    "points with an exponent": (HEAD + ITEM.replace("points: 10", "points: 1e1"), "JX-STD-013", 16),
    "points with underscores": (HEAD + ITEM.replace("points: 10", "points: 1_0"), "JX-STD-013", 16),
    "negative points": (HEAD + ITEM.replace("points: 10", "points: -10"), "JX-STD-013", 16),
    "rate not a number": (HEAD + ITEM.replace("den: a.den}", "den: a.den, cap: Infinity%}"), "JX-STD-019", 17),
    "rate too fine": (HEAD + ITEM.replace("den: a.den}", "den: a.den, cap: 33.333%}"), "JX-STD-019", 17),
    "cap of nothing": (HEAD + ITEM.replace("den: a.den}", "den: a.den, cap: 0%}"), "JX-STD-010", 17),
    "pass line above cap": (HEAD + rule("{kind: linear_floor, num: a.num, den: a.den, pass_line: 60%, cap: 50%}"), "JX-STD-010", 17),
    "step of nothing": (HEAD + rule(DEDUCT.replace("step: 1%", "step: 0%")), "JX-STD-010", 17),
    "deduction of nothing": (HEAD + rule(DEDUCT.replace("deduct: 1", "deduct: 0")), "JX-STD-010", 17),
    "unknown direction": (HEAD + rule(DEDUCT.replace("above", "up")), "JX-STD-015", 17),
    "window reversed": (HEAD + rule("{kind: window, num: a.num, den: a.den, low: 130%, high: 70%}"), "JX-STD-010", 17),
    "rate without denominator": (HEAD + ITEM.replace(", den: a.den", ""), "JX-YML-010", 17),
    "parameter too many": (HEAD + ITEM.replace("den: a.den}", "den: a.den, step: 5%}"), "JX-YML-008", 17),
    "count with denominator": (HEAD + rule("{kind: event_deduct, num: a.num, den: a.den, deduct: 1}"), "JX-YML-008", 17),
    "tiers rising": (HEAD + rule("{kind: qual_tier, num: a.num, bands: [{from: 60%}, {from: 80%}, {from: 0%}]}"), "JX-STD-004", 17),
    "schedule short of its weight": (HEAD + rule(f"{{kind: schedule, parts: [{PART}]}}"), "JX-STD-002", 17),
    "checks short of their weight": (HEAD + rule("{kind: checklist_add, checks: [{code: one, text: 一, points: 3}]}"), "JX-STD-002", 17),
    "check twice": (HEAD + rule(f"{{kind: checklist_add, checks: [{CHECK}, {CHECK}]}}"), "JX-STD-017", 14),
    "checks not a list": (HEAD + rule("{kind: checklist_add, checks: 一}"), "JX-YML-009", 17),
    "constant beyond 64 bits": (HEAD + ITEM.replace("num: a.num", "num: a.num * 99999999999999999999"), "JX-STD-011", 17),
    "measure of single indicators": (HEAD + ITEM.replace("num: a.num", "num: indicator.actual"), "JX-STD-012", 17),
    "unknown column": (HEAD + ITEM.replace("num: a.num", "num: executed"), "JX-STD-011", 17),
    "truth for a number": (HEAD + ITEM.replace("num: a.num", "num: a.num > 1"), "JX-STD-011", 17),
    "gate that is a number": (HEAD + GROUP.replace("GATE", "a.flag"), "JX-STD-011", 17),
    "gate without items": (HEAD + ITEM + "    gate: a.flag = 1\n", "JX-STD-021", 14),
    "rule beside items": (HEAD + GROUP.replace("gate: GATE", "rule: {kind: linear, num: a.num, den: a.den}"), "JX-STD-021", 14),
    "bonus below the first level": (HEAD + "bonus_cap: 5\n" + GROUP.replace("    gate: GATE\n", "") + BONUS, "JX-STD-021", 20),
    "bonus without cap": (HEAD + ITEM + BONUS.replace("      -", "  -"), "JX-STD-021", 18),
    "item without rule": (HEAD + ITEM.split("    rule")[0], "JX-STD-010", 14),
    "blank code": (HEAD + ITEM.replace("code: A", 'code: ""'), "JX-YML-010", 14),
    "grades not a list": (HEAD.split("grades")[0] + "grades: 90\n" + ITEM, "JX-YML-009", 12),
    "items not a list": (HEAD + "items: 甲\n", "JX-YML-009", 13),
    "item not a mapping": (HEAD + "items: [甲]\n", "JX-YML-009", 13),
    "document not a mapping": (HEAD.replace("{title: 某办法, number: 某财〔2023〕1号}", "某办法") + ITEM, "JX-YML-009", 5),
    "date as text": (HEAD.replace("from: 2023-01-01", "from: 2023年") + ITEM, "JX-YML-009", 8),
    "truth as text": (HEAD + ITEM + "    bonus: 是\n", "JX-YML-009", 18),
    "other kind": (HEAD.replace("kind: scoring", "kind: scorng") + ITEM, "JX-STD-015", 2),
    "other rounding": (HEAD + "rounding: {mode: bankers}\n" + ITEM, "JX-STD-015", 13),
    "rounding not a mapping": (HEAD + "rounding: bankers\n" + ITEM, "JX-YML-009", 13),
    "limit below the target": (HEAD + "over_achievement: {limit: 30%, treatment: zero}\n" + ITEM, "JX-STD-015", 13),
    "unknown treatment": (HEAD + "over_achievement: {limit: 130%, treatment: ignore}\n" + ITEM, "JX-STD-015", 13),
    "unknown evidence": (HEAD.replace("kind: design", "kind: guess") + ITEM, "JX-STD-015", 11),
    "several statements": (HEAD + "---\n" + ITEM, "JX-YML-005", 0),
    "anchor": (HEAD + ITEM.replace("name: 甲", "name: &x 甲"), "JX-YML-003", 15),
    "impossible day": (HEAD.replace("2023-12-31", "2023-02-30") + ITEM, "JX-YML-006", 8),
}  # fmt: skip

BANDED = (
    HEAD
    + """items:
  - code: A
    name: 甲
    points: 10
    rule:
      kind: band
      num: a.num
      den: a.den
      bands: [{bands}]
"""
)
BANDS = {
    "gap": "{from: 90%, points: 10}, {from: 70%, to: 80%, points: 5}, {to: 70%, include: none, points: 0}",
    "both own the line": "{from: 90%, points: 10}, {to: 90%, include: to, points: 0}",
    "nobody owns the line": "{from: 90%, include: none, points: 10}, {to: 90%, include: none, points: 0}",
    "open below": "{from: 90%, points: 10}, {from: 10%, to: 90%, points: 0}",
    "overlap": "{from: 80%, points: 10}, {to: 90%, include: none, points: 0}",
    "best below the weight": "{from: 90%, points: 9}, {to: 90%, include: none, points: 0}",
    "none": "",
}


def test_the_small_standard_itself_loads(tmp_path: Path) -> None:
    standard, findings = load(tmp_path, HEAD + ITEM)
    assert findings == ()
    assert standard is not None
    assert (standard.leaves()[0].line, standard.grade(900), standard.grade(899)) == (14, "优", "差")


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_names_file_and_line(name: str, tmp_path: Path) -> None:
    text, code, line = REFUSED[name]
    standard, findings = load(tmp_path, text)
    assert standard is None
    named = [(finding.code, finding.where.row if finding.where else 0) for finding in findings]
    assert (code, line) in named, [finding.text for finding in findings]
    assert all("standard.yaml" in finding.place for finding in findings)


@pytest.mark.parametrize("name", BANDS)
def test_bands_cover_every_rate_once(name: str, tmp_path: Path) -> None:
    standard, findings = load(tmp_path, BANDED.replace("{bands}", BANDS[name]))
    assert standard is None
    named = [(finding.code, finding.where.row if finding.where else 0) for finding in findings]
    assert ("JX-STD-004", 21) in named


def test_a_file_in_another_encoding_or_gone_is_a_finding(tmp_path: Path) -> None:
    path = written(tmp_path, "")
    path.write_bytes((HEAD + ITEM).encode("gb18030"))
    standard, findings = load_standard(path, known=())
    assert standard is None
    assert [(finding.code, finding.place) for finding in findings] == [("JX-STD-020", "issuer/document/standard.yaml")]
    assert load_standard(path.with_name("gone.yaml"), known=())[1][0].code == "JX-STD-020"


def test_a_byte_order_mark_of_an_office_editor_does_no_harm(tmp_path: Path) -> None:
    path = written(tmp_path, "")
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + ITEM).encode())
    assert load_standard(path, known=())[0] is not None


def test_a_bonus_with_its_cap_loads(tmp_path: Path) -> None:
    standard, findings = load(tmp_path, HEAD + "bonus_cap: 5\n" + ITEM + BONUS.replace("      -", "  -"))
    assert findings == ()
    assert standard is not None
    assert standard.items[1].bonus


def test_every_pack_loads_against_the_catalogue() -> None:
    standards, findings = all_standards(ROOT, known=BY_CODE.keys())
    assert [finding.text for finding in findings] == []
    assert {standard.id for standard in standards} >= {
        "gd-gz-district-2023", "cn-mof-2020-10", "cn-mof-2021-101", "cn-mof-2013-53", "hn-4777", "sc-pidu-2025",
    }  # fmt: skip
