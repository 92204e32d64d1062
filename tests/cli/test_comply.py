"""`jixiao comply` from the command line: one date moved over a deadline changes one answer, its points and its sentence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from jixiao.cli.main import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "baiyun-2023"


def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """The answers by code."""
    main(["comply", str(folder), "--as-of", "2024-01-31", "--json"])
    return {one["code"]: one["answer"] for one in json.loads(capsys.readouterr().out)["obligations"]}


def test_a_day_moved_over_the_deadline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    assert main(["comply", str(EXAMPLE), "--as-of", "2024-01-31", "--out", str(tmp_path / "out")]) == 0
    assert "合规  PRC-04 中标、成交通知书发出之日起30日内签订合同（合规 21）" in capsys.readouterr().out
    assert (tmp_path / "out" / "合规核对.xlsx").is_file()
    moved = tmp_path / "moved"
    shutil.copytree(EXAMPLE, moved, ignore=shutil.ignore_patterns("builder", "*.py"))
    book = openpyxl.load_workbook(moved / "采购.xlsx")
    sheet = book["政府采购合同"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    before = told(EXAMPLE, capsys)
    signed = sheet.cell(2, heads["合同签订日期"])
    awarded = sheet.cell(2, heads["中标成交通知书日期"]).value
    later = awarded.replace(month=awarded.month + 2)
    signed.value = later
    for head in ("合同公告日期", "合同备案日期", "省采购网备案公开日期", "中标供应商投标保证金退还日期"):
        sheet.cell(2, heads[head]).value = later
    book.save(moved / "采购.xlsx")
    after = told(moved, capsys)
    # Signed that much later, the contract was paid on before it was signed, which is a red flag of its own.
    assert {code for code in before if before[code] != after[code]} == {"PRC-04", "FLG-04"}
    assert after["PRC-04"] == "broken"
    assert main(["comply", str(moved), "--as-of", "2024-01-31"]) == 1
    assert "不合规 HT2023-01" in capsys.readouterr().out


def test_a_day_has_to_be_one(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["comply", str(EXAMPLE), "--as-of", "昨天"])
    assert stopped.value.code == 2
    assert "不是日期" in capsys.readouterr().err
