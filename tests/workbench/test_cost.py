"""Costs of the bundled department: the published 7 of 9.2 万元 and 76.1 %; without a pack that can be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.kernel.formatting import figure_text
from jixiao.workbench.cost import cost_files, costs_of, pack_of
from jixiao.workbench.explain import explained
from jixiao.workbench.intake import take_in
from jixiao.workbench.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "baiyun-2023"


def test_the_bundled_department(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, standards=ROOT / "standards", examples=ROOT)
    taken = take_in(EXAMPLE, fiscal_year=2023, settings=settings)
    assert taken.snapshot is not None
    found, findings = costs_of(taken.snapshot.folder, date(2023, 12, 31), settings=settings)
    assert findings == ()
    assert found is not None
    costs = found.costs
    assert costs.public_limit is not None
    assert costs.public_used is not None
    assert (costs.public_paid.value, costs.public_limit.value, figure_text(costs.public_used)) == (
        7_000_000,
        9_200_000,
        "76.1%",
    )
    office = next(one for one in costs.rows if one.item.name == "公用经费")
    assert office.paid.value == 489_064_155
    behind = explained(office.paid.code, document=found.trace, rows=3, settings=settings)
    assert behind.total > 400
    cell = explained(f"cost.{office.item.number}.limit", document=found.trace, rows=3, settings=settings).lines
    assert any("费用控制" in line for line in cell)


def test_without_a_pack(tmp_path: Path) -> None:
    assert pack_of(tmp_path, unit="1", fiscal_year=2023) == (None, ())
    broken = tmp_path / "x" / "y" / "standard.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_text("id: x\nkind: cost-control\n", encoding="utf-8")
    settings = Settings(data=tmp_path / "data", standards=tmp_path, examples=ROOT)
    outcome = cost_files(EXAMPLE, fiscal_year=2023, as_of=None, out=None, settings=settings)
    assert outcome.exit_code == 1
