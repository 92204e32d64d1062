"""Standards as lines: sources and evidence are always shown."""

from __future__ import annotations

from pathlib import Path

from jixiao.measures.catalog import BY_CODE
from jixiao.reporting.standards_text import changes, indicators, listing, others, tree
from jixiao.standards.indicator_library import indicator_library
from jixiao.standards.library import find_standard, packs

ROOT = Path(__file__).resolve().parents[2] / "standards"


def test_the_tree_shows_evidence() -> None:
    standard, _ = find_standard("gd-gz-district-2023", root=ROOT, known=BY_CODE.keys())
    assert standard is not None
    lines = tree(standard)
    assert sum("证据状态：" in line for line in lines) == len(standard.leaves())
    assert "草稿（待核实）" in listing([standard])[0]
    assert listing([]) == ("没有适用的标准。",)
    assert changes([], before=standard, after=standard)[-1] == "没有区别。"


def test_an_indicator_of_the_library_is_told_whole() -> None:
    lines = indicators(indicator_library(ROOT)[0])
    shown = {line.split()[0]: at for at, line in enumerate(lines) if line.startswith("  ") and "  例：" in line}
    law = lines[shown["LA-07"] : shown["LA-07"] + 4]
    assert law[0] == "  LA-07 法律援助申请按期审查率  例：≥100%"
    assert law[1] == "      类别：产出指标·时效指标"
    assert "÷" in law[2]
    assert law[3].endswith("依据：《中华人民共和国法律援助法》第四十三条（原文已核，名称和示例值由本系统设定）")
    assert lines[shown["VL-09"] + 1].endswith("社会效益指标（按2020年的分类是可持续影响指标）")
    assert lines[shown["LA-01"] + 3].endswith("依据：本系统设定")
    qualitative = lines[shown["AR-14"] : shown["AR-14"] + 4]
    assert qualitative[0].endswith("例：定性")
    assert qualitative[3].startswith("      等次：")


def test_every_pack_on_the_shelf_has_a_chinese_kind() -> None:
    listed = others(tuple(pack for pack in packs(ROOT) if pack.kind != "scoring"))
    assert [line for line in listed[2:] if line.split()[1].isascii()] == []
