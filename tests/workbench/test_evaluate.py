"""The whole path on the bundled department: files in, 99.97 out, every file reopened."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
from docx import Document

from jixiao.documents.limits import Limits
from jixiao.documents.report_reading import read_report
from jixiao.workbench.demo import EXAMPLE, PROJECT_STANDARD, STANDARD
from jixiao.workbench.evaluate import Request, evaluate
from tests.conftest import Evaluated


def test_the_published_result(evaluated: Evaluated) -> None:
    assert evaluated.outcome.exit_code == 0
    assert (evaluated.outcome.facts["total"], evaluated.outcome.facts["grade"]) == (9997, "优")
    assert evaluated.outcome.facts["verified"] == 8997


def test_the_workbook_holds_live_formulas_with_their_values(evaluated: Evaluated) -> None:
    path = evaluated.folder / "评分表.xlsx"
    formulas = openpyxl.load_workbook(path)["评分表"]
    values = openpyxl.load_workbook(path, data_only=True)["评分表"]
    live = [
        (cell.value, values[cell.coordinate].value)
        for row in formulas.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    ]
    assert any(value == 99.97 for _, value in live)
    assert any("SUM" in formula for formula, _ in live)


def test_the_report_has_the_outline_and_the_published_sentences(evaluated: Evaluated) -> None:
    path = evaluated.folder / "自评报告.docx"
    text = "\n".join("".join(node.itertext()) for node in Document(str(path)).element.body)
    for expected in (
        "一、部门基本情况", "（五）部门整体绩效管理情况", "（三）管理效率分析", "6.绩效管理情况", "四、下一步改进措施",
        "7,493.67", "99.97", "79.2%", "76.1%", "无法判定",
    ):  # fmt: skip
        assert expected in text, expected
    assert "【缺" not in text
    document, _ = read_report(path, name=path.name, limits=Limits())
    assert document is not None
    codes = {mark.tag.partition("|")[0] for block in document.blocks for mark in block.marks}
    assert {"score.total", "expenditure.executed", "rate.execution", "duty.legal_aid.accepted"} <= codes


def test_the_same_files_give_the_same_bytes(evaluated: Evaluated, tmp_path: Path) -> None:
    settings = replace(evaluated.settings, data=tmp_path / "data")
    folder = settings.examples / EXAMPLE
    request = Request(folder, 2023, STANDARD, PROJECT_STANDARD, tmp_path / "out")
    again = evaluate(request, settings=settings)
    assert again.facts == evaluated.outcome.facts
    for path in again.files:
        assert path.read_bytes() == (evaluated.folder / path.name).read_bytes(), path.name


def test_findings_are_written_and_told_alike(evaluated: Evaluated) -> None:
    written = json.loads((evaluated.folder / "findings.json").read_text(encoding="utf-8"))
    assert [finding["code"] for finding in written] == [finding.code for finding in evaluated.outcome.findings]
    assert [f["code"] for f in written if f["severity"] == "warning"].count("JX-EVA-010") == 2
