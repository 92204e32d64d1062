"""`jixiao template`: one template to a file, all to a folder, an unknown name refused with near ones."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from jixiao.cli.main import main


def test_one_and_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "payments", "--out", str(tmp_path / "p.xlsx")]) == 0
    sheet = openpyxl.load_workbook(tmp_path / "p.xlsx").worksheets[0]
    assert any("支付金额" in str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert main(["template", "--all", "--out", str(tmp_path / "all")]) == 0
    assert (tmp_path / "all" / "支付明细.xlsx").exists()
    assert main(["template", "paymant"]) == 1
    assert "payment" in capsys.readouterr().out
    assert main(["template"]) == 2
