"""Spending progress of the bundled department, and without a pack that can be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.monitoring.pace.lights import Light
from jixiao.workbench.intake import take_in
from jixiao.workbench.pace import pace_files, pace_of, pack_of, write_table
from jixiao.workbench.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "baiyun-2023"


def test_the_bundled_department(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, standards=ROOT / "standards", examples=ROOT)
    taken = take_in(EXAMPLE, fiscal_year=2023, settings=settings)
    assert taken.snapshot is not None
    found, findings = pace_of(taken.snapshot.folder, date(2023, 8, 15), settings=settings)
    assert findings == ()
    assert found is not None
    lights = {one.money.code: one.light for one in found.rows if one.money.kind == "project"}
    assert (len(lights), lights["A0101"], lights["A0401"]) == (18, Light.RED, Light.GREEN)
    assert [len(series.figures) for series in found.chart.series] == [7, 7, 7, 7]
    write_table(tmp_path / "pace.xlsx", found)
    assert (tmp_path / "pace.xlsx").is_file()
    year, _ = pace_of(taken.snapshot.folder, settings=settings)
    assert year is not None
    assert (year.as_of.month, year.rows[0].money.paid) == (12, 7_493_668_783)
    # At the end of the year every way says what was paid.
    whole = year.forecasts["部门整体"].chosen
    assert whole is not None


def test_without_a_pack(tmp_path: Path) -> None:
    assert pack_of(tmp_path, unit="1", fiscal_year=2023) == (None, ())
    broken = tmp_path / "x" / "y" / "standard.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_text("id: x\nkind: spending-progress\n", encoding="utf-8")
    settings = Settings(data=tmp_path / "data", standards=tmp_path, examples=ROOT)
    outcome = pace_files(EXAMPLE, fiscal_year=2023, as_of=None, out=None, settings=settings)
    assert outcome.exit_code == 1
    assert outcome.findings
