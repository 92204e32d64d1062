"""Lists of words: the bundled one loads; what is wrong with a list is told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.standards.keywords import load_keywords

from .builders import ROOT, written

TEXT = """id: test
kind: keywords
title: 用语表
issuer: Jixiao
document: {title: 用语表}
jurisdiction: 全国
valid: {from: 2023-01-01}
status: draft
evidence: {kind: design}
lists:
  - code: vague
    name: 含糊用语
    evidence: {kind: design}
    words: [提升, 有效提升]
"""
REFUSED = {
    "list twice": (TEXT + TEXT.split("lists:\n")[1], "JX-STD-017", 15),
    "unknown key": (TEXT.replace("    name:", "    colour: red\n    name:"), "JX-YML-008", 12),
    "other pack": (TEXT.replace("kind: keywords", "kind: scoring"), "JX-STD-015", 2),
    "a word that is none": (TEXT.replace("[提升,", "[[提升],"), "JX-YML-009", 14),
}


def test_the_longest_word_is_found(tmp_path: Path) -> None:
    keywords, findings = load_keywords(written(tmp_path, TEXT))
    assert findings == ()
    assert keywords is not None
    assert keywords.lists["vague"].in_text("法治意识有效提升") == "有效提升"
    assert keywords.lists["vague"].in_text("宣讲场次") == ""


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_names_file_and_line(name: str, tmp_path: Path) -> None:
    text, code, line = REFUSED[name]
    keywords, findings = load_keywords(written(tmp_path, text))
    assert keywords is None
    assert (code, line) in [(f.code, f.where.row if f.where else 0) for f in findings], [f.text for f in findings]


def test_the_bundled_lists_hold_no_word_twice() -> None:
    keywords, findings = load_keywords(ROOT / "jixiao" / "target-words" / "standard.yaml")
    assert findings == ()
    assert keywords is not None
    assert [one.code for one in keywords.lists.values() if len(set(one.words)) < len(one.words)] == []
