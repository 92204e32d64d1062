"""The marked page: every character escaped, cells and notes linked both ways, the two kinds of points apart."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from jixiao.reporting.lint_html import lint_page
from tests.reporting.linted import linted, table


def test_cells_and_notes_point_at_each_other(tmp_path: Path) -> None:
    document, coached = linted(table(tmp_path))
    page = html.document_fromstring(lint_page(coached, documents=[document]))
    assert not page.xpath("//b[.='经费']")
    assert not page.xpath("//script")
    marked = {one.get("href")[1:]: one.text_content() for one in page.xpath("//td//a[contains(@class, 'm ')]")}
    assert marked == {"r1": "1", "r2": "群众法治意识2"}
    back = [one.get("href") for one in page.xpath("//p[@class='where']/a")]
    assert back == ["#m1", "#m2"]
    assert [one.get("class") for one in page.xpath("//td//a")] == ["m red", "m amber"]


def test_rewording_and_review(tmp_path: Path) -> None:
    document, coached = linted(table(tmp_path))
    page = html.document_fromstring(lint_page(coached, documents=[document]))
    assert "群众法治意识随机抽测合格率" in page.xpath("//p[@class='hint so']")[1].text_content()
    assert page.xpath("//div[@class='headings']//th/text()")[2:5] == ["机器可判", "机器判得", "留给评审人"]
    assert "没有往年完成值" in page.text_content()
