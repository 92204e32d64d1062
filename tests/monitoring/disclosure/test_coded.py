"""Codes: the lowest level as data, every level above it in print."""

from __future__ import annotations

from jixiao.monitoring.disclosure.coded import CodedRow, class_of, coded


def test_levels_are_added_up() -> None:
    data, shown = coded(
        [CodedRow("2040607", (2,)), CodedRow("2040601", (1,)), CodedRow("2040601", (4,))], {"204": "甲"}
    )
    assert data == (("2040601", None, 5), ("2040607", None, 2))
    assert shown == (
        ("合计", None, 7),
        ("204", "甲", 7),
        ("20406", None, 7),
        ("2040601", None, 5),
        ("2040607", None, 2),
    )


def test_what_is_no_code_has_no_levels() -> None:
    assert coded([CodedRow("（未分类）", (None,))], {})[1] == (("合计", None, None), ("（未分类）", None, None))
    assert (class_of("2040601"), class_of("（未分类）")) == ("204", "（未分类）")
    assert coded([], {}) == ((), ())
