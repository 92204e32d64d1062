"""Where the lists of indicators are: several forms below each other, headings of two lines, lists of objectives."""

from __future__ import annotations

from jixiao.checking.coach.layout import Grid, blocks_of, lists_of_objectives
from jixiao.documents.model import Sheet
from jixiao.kernel.source import Source

HEAD = ["一级指标", "二级指标", "三级指标", "指标值"]


def grid(*rows: list[str], merged: tuple[tuple[int, int, int, int], ...] = ()) -> Grid:
    return Grid(Sheet("表1", False, list(rows), merged), Source("表.xlsx", "0" * 64))


def test_two_forms_one_below_the_other() -> None:
    form = [["项目名称", "甲"], HEAD, ["产出", "数量", "场次", "≥2场"]]
    found = blocks_of(grid(*form, *form))
    assert [(block.top, block.head, block.first, block.last) for block in found] == [(1, 2, 3, 3), (4, 5, 6, 6)]
    assert found[0].columns == {"first": 1, "second": 2, "name": 3, "value": 4}


def test_a_heading_of_two_lines() -> None:
    table = grid(
        ["一级指标", "二级指标", "三级指标", "指标值", ""],
        ["", "", "", "符号", "指标值"],
        ["产出", "数量", "场次", "≥", "2"],
        merged=((1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 2, 3), (1, 4, 1, 5)),
    )
    (block,) = blocks_of(table)
    assert (block.first, block.columns["nature"], block.columns["value"]) == (3, 4, 5)


def test_a_list_of_objectives_is_none_of_indicators() -> None:
    table = grid(["层级", "项目编码", "目标内容"], ["项目", "A01", "办理援助案件"])
    assert blocks_of(table) == ()
    assert [block.first for block in lists_of_objectives(table)] == [2]


def test_addresses_and_merged_cells() -> None:
    table = grid(HEAD, ["产出", "数量", "甲", "1"], ["", "", "乙", "2"], merged=((2, 1, 3, 1),))
    assert (table.text(3, 1), table.begins(3, 1), table.begins(2, 1)) == ("产出", False, True)
    assert table.source(3, 4).place == "表.xlsx · 表1 · D3"
    assert list(table.right_of(2, 2)) == [(3, "甲"), (4, "1")]


def test_long_term_indicators_above_or_beside_the_yearly_ones_are_left_out() -> None:
    above = grid(
        ["长期绩效指标", "一级指标", "三级指标", "指标值"], ["", "产出", "五年宣讲", "100场"],
        ["年度绩效指标", "一级指标", "三级指标", "指标值"], ["", "产出", "宣讲场次", "24场"],
    )  # fmt: skip
    (block,) = blocks_of(above)
    assert (block.top, block.first, block.last) == (1, 4, 4)
    beside = grid(
        ["一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"],
        ["产出", "", "", "", "数量", "宣讲场次", "24场"],
    )
    assert blocks_of(beside)[0].columns == {"first": 1, "second": 5, "name": 6, "value": 7}
