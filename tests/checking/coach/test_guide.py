"""The packs the checks go by: all found on the shelf; a missing one is told, never guessed."""

from __future__ import annotations

from pathlib import Path

from jixiao.checking.coach.guide import load_guide
from tests.checking.coach.tables import guide


def test_the_bundled_packs() -> None:
    loaded = guide()
    assert "有效提升" in loaded.words("vague").words
    assert loaded.threshold("beaten_years") == 3
    assert [taxonomy.id for taxonomy in loaded.taxonomies] == ["cn-mof-taxonomy-2020", "cn-mof-taxonomy-2021"]


def test_an_empty_shelf(tmp_path: Path) -> None:
    loaded, findings = load_guide(tmp_path)
    assert loaded is None
    assert {finding.code for finding in findings} == {"JX-LNT-103"}
    assert len(findings) == 4
