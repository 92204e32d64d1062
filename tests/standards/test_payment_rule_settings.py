"""Decisions about rules as a file: read as written, and refused where something in it would be passed over."""

from __future__ import annotations

from pathlib import Path

from jixiao.standards.payment_rule_settings import (
    RuleSetting,
    RuleSettings,
    read_settings,
    settings_text,
    unknown_names,
)

DECIDED = RuleSettings(
    "118001",
    2023,
    (RuleSetting("TM-06", True, (("words", "白酒、 礼品: 盒"),), 7), RuleSetting("TM-17", False, (), 9)),
)


def test_read_as_written(tmp_path: Path) -> None:
    path = tmp_path / "规则设置.yaml"
    path.write_text(settings_text(DECIDED), encoding="utf-8")
    assert read_settings(path) == (DECIDED, ())
    path.write_text(settings_text(RuleSettings("118001", 2023, ())), encoding="utf-8")
    assert read_settings(path)[0] == RuleSettings("118001", 2023, ())


def test_nothing_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "规则设置.yaml"
    path.write_text(settings_text(DECIDED).replace("on: false", "off: true"), encoding="utf-8")
    read, findings = read_settings(path)
    assert read is None
    assert {finding.where.row for finding in findings if finding.where} == {10, 11}
    assert [finding.found for finding in unknown_names(DECIDED.rules, (), place="规则设置.yaml")] == ["TM-06", "TM-17"]
