"""Tables to be filled in list units and items, begin with what the rules give, and come back by importing."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from jixiao.workbench.assess import Asked
from jixiao.workbench.assess_forms import write_forms
from jixiao.workbench.settings import Settings
from tests.facts.files import imported, write

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "baiyun-2023"


def test_four_tables(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", standards=ROOT / "standards", examples=ROOT)
    out = tmp_path / "out"
    outcome = write_forms(Asked(EXAMPLE, None, "jx-town-case-handling", out), settings=settings)
    assert [path.name for path in outcome.files] == ["考评数据.xlsx", "自评.xlsx", "复核.xlsx", "考评异议.xlsx"]
    numbers = openpyxl.load_workbook(out / "考评数据.xlsx")["考评数据"]
    # Registers tell all 19 numbers of this scheme: none is asked to be typed.
    assert (numbers.max_row, numbers["A2"].value) == (2, "示例：jx-town-case-handling")
    checked = openpyxl.load_workbook(out / "复核.xlsx")["考评评分"]
    first = [cell.value for cell in checked[2]]
    assert (first[:4], first[4]) == (["jx-town-case-handling", "T01", "人均立案数", "复核"], 10)
    assert isinstance(first[5], int | float)
    # What is filled in is imported as it is; what is left blank is asked for, row by row.
    package = write(tmp_path / "package", {})
    (package / "复核.xlsx").write_bytes((out / "复核.xlsx").read_bytes())
    left = {finding.code for finding in imported(package).findings}
    assert len(left) == 1
    assert len(imported(package).findings) >= 24


def test_an_unknown_scheme(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", standards=ROOT / "standards", examples=ROOT)
    outcome = write_forms(Asked(EXAMPLE, None, "没有", tmp_path), settings=settings)
    assert (outcome.exit_code, outcome.files) == (1, ())
