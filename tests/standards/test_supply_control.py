"""The pack of unusual use: read, and refused with what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.standards.supply_control import load_supply_control

PACK = Path(__file__).resolve().parents[2] / "standards" / "jixiao" / "supply-control" / "standard.yaml"


def test_the_pack_on_the_shelf() -> None:
    pack, findings = load_supply_control(PACK)
    assert findings == ()
    assert pack is not None
    assert (pack.times, pack.least, pack.fits("any", 2023)) == (3, 10, True)


@pytest.mark.parametrize(("old", "new"), [("times: 3", "times: 三"), ("unusual:", "unusal:"), (", least: 10", "")])
def test_what_is_wrong_is_told(old: str, new: str, tmp_path: Path) -> None:
    text = PACK.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "standard.yaml").write_text(text.replace(old, new), encoding="utf-8")
    pack, findings = load_supply_control(tmp_path / "standard.yaml")
    assert pack is None
    assert findings
