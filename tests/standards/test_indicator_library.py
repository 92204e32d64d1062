"""The library of indicators: bundled packs are complete and free of twins; a weak indicator is refused with its line."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from rapidfuzz import fuzz

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
areas:
  - code: LA
    name: 法律援助
    indicators:
      - {code: A, name: 办结率, kind: timeliness, nature: ge, unit: "%", example: "95", measure: 甲 ÷ 乙, source: 台账}
      - {code: B, name: 满意率, kind: satisfaction, nature: ge, unit: "%", example: "95", measure: 甲 ÷ 乙, source: 问卷}
      - {code: C, name: 指引编印, kind: quality, nature: qualitative, measure: 看印发文件, source: 文件, grades: 印发为达成}
"""
REFUSED = {
    "a code twice": (TEXT.replace("code: B", "code: A"), "JX-STD-017", 1),
    "a name twice": (TEXT.replace("name: 满意率", "name: 办结率"), "JX-STD-017", 1),
    "unknown kind": (TEXT.replace("kind: timeliness", "kind: speed"), "JX-STD-015", 15),
    "unknown direction": (TEXT.replace("nature: qualitative", "nature: up"), "JX-STD-015", 17),
    "no denominator": (TEXT.replace("measure: 甲 ÷ 乙, source: 台账", "measure: 甲, source: 台账"), "JX-STD-027", 15),
    "no survey": (TEXT.replace("source: 问卷", "source: 台账"), "JX-STD-027", 16),
    "no grades": (TEXT.replace(", grades: 印发为达成", ""), "JX-STD-027", 17),
    "no example": (TEXT.replace('example: "95", measure: 甲 ÷ 乙, source: 台账', "measure: 甲 ÷ 乙, source: 台账"), "JX-STD-027", 15),
    "target in the name": (TEXT.replace("name: 办结率", "name: 办结率≥95%"), "JX-STD-027", 15),
    "no source": (TEXT.replace(", source: 台账", ""), "JX-YML-010", 15),
    "unknown key": (TEXT.replace("source: 台账", "source: 台账, colour: red"), "JX-YML-008", 15),
    "unknown taxonomy": (TEXT.replace("taxonomy-2021", "taxonomy-1999"), "JX-STD-015", 10),
}  # fmt: skip


@pytest.fixture(scope="module")
def library() -> IndicatorLibrary:
    """The bundled packs joined."""
    joined, findings = indicator_library(ROOT)
    assert findings == ()
    return joined


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_names_file_and_line(name: str, tmp_path: Path) -> None:
    text, code, line = REFUSED[name]
    loaded, findings = load_indicator_library(written(tmp_path, text), root=ROOT)
    assert loaded is None
    assert (code, line) in [(f.code, f.where.row if f.where else 0) for f in findings], [f.text for f in findings]


def test_a_sound_pack_loads(tmp_path: Path) -> None:
    loaded, findings = load_indicator_library(written(tmp_path, TEXT), root=ROOT)
    assert findings == ()
    assert loaded is not None
    assert [(one.first, one.second) for one in loaded.indicators] == [
        ("output", "timeliness"),
        ("satisfaction", "satisfaction"),
        ("output", "quality"),
    ]
    assert {one.evidence.kind for one in loaded.indicators if one.evidence} == {"design"}


def test_there_is_plenty_to_choose_from(library: IndicatorLibrary) -> None:
    assert len(library.indicators) >= 150
    taxonomy, _ = load_taxonomy(ROOT / "cn-mof" / "2021-101-taxonomy" / "standard.yaml")
    assert taxonomy is not None
    seconds = {second.code for first in taxonomy.kinds for second in first.below}
    assert {one.second for one in library.indicators} == seconds - {"ecological_cost"}
    assert len({one.code for one in library.indicators}) == len(library.indicators)
    assert len({one.name for one in library.indicators}) == len(library.indicators)


def test_every_area_has_output_effect_and_satisfaction(library: IndicatorLibrary) -> None:
    firsts = defaultdict(set)
    for one in library.indicators:
        firsts[one.area].add(one.first)
    assert len(firsts) == 30
    assert {area for area, found in firsts.items() if not found >= {"output", "benefit", "satisfaction"}} == set()


def test_no_two_are_nearly_the_same(library: IndicatorLibrary) -> None:
    pairs = combinations(library.indicators, 2)
    assert [(one.code, two.code) for one, two in pairs if fuzz.ratio(one.name, two.name) >= 85] == []


def test_targets_are_numbers_and_words_help_to_find_them(library: IndicatorLibrary) -> None:
    for one in library.indicators:
        assert one.words, one.code
        if one.nature != "qualitative":
            assert float(one.example) >= 0, one.code
        if one.citation is not None:
            assert one.citation.title, one.code
