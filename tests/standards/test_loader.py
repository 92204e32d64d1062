"""The loader refuses whatever a reader could misunderstand, with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.measures.catalog import BY_CODE
from jixiao.standards.library import all_standards

from .builders import HEAD, ITEM, ROOT, load

HALF = ITEM.replace("points: 10", "points: 5")
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
    "impossible day": (HEAD.replace("2023-12-31", "2023-02-30") + ITEM, "JX-YML-006", 8),
}  # fmt: skip

BANDED = HEAD + """items:
  - code: A
    name: 甲
    points: 10
    rule:
      kind: band
      num: a.num
      den: a.den
      bands: [{bands}]
"""
BANDS = {
    "gap": "{from: 90%, points: 10}, {from: 70%, to: 80%, points: 5}, {to: 70%, include: none, points: 0}",
    "both own the line": "{from: 90%, points: 10}, {to: 90%, include: to, points: 0}",
    "nobody owns the line": "{from: 90%, include: none, points: 10}, {to: 90%, include: none, points: 0}",
    "open below": "{from: 90%, points: 10}, {from: 10%, to: 90%, points: 0}",
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
    assert [finding.code for finding in findings] == ["JX-STD-004"]


def test_every_pack_loads_against_the_catalogue() -> None:
    standards, findings = all_standards(ROOT, known=BY_CODE.keys())
    assert [finding.text for finding in findings] == []
    assert {standard.id for standard in standards} >= {
        "gd-gz-district-2023", "cn-mof-2020-10", "cn-mof-2021-101", "cn-mof-2013-53", "hn-4777", "sc-pidu-2025",
    }  # fmt: skip
