"""Explanations: also for the printed code of an item; nothing evaluated is a finding."""

from __future__ import annotations

from pathlib import Path

from jixiao.workbench.explain import explain
from tests.conftest import Evaluated


def test_item_codes_and_absent_results(evaluated: Evaluated, tmp_path: Path) -> None:
    found = explain("B31", folder=evaluated.folder, rows=5, settings=evaluated.settings)
    assert found.step is not None
    assert found.step.code == "item.B31"
    assert any("无法判定" in line for line in found.lines)
    nothing = explain("A13", folder=tmp_path, rows=5, settings=evaluated.settings)
    assert [finding.code for finding in nothing.findings] == ["JX-EVA-040"]
    assert nothing.exit_code == 1


def test_records_of_a_duty(evaluated: Evaluated) -> None:
    found = explain("duty.legal_aid.accepted", folder=evaluated.folder, rows=5, settings=evaluated.settings)
    # Counted from the register, so the way leads to its cases and not to a number that somebody typed.
    assert (found.total, len(found.records)) == (2173, 5)
    assert found.records[0].place.startswith("法律援助案件.csv")
    assert found.records[0].asked.startswith("year=2023&case_number=")
    # A lower bound stays as it was published, and leads to all of its records.
    bound = explain("duty.publicity.viewers", folder=evaluated.folder, rows=5, settings=evaluated.settings)
    assert (bound.total, len(bound.records)) == (31, 5)
    assert bound.records[0].place.startswith("台账.xlsx · 普法活动 · G")
    assert any("记录的合计：17.0463" in line for line in bound.lines)
