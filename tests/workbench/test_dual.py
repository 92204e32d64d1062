"""Double monitoring of the bundled department, and the pack that holds."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

from jixiao.workbench.dual import doubled, dual_files, pack_of, write_form
from jixiao.workbench.intake import take_in
from jixiao.workbench.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def test_the_bundled_department(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, standards=ROOT / "standards", examples=ROOT)
    taken = take_in(ROOT / "examples" / "baiyun-2023", fiscal_year=2023, settings=settings)
    assert taken.snapshot is not None
    july, findings = doubled(taken.snapshot.folder, settings=settings)
    assert findings == ()
    assert july is not None
    # Without a day, that of the last monitoring.
    assert (july.unit, july.cut_off) == ("118001", date(2023, 7, 31))
    rows = july.rows
    assert len(rows) == len({one.project.code for one in rows}) > 10
    assert all(one.money is not None for one in rows)
    year, _ = doubled(taken.snapshot.folder, date(2023, 12, 31), settings=settings)
    assert year is not None
    later = {one.project.code: one for one in year.rows}
    # At the end of the year results count: legal aid met every target.
    assert later["A0401"].target == 10_000
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


def test_files_of_a_package(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", standards=ROOT / "standards", examples=ROOT)
    example = ROOT / "examples" / "baiyun-2023"
    outcome = dual_files(example, fiscal_year=None, as_of=date(2023, 6, 30), out=tmp_path / "out", settings=settings)
    assert outcome.exit_code == 0
    assert [path.name for path in outcome.files] == ["双监控.xlsx", "双监控.json", "PAY_PERF_MONITOR_INFO.csv"]
    told = json.loads(outcome.files[1].read_text(encoding="utf-8"))
    assert (told["cut_off"], len(told["projects"])) == ("2023-06-30", 18)
    # Nobody had answered by June; results have no day and stand in.
    assert "序时进度 49.59%" in outcome.lines[0]
    found, _ = doubled(snapshots(tmp_path / "data"), settings=settings)
    assert found is not None
    write_form(tmp_path / "form.xlsx", found)
    assert (tmp_path / "form.xlsx").is_file()


def snapshots(data: Path) -> Path:
    return next(path.parent for path in data.rglob("manifest.json"))
