"""The department's year beside the year before: terminal, workbook and JSON, from two folders of files."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jixiao.cli.main import main
from jixiao.workbench.settings import from_environment

EXAMPLE = from_environment().examples / "baiyun-2023"
STANDARD = ("--standard", "gd-gz-district-2023")


@pytest.fixture(scope="module")
def last_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as the year 2022, without its last hundred project payments, evaluated; the output folder."""
    base = tmp_path_factory.mktemp("last-year")
    folder = base / "baiyun-2022"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("builder", "*.py"))
    package = folder / "package.yaml"
    package.write_text(
        package.read_text(encoding="utf-8").replace("fiscal_year: 2023", "fiscal_year: 2022"), encoding="utf-8"
    )
    payments = folder / "支付明细.csv"
    with payments.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    with payments.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(rows[:-100])
    (folder / "决算.xlsx").unlink()
    package.write_text(package.read_text(encoding="utf-8").replace("final_account, ", ""), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JIXIAO_DATA", str(base / "data"))
        assert main(["evaluate", str(folder), "--year", "2022", *STANDARD, "--out", str(base / "out")]) == 0
    return base / "out"


def test_two_years_side_by_side(
    last_year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    command = ["evaluate", str(EXAMPLE), *STANDARD, "--out", str(tmp_path / "out"), "--against"]
    capsys.readouterr()
    assert main([*command, str(last_year)]) == 0
    shown = capsys.readouterr().out
    assert "对比：2022年度 → 2023年度" in shown
    assert "个百分点" in shown
    sheet = load_workbook(tmp_path / "out" / "评分表.xlsx", data_only=True)["对比"]
    execution = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "部门预算资金支出率")
    assert execution[2] == 9.97
    assert execution[3] == round(execution[2] - execution[1], 2) > 0
    assert "全年执行数" in execution[4]
    assert main([*command, str(last_year / "trace.json"), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["comparisons"]
    assert [told["before"]["fiscal_year"], told["after"]["fiscal_year"]] == [2022, 2023]
    executed = next(row for row in told["measures"] if row["label"] == "全年执行数")
    assert executed["change"]["value"] == executed["after"]["value"] - executed["before"]["value"] > 0


def test_another_standard_is_named(
    last_year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    out = ["--out", str(tmp_path / "out")]
    assert main(["evaluate", str(EXAMPLE), "--standard", "sc-pidu-2025", *out, "--against", str(last_year)]) == 0
    shown = capsys.readouterr().out
    assert "JX-EVA-053" in shown
    assert "gd-gz-district-2023" in shown
    assert "对比：2022年度 gd-gz-district-2023 → 2023年度 sc-pidu-2025" in shown
    assert "仅前者有此项" in shown


def test_a_folder_without_results_stops_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    out = tmp_path / "out"
    assert main(["evaluate", str(EXAMPLE), *STANDARD, "--out", str(out), "--against", str(tmp_path)]) == 1
    assert "JX-EVA-050" in capsys.readouterr().out
    assert [path.name for path in out.iterdir()] == ["findings.json"]
