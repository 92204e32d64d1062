"""The shelf as use cases: a faulty standard is told, its cases are run."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from jixiao.workbench.settings import from_environment
from jixiao.workbench.standards import check_standard, diff_standards, list_standards, show_standard

SETTINGS = from_environment()


def test_a_weight_is_changed_without_touching_python(tmp_path: Path) -> None:
    standards = Path(shutil.copytree(SETTINGS.standards, tmp_path / "standards"))
    settings = replace(SETTINGS, standards=standards)
    path = standards / "gd-gz-district" / "2023-self-evaluation" / "standard.yaml"
    text = path.read_text(encoding="utf-8")
    execution = text.index("code: A13")
    path.write_text(text[:execution] + text[execution:].replace("points: 10", "points: 9", 1), encoding="utf-8")
    outcome = show_standard("gd-gz-district-2023", settings=settings)
    assert outcome.exit_code == 1
    assert [finding.code for finding in outcome.findings] == ["JX-STD-002"]
    changed = text[:execution].replace("points: 20", "points: 21", 1) + text[execution:].replace(
        "points: 10", "points: 9", 1
    )
    path.write_text(changed, encoding="utf-8")
    assert show_standard("gd-gz-district-2023", settings=settings).exit_code == 0
    assert check_standard("gd-gz-district-2023", settings=settings).exit_code == 1


def test_lists_and_differences() -> None:
    assert list_standards(on=date(2023, 6, 1), settings=SETTINGS).exit_code == 0
    changes = diff_standards("hn-4777", "sc-pidu-2025", settings=SETTINGS).facts["changes"]
    assert any(change["what"] == "等级" for change in changes)
    assert diff_standards("hn-4777", "nowhere", settings=SETTINGS).exit_code == 1


def test_a_library_is_told_to_programs_too() -> None:
    outcome = show_standard("jixiao-indicators-legal-service", settings=SETTINGS)
    told = {one["code"]: one for one in outcome.facts["indicators"]}
    assert len(told) == sum("  例：" in line for line in outcome.lines)
    assert told["LA-08"]["citation"] == "《中华人民共和国法律援助法》第四十三条"
    assert told["LA-08"]["evidence"] == "原文已核"
    assert (told["VL-09"]["first"], told["VL-09"]["second"], told["VL-09"]["older"]) == (
        "benefit",
        "social",
        "sustainable",
    )
    assert json.dumps(outcome.as_json(), ensure_ascii=False)


def test_a_library_with_a_weak_indicator_is_refused(tmp_path: Path) -> None:
    standards = Path(shutil.copytree(SETTINGS.standards, tmp_path / "standards"))
    path = standards / "jixiao" / "indicators-legal-service" / "standard.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("收到申请的件数 × 100%", "", 1).replace("的件数 ÷ ,", "的件数,", 1),
        encoding="utf-8",
    )
    settings = replace(SETTINGS, standards=standards)
    for outcome in (
        show_standard("jixiao-indicators-legal-service", settings=settings),
        list_standards(on=None, settings=settings),
    ):
        assert outcome.exit_code == 1
        assert [(finding.code, "申请按期审查率" in finding.message) for finding in outcome.findings] == [
            ("JX-STD-027", True)
        ]


def test_payment_rules_are_listed_shown_and_tried() -> None:
    assert any(one["id"] == "jx-payment-rules" for one in list_standards(on=None, settings=SETTINGS).facts["others"])
    assert any("TM-20" in line for line in show_standard("jx-payment-rules", settings=SETTINGS).lines)
    tried = check_standard("jx-payment-rules", settings=SETTINGS)
    assert tried.lines[-1] == "算例 26 个，不符 0 个。"
    assert not tried.findings
