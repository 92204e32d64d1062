"""A comparison in words: names of the sides, rows, JSON."""

from __future__ import annotations

import json
from dataclasses import replace

from jixiao.evaluation.compare import compare, side_of
from jixiao.evaluation.model import Evaluation
from jixiao.reporting.comparison import comparison_json, item_rows, measure_rows, side_line, side_names
from tests.reporting import sample


def test_sides_are_named_by_what_differs(evaluation: Evaluation) -> None:
    own = side_of(evaluation)
    assert side_names(compare(own, own)) == ("前", "后")
    assert side_names(sample.comparison()) == ("2022年度", "2023年度")
    elsewhere = replace(own, unit_name="某某局", standard="other")
    assert side_names(compare(elsewhere, own)) == ("某某局 other", f"{own.unit_name} {own.standard}")
    assert side_names(compare(replace(own, version="0000"), own))[0] == "版本 0000"


def test_a_side_says_its_standard_and_version(evaluation: Evaluation) -> None:
    told = side_line(side_of(evaluation))
    assert evaluation.standard.id in told
    assert evaluation.standard.version[:12] in told
    assert "等级：优" in told


def test_rows_tell_points_inputs_and_who_has_no_such_item() -> None:
    comparison = sample.comparison()
    rows = {row.name: row for row in item_rows(comparison)}
    changed = rows["部门预算资金支出率"]
    assert (changed.before.text, changed.after.text, changed.change) == ("10.00分", "9.97分", "-0.03分")
    assert changed.after.code.startswith("item.")
    assert "全年执行数 7,493.67万元" in changed.after_inputs
    assert rows["已取消的指标"].note == "仅前者有此项"
    assert [row.name for row in measure_rows(comparison)] == ["自评得分", "全年预算数", "全年执行数", "预算执行率"]


def test_json_keeps_whole_numbers_beside_the_printed_ones() -> None:
    told = json.loads(json.dumps(comparison_json(sample.comparison())))
    item = next(item for item in told["items"] if item["name"] == "部门预算资金支出率")
    assert item["change"] == {"printed": "-0.03分", "value": -3, "unit": "分"}
    assert item["after"]["inputs"][0]["value"] == 7493670000
    gone = next(item for item in told["items"] if item["name"] == "已取消的指标")
    assert (gone["after"], gone["change"]) == (None, None)
