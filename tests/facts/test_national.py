"""Tables under national names: written, and taken in again with the same values."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from jixiao.facts.importing import import_package
from jixiao.facts.national import national_head, write_national
from jixiao.facts.package import open_package
from jixiao.facts.records import BY_NAME

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "baiyun-2023"
SETTINGS = 'unit: "118001"\nname: 某局\nfiscal_year: 2023\n'


def rows(folder: Path, name: str) -> list[dict[str, object]]:
    package, findings = open_package(folder, fiscal_year=2023)
    assert package is not None, findings
    imported = import_package(package)
    assert imported.findings == ()
    return [dict(row.values) for row in imported.rows if row.type.name == name]


@pytest.mark.parametrize("name", ["monitor_result", "payment", "budget_line"])
def test_out_and_in_again(name: str, tmp_path: Path) -> None:
    known = rows(EXAMPLE, name)
    target = write_national(tmp_path, name, known)  # type: ignore[arg-type]
    assert target.name == f"{BY_NAME[name].national}.csv"
    (tmp_path / "package.yaml").write_text(SETTINGS, encoding="utf-8")
    assert rows(tmp_path, name) == known


def test_the_monitoring_table_has_the_names_of_the_standard(tmp_path: Path) -> None:
    head = national_head("monitor_result")
    assert head[:2] == ("PRO_CODE", "PERF_IND_CODE")
    assert {"PERF_COMP", "EST_PERF_ANNUAL", "COMPLETE_RATE"} <= set(head)
    target = write_national(tmp_path, "monitor_result", [])
    with target.open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream)) == [list(head)]
