"""The pack of a unit goes before the one for all; one that cannot be read is told."""

from __future__ import annotations

from pathlib import Path

from jixiao.standards.cost_control import KIND, load_cost_control
from jixiao.workbench.fitting_pack import fitting_pack

BUNDLED = Path(__file__).resolve().parents[2] / "standards" / "jixiao" / "cost-control" / "standard.yaml"


def put(root: Path, name: str, text: str) -> None:
    """Puts a pack on a shelf."""
    folder = root / "x" / name
    folder.mkdir(parents=True)
    (folder / "standard.yaml").write_text(text, encoding="utf-8")


def test_the_own_pack_goes_first(tmp_path: Path) -> None:
    text = BUNDLED.read_text(encoding="utf-8")
    put(tmp_path, "all", text)
    put(tmp_path, "own", text.replace("id: jx-cost-control", "id: own") + "applies: {units: ['118001']}\n")
    chosen = {
        unit: fitting_pack(tmp_path, kind=KIND, load=load_cost_control, unit=unit, fiscal_year=2023)[0]
        for unit in ("118001", "2")
    }
    assert {unit: pack.id if pack else "" for unit, pack in chosen.items()} == {"118001": "own", "2": "jx-cost-control"}


def test_a_broken_pack_stops_the_choice(tmp_path: Path) -> None:
    text = BUNDLED.read_text(encoding="utf-8")
    put(tmp_path, "all", text)
    put(tmp_path, "broken", text.replace("used: 90%", "used: viel"))
    pack, findings = fitting_pack(tmp_path, kind=KIND, load=load_cost_control, unit="1", fiscal_year=2023)
    assert pack is None
    assert findings
    assert fitting_pack(tmp_path, kind="none", load=load_cost_control, unit="1", fiscal_year=2023) == (None, ())
