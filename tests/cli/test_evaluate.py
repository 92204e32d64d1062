"""`jixiao evaluate`: what-if and comparison on the bundled department; unknown standards refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document

from jixiao.cli.main import main
from jixiao.workbench.settings import from_environment

EXAMPLE = str(from_environment().examples / "baiyun-2023")


def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *more: str) -> int:
    """The command over the example with data of its own."""
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    standard = () if "--standard" in more else ("--standard", "gd-gz-district-2023")
    return main(["evaluate", EXAMPLE, "--year", "2023", "--out", str(tmp_path / "out"), *standard, *more])


def test_what_if(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, monkeypatch, "--set", "expenditure.executed=3757.02万元") == 0
    shown = capsys.readouterr().out
    assert "95.00分" in shown
    assert "-4.97" in shown


def test_an_assumption_without_unit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, monkeypatch, "--set", "expenditure.executed=3757") == 1
    assert "JX-EVA-030" in capsys.readouterr().out


def test_comparison_as_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, monkeypatch, "--compare", "sc-pidu-2025", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["total"], told["grade"]) == (9997, "优")


def test_an_unknown_standard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, monkeypatch, "--standard", "nowhere") == 1
    assert "JX-STD-001" in capsys.readouterr().out


def test_the_outline_of_the_report_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, monkeypatch, "--outline", "gd-mm-outline-2021") == 0
    report = Document(str(tmp_path / "out" / "自评报告.docx"))
    headings = [paragraph.text for paragraph in report.paragraphs if paragraph.style.name.startswith("Heading")]
    assert headings[:3] == ["一、部门基本情况", "（一）部门职能", "（二）设置机构及人员情况"]
    assert "“设置机构及人员情况”一节没有内容" in capsys.readouterr().out
    assert run(tmp_path / "other", monkeypatch, "--outline", "gd-gz-district-2023") == 1
    assert "gd-mm-outline-2021" in capsys.readouterr().out
