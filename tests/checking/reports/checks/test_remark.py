"""A remark on the wording quotes the words around its place and takes its colour from the severity."""

from __future__ import annotations

from jixiao.checking.reports.checks.dates import IMPOSSIBLE
from jixiao.checking.reports.checks.remark import remark
from jixiao.checking.reports.model import Colour
from tests.checking.reports.paragraphs import passage


def test_place_and_colour() -> None:
    text = "项目已于2023年2月30日完成验收。"
    made = remark(IMPOSSIBLE, passage(text), start=4, end=14, found="2023年2月30日")
    assert made.colour is Colour.RED
    assert made.finding.place == "第1段“项目已于2023年2月30日完成验收。”"
    assert made.spans[0].text == "2023年2月30日"
