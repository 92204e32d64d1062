"""Barcodes as pictures: what they hold, read back by a decoder that knows nothing of us."""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image

from jixiao.reporting.barcodes import QUIET, code128_modules, code128_svg, code128_widths, is_code128, qr_svg


def read(text: str) -> str:
    """What a scanner reads from the bars, drawn two pixels a module."""
    picture = Image.new("L", (2 * code128_modules(text), 40), 255)
    x = 2 * QUIET
    for number, width in enumerate(code128_widths(text)):
        if number % 2 == 0:
            picture.paste(0, (x, 0, x + 2 * width, 40))
        x += 2 * width
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.format == zxingcpp.BarcodeFormat.Code128
    return found.text


@pytest.mark.parametrize(
    "text", ["ZC000123", "1234", "12345", "A12345B6789", "2023-GD/0001", "a~ !", "00", "118001ZC0000017", "X1"]
)
def test_code_128_says_what_it_was_told(text: str) -> None:
    assert read(text) == text


def test_digits_are_packed_in_pairs() -> None:
    assert code128_modules("12345678") < code128_modules("ABCDEFGH")


def test_what_code_128_cannot_hold() -> None:
    assert not is_code128("资产01")
    assert not is_code128("")
    with pytest.raises(ValueError, match="ASCII"):
        code128_widths("资产01")


def test_pictures_stretch_and_stand_alone() -> None:
    assert f'viewBox="0 0 {code128_modules("ZC1")} 10"' in code128_svg("ZC1")
    assert qr_svg("资产01").startswith("<svg")
