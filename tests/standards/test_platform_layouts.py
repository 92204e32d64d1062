"""Layouts of platforms: what they declare, and every mistake told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.standards.platform_layouts import load_platform_layout

SHELF = Path(__file__).resolve().parents[2] / "standards" / "jixiao"
CITY = SHELF / "layout-city-mediation" / "standard.yaml"


def test_the_layouts_on_the_shelf() -> None:
    for folder in ("layout-city-mediation", "layout-district-disputes"):
        layout, findings = load_platform_layout(SHELF / folder / "standard.yaml")
        assert findings == ()
        assert layout is not None
        assert layout.evidence is not None, "what nobody has published says so"
        assert layout.register == "mediation_case"
        assert layout.links[layout.number] == "number"
        assert layout.entered_as("day") == "accepted_on"
    assert layout.names[0] == "矛盾纠纷多元化解平台"
    assert (layout.date, layout.unit, layout.entered_as("id1")) == ("2023/3/17", "元", "")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("heading: 申请人,", "heading: 案件编号,", "案件编号"),
        ("link: number, enter: case_number", "link: number", "link: number"),
        ("link: number, enter: case_number", "enter: case_number", "link: number"),
        ('date: "2023-03-17"', "date: 17.3.2023", "17.3.2023"),
        ("unit: 元", "unit: 美元", "美元"),
        ("  纠纷类型: {", "  纠纷种类: {", "纠纷种类"),
        ("field: other_number", "feld: other_number", "feld"),
        ("platform: {code: city,", "platform: {kode: city,", "kode"),
    ],
)
def test_a_mistake_is_told_with_its_line(old: str, new: str, told: str, tmp_path: Path) -> None:
    text = CITY.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "standard.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    layout, findings = load_platform_layout(path)
    assert layout is None
    found = next(finding for finding in findings if told in finding.text)
    assert found.where is not None
    assert found.where.row > 1
