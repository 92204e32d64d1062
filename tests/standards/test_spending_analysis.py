"""The pack of the analysis of spending: read, and refused with what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.kernel.ratio import Ratio
from jixiao.standards.spending_analysis import load_spending_analysis

PACK = Path(__file__).resolve().parents[2] / "standards" / "jixiao" / "spending-analysis" / "standard.yaml"


def test_the_pack_on_the_shelf() -> None:
    pack, findings = load_spending_analysis(PACK)
    assert findings == ()
    assert pack is not None
    assert (pack.payees.first, pack.payees.without, pack.outliers.floor) == (5, ("301", "303"), 1_000_000)
    assert (pack.year_end.months, pack.year_end.share, pack.change) == ((12,), Ratio(3, 10), Ratio(1, 5))
    assert {item.code: item.economic for item in pack.items}["vehicle_purchase"] == ("30913", "31013")
    assert pack.names["30217"] == "公务接待费"
    assert pack.fits("any", 2023)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("change: 20%", "change: 20"),
        ("first: 5", "first: 0"),
        ("months: [12]", "months: [13]"),
        ("months: [12]", "months: []"),
        ('floor: "10000.00"', "floor: 一万"),
        ('floor: "10000.00"', 'floor: "0.001"'),
        ("times: 3, ", ""),
        ("change: 20%", ""),
    ],
)
def test_what_is_wrong_is_told(old: str, new: str, tmp_path: Path) -> None:
    text = PACK.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "standard.yaml").write_text(text.replace(old, new), encoding="utf-8")
    pack, findings = load_spending_analysis(tmp_path / "standard.yaml")
    assert pack is None
    assert findings
