"""Double monitoring of the bundled department, and the pack that holds."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from jixiao.workbench.dual import dual, pack_of
from jixiao.workbench.intake import take_in
from jixiao.workbench.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def test_the_bundled_department(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, standards=ROOT / "standards", examples=ROOT)
    taken = take_in(ROOT / "examples" / "baiyun-2023", fiscal_year=2023, settings=settings)
    assert taken.snapshot is not None
    rows = dual(taken.snapshot.folder, date(2023, 7, 31), settings=settings)
    assert len(rows) == len({one.project.code for one in rows}) > 10
    assert all(one.money is not None for one in rows)
    later = {one.project.code: one for one in dual(taken.snapshot.folder, date(2023, 12, 31), settings=settings)}
    assert all(later[one.project.code].project.paid >= one.project.paid for one in rows)


def test_a_pack_of_its_own_and_a_broken_one(tmp_path: Path) -> None:
    general = tmp_path / "x" / "general" / "standard.yaml"
    shutil.copytree(ROOT / "standards" / "jixiao" / "double-monitoring", general.parent)
    own = tmp_path / "x" / "own" / "standard.yaml"
    own.parent.mkdir()
    text = general.read_text(encoding="utf-8").replace("id: jx-", "applies: {units: ['42']}\nid: own-", 1)
    own.write_text(text.replace("deviation: 10%", "deviation: 5%"), encoding="utf-8")
    found = {unit: pack_of(tmp_path, unit=unit, fiscal_year=2023)[0] for unit in ("42", "43")}
    assert [one.deviation.scaled(100) for one in found.values() if one] == [5, 10]
    own.write_text("id: x\nkind: double-monitoring\n", encoding="utf-8")
    pack, findings = pack_of(tmp_path, unit="43", fiscal_year=2023)
    assert pack is None
    assert findings
