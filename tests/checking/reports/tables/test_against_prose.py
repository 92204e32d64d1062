"""Text against tables: the total score, and money under one name – in another unit too; other differences mean other things."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.checking.reports.model import Remark
from tests.checking.reports.published import remarks

SHEET = """<table><tr><th>一级指标</th><th>三级指标</th><th>分值</th><th>得分</th></tr>
<tr><td>产出</td><td>河道清淤长度</td><td>40</td><td>40</td></tr>
<tr><td>效益</td><td>内涝点减少</td><td>60</td><td>57.5</td></tr>
<tr><td>合计</td><td></td><td>100</td><td>97.5</td></tr></table>"""
MONEY = """<p>支出决算表（单位：元）</p><table><tr><th>项目</th><th>上年决算数</th><th>本年决算数</th></tr>
<tr><td>一、基本支出</td><td>12,870,300.00</td><td>13,204,500.00</td></tr>
<tr><td>二、项目支出</td><td>9,915,000.00</td><td>10,467,000.00</td></tr></table>"""


def found(tmp_path: Path, text: str, table: str) -> list[Remark]:
    path = tmp_path / "报告.html"
    path.write_text(f"<html><body><p>{text}</p>{table}</body></html>", encoding="utf-8")
    return [remark for remark in remarks(path) if remark.kind == "same"]


@pytest.mark.parametrize(("told", "colour"), [("97.5", "green"), ("98.5", "red")])
def test_the_total_of_the_sheet(told: str, colour: str, tmp_path: Path) -> None:
    (remark,) = found(tmp_path, f"经自评，部门整体支出绩效自评得分{told}分。", SHEET)
    assert remark.colour == colour
    assert "97.5" in remark.finding.message


def test_points_of_a_part_are_not_the_total(tmp_path: Path) -> None:
    assert found(tmp_path, "其中产出指标得分40分，法律援助项目自评得分100分。", SHEET) == []


def test_money_in_another_unit(tmp_path: Path) -> None:
    remarked = found(tmp_path, "本年基本支出1,320.45万元，项目支出1,046.70万元，公用支出88.10万元。", MONEY)
    assert [remark.colour for remark in remarked] == ["green", "green"]
    assert "1,320.45万元" in remarked[0].finding.message


def test_exchanged_digits_are_a_slip_another_amount_is_another_thing(tmp_path: Path) -> None:
    (remark,) = found(tmp_path, "项目支出10,476,000.00元，基本支出15,330,000.00元。", MONEY)
    assert (remark.colour, remark.finding.expected) == ("red", "10,467,000.00")
