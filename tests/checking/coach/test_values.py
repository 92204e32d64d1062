"""Targets as people write them: signs before and words behind, dates and words left alone, shares as a sheet shows them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.checking.coach.model import Indicator
from jixiao.checking.coach.values import as_shown, nature_of, read_value, same_unit, serial_date
from jixiao.kernel.source import Source

READ = {
    "≥95%": ("ge", "95", "%"),
    "不少于24次": ("ge", "24", "次"),
    "≧ 1,200 人次": ("ge", "1200", "人次"),
    "90％以上": ("ge", "90", "%"),
    "3个工作日内": ("le", "3", "个工作日"),
    "控制在5万元以内": ("le", "5", "万元"),
    "＜0.5‰": ("lt", "0.5", "‰"),
    "=100%": ("eq", "100", "%"),
    "12": ("", "12", ""),
}


@pytest.mark.parametrize("text", READ)
def test_direction_number_and_unit(text: str) -> None:
    value = read_value(text)
    assert (value.nature, str(value.value), value.unit) == READ[text]


@pytest.mark.parametrize("text", ["2024年12月底前", "80%-90%", "", "—"])
def test_no_single_number(text: str) -> None:
    assert read_value(text).value is None


def test_words_are_qualitative() -> None:
    assert read_value("定性：良好").nature == "qualitative"
    assert read_value("有效提升").nature == "qualitative"


def test_the_column_of_signs() -> None:
    assert [nature_of(text) for text in ("≥", "反向指标", "定性", "不知道")] == ["ge", "le", "qualitative", ""]


def test_a_cell_that_shows_a_share() -> None:
    assert as_shown(read_value("0.95"), name="验收合格率", unit="").value == Decimal(95)
    assert as_shown(read_value("0.95"), name="验收合格率", unit="%").text == "95%"
    assert as_shown(read_value("1"), name="验收合格率", unit="").text == "100%"
    assert as_shown(read_value("1"), name="故障率", unit="%").value == Decimal(1)
    assert as_shown(read_value("0.5"), name="人均成本", unit="万元").value == Decimal("0.5")


def test_units_that_are_one() -> None:
    assert same_unit("％", "%")
    assert same_unit("篇/年", "篇")
    assert same_unit("万元", "万元")
    assert not same_unit("人", "%")


def test_a_date_that_became_a_number() -> None:
    def day(name: str, text: str, unit: str = "") -> str:
        told = Indicator(name, Source("表.xlsx", "0" * 64), second="timeliness", value=Decimal(text), unit=unit)
        return str(serial_date(told) or "")

    assert day("资金到位时间", "44561") == "2021-12-31"
    assert day("资金到位时间", "44561", "44,561") == "2021-12-31"
    assert day("平均办理时间", "44561", "小时") == ""
    assert day("平均办理时间", "15") == ""
    assert day("平均办理时间", "44561.5") == ""
