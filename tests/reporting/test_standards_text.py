"""Standards as lines: sources and evidence are always shown."""

from __future__ import annotations

from pathlib import Path

from jixiao.measures.catalog import BY_CODE
from jixiao.reporting.standards_text import changes, listing, tree
from jixiao.standards.library import find_standard

ROOT = Path(__file__).resolve().parents[2] / "standards"


def test_the_tree_shows_evidence() -> None:
    standard, _ = find_standard("gd-gz-district-2023", root=ROOT, known=BY_CODE.keys())
    assert standard is not None
    lines = tree(standard)
    assert sum("证据状态：" in line for line in lines) == len(standard.leaves())
    assert "草稿（待核实）" in listing([standard])[0]
    assert listing([]) == ("没有适用的标准。",)
    assert changes([], before=standard, after=standard)[-1] == "没有区别。"
