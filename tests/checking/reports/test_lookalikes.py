"""Digits that count nothing are told from quantities."""

from __future__ import annotations

import pytest

from jixiao.checking.reports.amounts import amounts_of
from tests.checking.reports.paragraphs import passage


@pytest.mark.parametrize(
    "text",
    [
        "财预〔2020〕10号",
        "财预[2018]167号文件",
        "联系电话020-86351234",
        "地址：机场路1888号3栋",
        "2023年3月17日",
        "2023年1-12月",
        "截至12月31日",
        "第3季度",
        "“20条”措施",
        "《民法典100问》",
        "建立“1+1+N”机制",
        "1-4级伤残",
        "12345热线",
        "凭证号202300012345",
        "10:30召开会议",
        "2022-2023年度",
        "附件2",
    ],
)
def test_no_amount_in(text: str) -> None:
    assert [one.text for one in amounts_of(passage(text)) if one.unit] == []


def test_list_numbers_are_not_amounts() -> None:
    text = "1.2023年收入100万元。2.支出2.35万元。（3）结余3万元"
    assert [one.text for one in amounts_of(passage(text))] == ["100万元", "2.35万元", "3万元"]
