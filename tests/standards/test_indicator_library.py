"""The library of indicators: bundled packs are complete and free of twins; a weak indicator is refused with its line."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from jixiao.kernel.citation import EvidenceKind
from jixiao.standards.indicator_library import IndicatorLibrary, indicator_library, load_indicator_library
from jixiao.standards.taxonomy import load_taxonomy

from .builders import ROOT, written

TEXT = """id: test
kind: indicator-library
title: 指标
issuer: 某局
document: {title: 指标库}
jurisdiction: 全国
valid: {from: 2023-01-01}
status: draft
evidence: {kind: design}
taxonomy: cn-mof-taxonomy-2021
older_taxonomy: cn-mof-taxonomy-2020
areas:
  - code: LA
    name: 法律援助
    indicators:
      - {code: A, name: 办结率, kind: timeliness, nature: ge, unit: "%", example: "95", measure: 甲 ÷ 乙, source: 台账}
      - {code: B, name: 满意率, kind: satisfaction, nature: ge, unit: "%", example: "95", measure: 甲 ÷ 乙，全部发放, source: 问卷}
      - {code: C, name: 指引编印, kind: quality, nature: qualitative, measure: 看印发文件, source: 文件,
         grades: 印发为达成；送审为部分达成；未拟为未达成}
      - {code: D, name: 续签率, kind: social, older: sustainable, nature: ge, unit: "%", example: "90", measure: 甲 ÷ 乙, source: 合同}
      - {code: E, name: 每件补贴, kind: economic_cost, nature: le, unit: 元/件, example: "1.5", measure: 甲 ÷ 乙, source: 账,
         citation: {title: 某法}, evidence: {kind: seen}}
"""
REFUSED = {
    "a code twice": ("code: B", "code: A", "JX-STD-017", 17),
    "a name twice": ("name: 满意率", "name: 办结率", "JX-STD-027", 17),
    "unknown kind": ("kind: timeliness", "kind: speed", "JX-STD-015", 16),
    "unknown older kind": ("older: sustainable", "older: lasting", "JX-STD-015", 20),
    "unknown direction": ("nature: qualitative", "nature: up", "JX-STD-015", 18),
    "rate without denominator": ("甲 ÷ 乙, source: 台账", "甲, source: 台账", "JX-STD-027", 16),
    "average without denominator": ("甲 ÷ 乙, source: 账", "甲, source: 账", "JX-STD-027", 21),
    "no survey": ("source: 问卷", "source: 台账", "JX-STD-027", 17),
    "no sample": ("，全部发放", "", "JX-STD-027", 17),
    "no grades": (",\n         grades: 印发为达成；送审为部分达成；未拟为未达成", "", "JX-STD-027", 18),
    "two grades": ("；送审为部分达成", "", "JX-STD-027", 18),
    "grades and a unit": ("nature: qualitative", "nature: qualitative, unit: 项", "JX-STD-027", 18),
    "no example": ('example: "90", ', "", "JX-STD-027", 20),
    "example that is no number": ('example: "90"', 'example: "≥90%"', "JX-STD-027", 20),
    "share above all": ('example: "90"', 'example: "120"', "JX-STD-027", 20),
    "rate counted in 件": ('unit: "%", example: "90"', 'unit: 件, example: "90"', "JX-STD-027", 20),
    "count in %": ("unit: 元/件", 'unit: "%"', "JX-STD-027", 21),
    "less satisfaction": ("satisfaction, nature: ge", "satisfaction, nature: le", "JX-STD-027", 17),
    "more cost": ("economic_cost, nature: le", "economic_cost, nature: ge", "JX-STD-027", 21),
    "target in the name": ("name: 办结率", "name: 办结率≥95%", "JX-STD-027", 16),
    "no measure": ("measure: 看印发文件, ", "", "JX-YML-010", 18),
    "no source": (", source: 台账", "", "JX-YML-010", 16),
    "law without evidence": (", evidence: {kind: seen}", "", "JX-STD-007", 21),
    "unknown key": ("source: 台账", "source: 台账, colour: red", "JX-YML-008", 16),
    "unknown taxonomy": ("taxonomy: cn-mof-taxonomy-2021", "taxonomy: cn-mof-taxonomy-1999", "JX-STD-015", 10),
    "unknown older taxonomy": ("taxonomy: cn-mof-taxonomy-2020", "taxonomy: cn-mof-taxonomy-1999", "JX-STD-015", 11),
}  # fmt: skip


@pytest.fixture(scope="module")
def library() -> IndicatorLibrary:
    """The bundled packs joined."""
    joined, findings = indicator_library(ROOT)
    assert findings == ()
    return joined


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_names_file_and_line(name: str, tmp_path: Path) -> None:
    before, after, code, line = REFUSED[name]
    assert before in TEXT
    loaded, findings = load_indicator_library(written(tmp_path, TEXT.replace(before, after)), root=ROOT)
    assert loaded is None
    assert (code, line) in [(f.code, f.where.row if f.where else 0) for f in findings], [f.text for f in findings]
    assert all("issuer/document/standard.yaml" in finding.place for finding in findings)


def test_a_sound_pack_loads(tmp_path: Path) -> None:
    loaded, findings = load_indicator_library(written(tmp_path, TEXT), root=ROOT)
    assert findings == ()
    assert loaded is not None
    assert [(one.first, one.second, one.older) for one in loaded.indicators] == [
        ("output", "timeliness", ""),
        ("satisfaction", "satisfaction", ""),
        ("output", "quality", ""),
        ("benefit", "social", "sustainable"),
        ("cost", "economic_cost", ""),
    ]
    assert [one.evidence.kind for one in loaded.indicators if one.evidence] == [*["design"] * 4, "seen"]
    assert [one.where.row for one in loaded.indicators] == [16, 17, 18, 20, 21]


def test_twins_in_two_packs_are_told_and_kept_once(tmp_path: Path) -> None:
    root = Path(shutil.copytree(ROOT / "cn-mof", tmp_path / "cn-mof")).parent
    for folder, text in (("甲", TEXT), ("乙", TEXT.replace("id: test", "id: test-two").replace("code: D", "code: F"))):
        path = root / "jixiao" / folder / "standard.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    joined, findings = indicator_library(root)
    assert Counter(finding.code for finding in findings) == {"JX-STD-017": 4, "JX-STD-027": 5}
    assert {finding.where.file for finding in findings if finding.where} == {"jixiao/乙/standard.yaml"}
    assert "D（jixiao/甲/standard.yaml · 第20行）" in next(f.message for f in findings if "续签率" in f.message)
    assert [one.code for one in joined.indicators] == ["A", "B", "C", "D", "E"]


def test_there_is_plenty_to_choose_from(library: IndicatorLibrary) -> None:
    assert len(library.indicators) >= 300
    assert {one.second for one in library.indicators} == _seconds("2021-101-taxonomy")
    assert {one.older for one in library.indicators if one.older} == {"sustainable"}
    assert {"sustainable"} <= _seconds("2020-10-taxonomy")
    assert sum(one.nature == "qualitative" for one in library.indicators) >= 10


def _seconds(folder: str) -> set[str]:
    taxonomy, _ = load_taxonomy(ROOT / "cn-mof" / folder / "standard.yaml")
    assert taxonomy is not None
    return {second.code for first in taxonomy.kinds for second in first.below}


def test_every_area_has_output_effect_and_satisfaction(library: IndicatorLibrary) -> None:
    firsts, seconds = defaultdict(set), defaultdict(set)
    for one in library.indicators:
        firsts[one.area].add(one.first)
        seconds[one.area].add(one.second)
    assert len(firsts) == 30
    assert {
        area for area, found in firsts.items() if not found >= {"output", "cost", "benefit", "satisfaction"}
    } == set()
    outputs = {"quantity", "quality", "timeliness"}
    assert {area for area, found in seconds.items() if not found >= outputs} == set()


def test_no_two_are_nearly_the_same(library: IndicatorLibrary) -> None:
    pairs = combinations(library.indicators, 2)
    assert [(one.code, two.code) for one, two in pairs if fuzz.ratio(one.name, two.name) >= 85] == []


def test_what_rests_on_a_law_says_so(library: IndicatorLibrary) -> None:
    """A law is named with how sure we are of it; what names none is ours and marked so."""
    for one in library.indicators:
        assert one.words, one.code
        assert one.evidence is not None, one.code
        assert (one.evidence.kind is EvidenceKind.DESIGN) == (one.citation is None), one.code
    assert sum(one.citation is not None for one in library.indicators) >= 25
