"""Tables by themselves: copied into a package of the year that was named, gone afterwards; everything else is left as it is."""

from __future__ import annotations

from pathlib import Path

from jixiao.facts.package import open_package
from jixiao.workbench.loose_tables import packaged


def test_a_table_becomes_a_package_for_a_while(tmp_path: Path) -> None:
    table = tmp_path / "支付明细.csv"
    table.write_text("支付凭证号,支付日期,支付金额（元）\n1,2024-03-01,5\n", encoding="utf-8")
    for place in (table, tmp_path):
        with packaged(place, unit="", fiscal_year=2024) as (folder, findings):
            package, wrong = open_package(folder, fiscal_year=2024)
            assert (findings, wrong) == ((), ())
            assert package is not None
            assert (package.fiscal_year, package.files) == (2024, ("支付明细.csv",))
        assert not folder.exists()
        with packaged(place, unit="", fiscal_year=None) as (_, findings):
            assert [one.code for one in findings] == ["JX-MON-035"]


def test_packages_and_parquet_are_left_as_they_are(tmp_path: Path) -> None:
    for name in ("package.yaml", "payment.parquet"):
        folder = tmp_path / name.partition(".")[0]
        folder.mkdir()
        (folder / name).touch()
        (folder / "a.xlsx").touch()
        with packaged(folder, unit="", fiscal_year=None) as told:
            assert told == (folder, ())
    with packaged(tmp_path / "nowhere", unit="", fiscal_year=None) as told:
        assert told == (tmp_path / "nowhere", ())
