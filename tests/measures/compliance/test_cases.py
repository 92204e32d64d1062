"""The worked examples of all bundled obligations hold; a wrong or missing one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.measures.compliance.cases import run_compliance_cases
from jixiao.measures.compliance.givens import TABLES
from jixiao.standards.compliance_reader import load_compliance
from tests.measures.compliance.worlds import STANDARDS, calendar

PACKS = sorted(path.parent for path in STANDARDS.glob("*/compliance-*/standard.yaml"))


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_the_examples_hold(folder: Path) -> None:
    pack, findings = load_compliance(folder / "standard.yaml", tables=TABLES)
    assert findings == ()
    assert pack is not None
    results, problems = run_compliance_cases(pack, path=folder / "cases.yaml", calendar=calendar())
    assert problems == ()
    assert [result.finding for result in results if result.finding] == []


def test_what_an_example_gets_wrong_is_told(tmp_path: Path) -> None:
    pack, _ = load_compliance(STANDARDS / "jixiao" / "compliance-asset" / "standard.yaml", tables=TABLES)
    assert pack is not None
    path = tmp_path / "cases.yaml"
    path.write_text(
        "cases:\n"
        "  - {obligation: AST-99, name: 没有这条, records: {}, answers: []}\n"
        "  - obligation: AST-09\n"
        "    name: 说错了\n"
        "    records: {stocktake_line: []}\n"
        "    answers: [{answer: met}]\n",
        encoding="utf-8",
    )
    results, problems = run_compliance_cases(pack, path=path, calendar=calendar())
    assert [result.finding.found for result in results if result.finding] == ["不合规，fails"]
    told = [finding.message for finding in problems]
    assert "没有编号为 AST-99 的义务" in told[0]
    assert sum("没有算例" in text for text in told) == len(pack.obligations) - 1
    assert run_compliance_cases(pack, path=tmp_path / "none.yaml", calendar={})[1]
