"""Columns of exports nobody has seen before."""

# ruff: noqa: E501 – examples are read as a whole
import pytest

from jixiao.documents.model import Sheet
from jixiao.linkage.columns import NAMED, SEEN, WORDED, map_cases
from tests.linkage.world import rules


def mapped(*rows: list[object], **told: str) -> dict[str, tuple[str, str]]:
    found = map_cases(Sheet("表", False, rows), fields=rules().fields, told=told)
    return {name: (column.heading, column.how) for name, column in found.columns.items()} if found else {}


def test_headings_of_an_unknown_system_are_understood() -> None:
    heads: list[object] = ["工单号", "一方当事人姓名", "一方当事人证件", "对方当事人名称", "对方手机号码", "建档时间", "纠纷分类", "所在街镇", "诉求标的（万元）",
                           "纠纷经过描述", "调解员姓名"]  # fmt: skip
    found = mapped(["某平台导出"], heads)
    assert {name: heading for name, (heading, _) in found.items()} == {
        "number": "工单号", "party1": "一方当事人姓名", "id1": "一方当事人证件", "party2": "对方当事人名称", "phone2": "对方手机号码",
        "day": "建档时间", "type": "纠纷分类", "street": "所在街镇", "amount": "诉求标的（万元）", "text": "纠纷经过描述",
    }  # fmt: skip
    assert found["party1"][1] == WORDED


def test_a_known_name_wins_over_a_likely_one() -> None:
    found = mapped(
        ["申请人", "被申请人", "受理日期", "登记时间", "结案时间"], ["甲", "乙", "2023-1-2", "2023-1-3", "2023-2-2"]
    )
    assert found["day"] == ("受理日期", NAMED)
    assert found["closed"] == ("结案时间", NAMED)


def test_a_column_is_known_by_what_stands_in_it() -> None:
    rows: list[list[object]] = [
        [f"张三{i}", "李四", f"44011119900307123{i}", "13800001234", f"2023-05-0{i + 1}", "金沙街道"] for i in range(5)
    ]
    found = mapped(["申请人", "被申请人", "列甲", "列乙", "列丙", "列丁"], *rows)
    assert {name for name, (_, how) in found.items() if how == SEEN} == {"id1", "phone1", "day", "street"}


def test_what_is_told_goes_first_and_can_leave_a_column_out() -> None:
    found = mapped(["申请人", "被申请人", "受理日期", "日期二"], ["甲", "乙", "1", "2"], 日期二="day", 受理日期="忽略")
    assert found["day"][0] == "日期二"
    assert "text" not in mapped(["申请人", "被申请人", "履行情况"], ["甲", "乙", "已履行"], 履行情况="忽略")


@pytest.mark.parametrize("heading", ["调解员", "承办人", "登记人", "审核人姓名"])
def test_people_of_the_office_are_no_party(heading: str) -> None:
    assert not {"party1", "party2"} & set(mapped(["编号", heading], ["1", "王五"]))


def test_the_unit_of_amounts_stands_in_the_heading_or_above() -> None:
    rows = [["单位：万元", "", ""], ["申请人", "被申请人", "涉及金额"], ["甲", "乙", 3]]
    found = map_cases(Sheet("表", False, rows), fields=rules().fields, told={})
    assert found
    assert found.columns["amount"].unit == "万元"
    assert found.first_row == 3
