"""The pack of cost control: read, and refused with what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.kernel.ratio import Ratio
from jixiao.standards.cost_control import load_cost_control

PACK = Path(__file__).resolve().parents[2] / "standards" / "jixiao" / "cost-control" / "standard.yaml"


def test_the_pack_on_the_shelf() -> None:
    pack, findings = load_cost_control(PACK)
    assert findings == ()
    assert pack is not None
    assert (pack.used, pack.least_days, pack.peers) == (Ratio(9, 10), 60, Ratio(11, 10))
    assert (pack.least_for_median, pack.least_for_quartiles) == (3, 5)
    assert pack.fits("any", 2023)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("used: 90%", "used: 90"),
        ("least_days: 60", "least_days: 两月"),
        ("peers: 110%", ""),
        ("least_for_median: 3", ""),
    ],
)
def test_what_is_wrong_is_told(old: str, new: str, tmp_path: Path) -> None:
    text = PACK.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "standard.yaml").write_text(text.replace(old, new), encoding="utf-8")
    pack, findings = load_cost_control(tmp_path / "standard.yaml")
    assert pack is None
    assert findings
