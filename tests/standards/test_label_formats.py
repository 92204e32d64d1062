"""Formats of labels: the pack of the house, and what is refused."""

from __future__ import annotations

from pathlib import Path

from jixiao.standards.label_formats import load_label_formats

PACK = Path(__file__).resolve().parents[2] / "standards" / "jixiao" / "label-formats" / "standard.yaml"


def test_the_papers_of_the_house() -> None:
    formats, findings = load_label_formats(PACK)
    assert findings == ()
    assert formats is not None
    by_code = {one.code: one for one in formats}
    assert (by_code["a4-3x7"].label, by_code["a4-3x7"].on_a_page) == ((635, 381), 21)
    assert {one.kind for one in formats} == {"sheet", "roll"}
    assert all(one.page == one.label and one.on_a_page == 1 for one in formats if one.kind == "roll")


def test_what_does_not_fit_the_page_is_refused_with_its_line(tmp_path: Path) -> None:
    text = (
        PACK.read_text(encoding="utf-8").replace("rows: 8,", "rows: 9,").replace("label: [60, 40]", "label: [60, 4x]")
    )
    path = tmp_path / "standard.yaml"
    path.write_text(text.replace("code: a4-5x13", "code: a4-2x7"), encoding="utf-8")
    formats, findings = load_label_formats(path)
    assert formats is None
    told = [finding.text for finding in findings]
    assert any("页面放得下的尺寸" in one for one in told)
    assert any("4x" in one and "毫米数" in one for one in told)
    assert any("别的纸型没有用过的代码" in one for one in told)
    assert all(finding.where and finding.where.row for finding in findings)
