"""The line of unusual use comes from the shelf."""

from __future__ import annotations

from pathlib import Path

from jixiao.workbench.settings import Settings
from jixiao.workbench.supply_control import supply_control_of

ROOT = Path(__file__).resolve().parents[2]


def test_from_the_shelf(tmp_path: Path) -> None:
    shelf = Settings(data=tmp_path, standards=ROOT / "standards", examples=ROOT)
    pack, findings = supply_control_of(shelf, unit="118001", fiscal_year=2023)
    assert (findings, pack.id if pack else "") == ((), "jx-supply-control")
    (tmp_path / "none").mkdir()
    empty = Settings(data=tmp_path, standards=tmp_path / "none", examples=ROOT)
    assert supply_control_of(empty, unit="118001", fiscal_year=2023) == (None, ())
