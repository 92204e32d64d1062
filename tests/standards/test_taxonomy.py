"""Kinds of indicators: both bundled years load, agree with the record type, and share out 100 points."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.facts.records.targets import FIRST_LEVEL, SECOND_LEVEL
from jixiao.standards.taxonomy import Taxonomy, load_taxonomy

from .builders import ROOT, written

TEXT = """id: test
kind: taxonomy
title: 分类
issuer: 财政部
document: {title: 办法}
jurisdiction: 全国
valid: {from: 2023-01-01}
status: draft
evidence: {kind: design}
kinds:
  - {code: output, name: 产出指标, kinds: [{code: quantity, name: 数量指标}]}
  - {code: benefit, name: 效益指标, kinds: [{code: social, name: 社会效益指标}]}
weights:
  - {code: usual, when: 一般, points: {execution: 10, output: 60, benefit: 30}}
"""
REFUSED = {
    "short of 100": (TEXT.replace("output: 60", "output: 50"), "JX-STD-026", 14),
    "unknown kind": (TEXT.replace("benefit: 30}", "effect: 30}"), "JX-STD-026", 14),
    "first level twice": (TEXT.replace("code: benefit", "code: output"), "JX-STD-017", 12),
    "second level twice": (TEXT.replace("code: social", "code: quantity"), "JX-STD-017", 12),
    "unknown key": (TEXT + "colour: red\n", "JX-YML-008", 15),
    "kinds not a list": (TEXT.split("kinds:")[0] + "kinds: 产出\nweights: []\n", "JX-YML-009", 10),
    "no confidence": (TEXT.replace("kind: design", "kind: recalled"), "JX-STD-008", 9),
    "other pack": (TEXT.replace("kind: taxonomy", "kind: scoring"), "JX-STD-015", 2),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_names_file_and_line(name: str, tmp_path: Path) -> None:
    text, code, line = REFUSED[name]
    taxonomy, findings = load_taxonomy(written(tmp_path, text))
    assert taxonomy is None
    assert (code, line) in [(f.code, f.where.row if f.where else 0) for f in findings], [f.text for f in findings]


def bundled(document: str) -> Taxonomy:
    """A taxonomy of the shelf."""
    taxonomy, findings = load_taxonomy(ROOT / "cn-mof" / document / "standard.yaml")
    assert findings == ()
    assert taxonomy is not None
    return taxonomy


@pytest.mark.parametrize("document", ["2020-10-taxonomy", "2021-101-taxonomy"])
def test_codes_and_names_are_those_of_the_records(document: str) -> None:
    taxonomy = bundled(document)
    assert {(kind.code, kind.name) for kind in taxonomy.kinds} <= set(FIRST_LEVEL)
    assert {(below.code, below.name) for kind in taxonomy.kinds for below in kind.below} <= set(SECOND_LEVEL)
    assert {sum(split.points.values()) for split in taxonomy.weights} == {10_000}


def test_cost_rose_to_the_first_level_and_the_years_follow_each_other() -> None:
    before, after = bundled("2020-10-taxonomy"), bundled("2021-101-taxonomy")
    assert "cost" not in {kind.code for kind in before.kinds}
    assert "cost" in {kind.code for kind in after.kinds}
    assert before.valid_to is not None
    assert after.valid_from is not None
    assert (after.valid_from - before.valid_to).days == 1
    assert after.weights[0].points["cost"] == 2_000
