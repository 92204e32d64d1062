"""`jixiao standards`: list, show, test, diff."""

from __future__ import annotations

import json

import pytest

from jixiao.cli.main import main


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a call that succeeds prints."""
    assert main(["standards", *arguments]) == 0
    return capsys.readouterr().out


def test_list_show_test_diff(capsys: pytest.CaptureFixture[str]) -> None:
    assert "gd-gz-district-2023" in shown(capsys, "list", "--on", "2023-12-31")
    assert "gd-gz-district-2023" not in shown(capsys, "list", "--on", "2030-01-01")
    tree = shown(capsys, "show", "gd-gz-district-2023")
    assert "A13 部门预算资金支出率  10.00分" in tree
    assert "由公开数据反推" in tree
    assert "不符 0 个" in shown(capsys, "test", "hn-4777")
    assert "执行规范性" in shown(capsys, "diff", "cn-mof-2020-10", "sc-pidu-2025")
    assert json.loads(shown(capsys, "diff", "hn-4777", "hn-4777", "--json"))["changes"] == []


def test_an_unknown_standard(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["standards", "show", "nowhere"]) == 1
    assert "JX-STD-001" in capsys.readouterr().out
