"""Labels on paper: every code scanned back from the picture of the page, Chinese among the texts, nothing outside its label."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from jixiao.reporting.labels_pdf import chinese_font, label_of, without_bars, write_labels
from jixiao.standards.label_formats import CODE128, LabelFormat, load_label_formats

PACK = Path(__file__).resolve().parents[2] / "standards" / "jixiao" / "label-formats" / "standard.yaml"
FORMATS = load_label_formats(PACK)[0] or ()
pytestmark = pytest.mark.skipif(not chinese_font(), reason="没有中文字体，标签没有打印")
LONG = "激光彩色多功能一体打印复印传真扫描机（含双面器和第二纸盒）"


def card(number: int) -> dict[str, str | None]:
    """A card, every other one with a long name."""
    name = LONG if number % 2 else "台式计算机"
    return {
        "code": f"ZC{number:06d}",
        "name": name,
        "model": "示例牌 M4",
        "division": "公共法律服务管理科",
        "place": None,
    }


def scanned(path: Path, *, dpi: int) -> list[tuple[int, str, str]]:
    """(page, kind, text) of every code that a scanner finds."""
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document):
            picture = page.render(scale=dpi / 72).to_pil()
            found += [(number, code.format.name, code.text) for code in zxingcpp.read_barcodes(picture)]
    return found


@pytest.mark.parametrize("paper", FORMATS, ids=[one.code for one in FORMATS])
def test_every_code_is_scanned_back_from_a_coarse_picture(paper: LabelFormat, tmp_path: Path) -> None:
    count = min(paper.on_a_page + 1, 26)
    labels = [label_of(card(number), owner="广州市白云区司法局") for number in range(count)]
    pages = write_labels(tmp_path / "labels.pdf", labels=labels, paper=paper, skip=1)
    found = scanned(tmp_path / "labels.pdf", dpi=150)
    assert pages == -(-(count + (paper.on_a_page > 1)) // paper.on_a_page)
    assert sorted(text for _, kind, text in found if kind == "QRCode") == [label.code for label in labels]
    bars = sorted(text for _, kind, text in found if kind == "Code128")
    assert bars == ([label.code for label in labels] if CODE128 in paper.codes else [])


def test_chinese_is_chinese_and_a_long_code_leaves_the_bars_out(tmp_path: Path) -> None:
    (paper,) = (one for one in FORMATS if one.code == "roll-60x40")
    labels = [
        label_of({"code": "资产-0001", "name": "办公桌"}, owner="某局"),
        label_of({"code": "X" * 40, "name": "会议椅"}, owner="某局"),
    ]
    assert without_bars(labels, paper) == ["资产-0001", "X" * 40]
    write_labels(tmp_path / "labels.pdf", labels=labels, paper=paper, skip=0)
    assert [(kind, text) for _, kind, text in scanned(tmp_path / "labels.pdf", dpi=200)] == [
        ("QRCode", "资产-0001"),
        ("QRCode", "X" * 40),
    ]
    with pypdfium2.PdfDocument(tmp_path / "labels.pdf") as document:
        assert "办公桌" in document[0].get_textpage().get_text_range()
