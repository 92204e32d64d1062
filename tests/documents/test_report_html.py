"""A web page: visible text in paragraphs, tables with their spans, layout tables as text, old Chinese encodings."""

from __future__ import annotations

from pathlib import Path

from jixiao.documents.report_html import read_html_report

PAGE = """<!doctype html><html><head><meta charset="gbk"><title>题</title><style>p{}</style></head><body>
<script>var a = "不看";</script><h1>2023年度部门决算</h1><p>支出<span>100</span>万元，<br>占 50%。</p><p style="display: none">藏</p>
<table><tr><td rowspan="2">产出</td><td>数量</td><td>12</td></tr><tr><td>质量</td><td>3</td></tr>
<tr><td colspan="2">合计</td><td>15</td></tr></table>
<table><tr><td><p>左栏</p><table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table></td></tr></table></body></html>"""


def test_text_tables_and_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.encode("gb18030"))
    blocks, findings = read_html_report(path, name="a.html")
    assert findings == ()
    assert [(one.level, one.text) for one in blocks if one.table is None] == [
        (1, "2023年度部门决算"),
        (0, "支出100万元，\n占 50%。"),
        (0, "左栏"),
    ]
    first, second = (one.table for one in blocks if one.table is not None)
    assert first is not None
    assert second is not None
    assert first.values == [["产出", "数量", "12"], ["", "质量", "3"], ["合计", "", "15"]]
    assert set(first.merged) == {(1, 1, 2, 1), (3, 1, 3, 2)}
    assert second.values == [["甲", "1"], ["乙", "2"]]


def test_a_page_without_text(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><script>1</script></body></html>", encoding="utf-8")
    assert [one.code for one in read_html_report(path, name="a.html")[1]] == ["JX-DOC-014"]
