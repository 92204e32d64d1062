"""The marked page: everything escaped, each mark linked to its remark and back, tables as tables."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from jixiao.reporting.review_html import review_page
from tests.reporting.reviewed import reviewed, text_report, word_report


def test_marks_and_remarks_point_at_each_other(tmp_path: Path) -> None:
    document, review = reviewed(text_report(tmp_path))
    page = html.document_fromstring(review_page(review, document=document))
    assert "<20.37>" in page.text_content()
    marked = page.xpath("//a[contains(@class, 'm ')]")
    assert {one.get("href")[1:] for one in marked} <= {one.get("id") for one in page.xpath("//li")}
    red = page.xpath("//a[@class='m red']")
    assert [one.text for one in red] == ["97.9%"]
    assert not page.xpath("//script")


def test_a_table_stays_a_table(tmp_path: Path) -> None:
    document, review = reviewed(word_report(tmp_path))
    page = html.document_fromstring(review_page(review, document=document))
    assert page.xpath("//td//a[contains(@class, 'm ')]")
