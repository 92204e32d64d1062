"""`jixiao analyse` from the command line: files that open again, figures that can be explained, refusals."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from jixiao.cli.main import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "baiyun-2023"
TAG = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tag"


def test_files_that_open_and_figures_that_lead_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    out = tmp_path / "out"
    assert main(["analyse", str(EXAMPLE), "--as-of", "2023-07-31", "--out", str(out)]) == 0
    assert "7月支出680.75万元，共189笔。" in capsys.readouterr().out
    document = docx.Document(str(out / "执行分析.docx"))
    tags = [element.values()[0] for element in document.element.body.iter(TAG)]
    assert len(tags) > 150
    assert len([part for part in document.part.package.iter_parts() if "/charts/" in part.partname]) == 5
    key = json.loads((out / "执行分析.json").read_text(encoding="utf-8"))["key"]
    assert {tag.rpartition("|")[2] for tag in tags} == {key}
    # What the document prints is what the trace says, to the letter.
    traced = json.loads((out / "执行分析追溯.json").read_text(encoding="utf-8"))["figures"]
    assert {tag.rpartition("|")[0] for tag in tags if not tag.startswith("~")} <= set(traced)
    sheets = load_workbook(out / "执行分析.xlsx")
    assert sheets.sheetnames == ["分析", "支出结构", "按月", "收款人", "离群支付", "图表"]
    rows = list(sheets["支出结构"].iter_rows(values_only=True))
    assert next(row for row in rows if row[1] == "A0401")[5] == pytest.approx(154.76, abs=0.01)
    assert main(["explain", "analysis.project.rate.A0401", "--in", str(out), "--rows", "2"]) == 0
    assert "支付明细.csv · 支付明细 · H" in capsys.readouterr().out
    assert main(["explain", "analysis.whole.month", "--in", str(out), "--rows", "2"]) == 0
    assert "共 189 条，列出 2 条" in capsys.readouterr().out
    assert main(["check", str(out / "执行分析.docx"), "--json"]) in (0, 1)


def test_refusals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    assert main(["analyse", str(EXAMPLE), "--as-of", "2022-07-31"]) == 1
    assert "截止日 2022-07-31 不在 2023 年内" in capsys.readouterr().out
    assert main(["analyse", str(EXAMPLE), "--previous", str(EXAMPLE)]) == 1
    assert "作对比的数据包是 2023 年度的，不是 2022 年度" in capsys.readouterr().out
    (tmp_path / "package.yaml").write_text('unit: "1"\nname: 某局\nfiscal_year: 2023\n', encoding="utf-8")
    assert main(["analyse", str(tmp_path)]) == 1
    with pytest.raises(SystemExit):
        main(["analyse", str(EXAMPLE), "--as-of", "七月"])
