"""The contracts of the bundled department: what the report publishes, and the same as open data."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from jixiao.kernel.formatting import money
from jixiao.monitoring.procurement.shares import shares
from jixiao.workbench.intake import take_in
from jixiao.workbench.procurement import contracts_of, export_ocds, ocds_of
from jixiao.workbench.settings import Settings
from tests.reporting.ocds_structure import problems

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "baiyun-2023"


def test_the_published_sums(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, standards=ROOT / "standards", examples=ROOT)
    taken = take_in(EXAMPLE, fiscal_year=2023, settings=settings)
    assert taken.snapshot is not None
    chains, waiting = contracts_of(taken.snapshot.folder)
    assert waiting == ()
    assert {one.label: money(one.amount, unit="万元") for one in shares(chains)} == {
        "采购支出总额": "1,131.00",
        "货物": "20.01",
        "工程": "0.00",
        "服务": "1,110.99",
        "授予中小企业": "1,131.00",
        "其中小微企业": "895.28",
    }
    assert all(one.paid == one.amount for one in chains)
    assert all(step.day is not None for one in chains for step in one.steps)
    text = ocds_of(taken.snapshot.folder, published=date(2024, 1, 31), prefix="ocds-abc123")
    package = json.loads(text, parse_float=Decimal)
    assert problems(package) == []
    releases = package["releases"]
    assert sum(one["contracts"][0]["value"]["amount"] for one in releases) == Decimal("11310000.00")


def test_a_package_that_cannot_be_read(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, standards=ROOT / "standards", examples=ROOT)
    (tmp_path / "empty").mkdir()
    outcome = export_ocds(
        tmp_path / "empty",
        fiscal_year=2023,
        published=date(2024, 1, 31),
        prefix="x",
        out=tmp_path / "out",
        settings=settings,
    )
    assert outcome.exit_code == 1
    assert not (tmp_path / "out").exists()
