"""`jixiao explain`: from a figure to cells; a wrong code suggests near ones."""

from __future__ import annotations

import json

import pytest

from jixiao.cli.main import main
from tests.conftest import Evaluated


@pytest.fixture(autouse=True)
def data(evaluated: Evaluated, monkeypatch: pytest.MonkeyPatch) -> None:
    """The data of the evaluated example."""
    monkeypatch.setenv("JIXIAO_DATA", str(evaluated.settings.data))


def test_a_point_leads_to_cells(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "A13"]) == 0
    shown = capsys.readouterr().out
    for text in (
        "9.97分",
        "计分方法：按比例",
        "合计(支付金额)",
        "7,493.67万元",
        "支付明细.csv",
        "预算.xlsx · 预算指标 · I2",
        "2077 条记录",
    ):
        assert text in shown


def test_records_of_a_measure_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "project.executed.A0401", "--rows", "3", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["step"]["value"] == "300.00万元"
    assert len(told["records"]) == 3
    assert "支付金额" in told["records"][0]["text"]


def test_wrong_code_and_listing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "expenditure.execute"]) == 1
    assert "expenditure.executed" in capsys.readouterr().out
    assert main(["explain"]) == 0
    assert "score.total  自评得分  99.97分" in capsys.readouterr().out
