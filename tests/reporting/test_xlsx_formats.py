"""Looks of cells, and the height a wrapped text needs."""

from __future__ import annotations

import pytest
from xlsxwriter import Workbook

from jixiao.reporting.xlsx_formats import LINE_HEIGHT, LOOKS, MIN_HEIGHT, PADDING, looks, row_height


def test_every_look_is_a_format(tmp_path: object) -> None:
    with Workbook(f"{tmp_path}/looks.xlsx") as workbook:
        workbook.add_worksheet()
        assert set(looks(workbook)) == set(LOOKS)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("短", 10, 1), ("十个汉字占二十个位置", 11, 2), ("一行\n两行\n三行", 20, 3), ("abcdefghi", 10, 1)],
)
def test_a_row_is_as_high_as_its_text(text: str, width: int, lines: int) -> None:
    assert row_height([(text, width), ("", 5)]) == max(MIN_HEIGHT, lines * LINE_HEIGHT + PADDING)
