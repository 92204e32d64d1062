"""The worked cases of every pack give the points they must; a wrong standard is caught by its cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.measures.catalog import BY_CODE
from jixiao.standards.cases import run_cases
from jixiao.standards.library import find_standard, packs

from .builders import HEAD, ITEM, ROOT, load

SCORING = [pack for pack in packs(ROOT) if pack.kind == "scoring"]


@pytest.mark.parametrize("pack", SCORING, ids=lambda pack: pack.id)
def test_cases_of_the_pack(pack: object) -> None:
    identifier = pack.id  # type: ignore[attr-defined]
    standard, _ = find_standard(identifier, root=ROOT, known=BY_CODE.keys())
    assert standard is not None
    results, findings = run_cases(standard, path=ROOT.joinpath(standard.path).with_name("cases.yaml"))
    assert findings == ()
    assert [(r.name, r.got, r.expected) for r in results if r.finding] == []
    assert results or standard.status == "framework"


def test_a_case_that_fails_names_its_line(tmp_path: Path) -> None:
    standard, _ = load(tmp_path, HEAD + ITEM)
    assert standard is not None
    path = tmp_path / "cases.yaml"
    path.write_text(
        'cases:\n  - {name: 一半, item: A, values: {a.num: 1, a.den: 2}, points: "5.00", branch: ratio}\n'
        '  - {name: 错, item: A, values: {a.num: 1, a.den: 2}, points: "6.00"}\n',
        encoding="utf-8",
    )
    results, findings = run_cases(standard, path=path)
    assert findings == ()
    failed = [result.finding for result in results if result.finding]
    assert len(failed) == 1
    assert failed[0].where is not None
    assert (failed[0].where.row, failed[0].found, failed[0].expected) == (3, "5.00", "6.00")


BROKEN = {
    "unknown item": "{name: 甲, item: X, points: '5.00'}",
    "rule of a department": "{name: 甲, rule: A, points: '5.00'}",
    "item and rule": "{name: 甲, item: A, rule: ratio, points: '5.00'}",
    "nothing expected": "{name: 甲, item: A, values: {a.num: 1, a.den: 2}}",
    "wrong expectation": "{name: 甲, item: A, values: {a.num: 1, a.den: 2}, total: '5.00'}",
    "no amount": "{name: 甲, item: A, values: {a.num: abc万元, a.den: 2}, points: '5.00'}",
    "finer than a fen": "{name: 甲, item: A, values: {a.num: 1.001元, a.den: 2}, points: '5.00'}",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_case_that_cannot_run_names_its_line(name: str, tmp_path: Path) -> None:
    standard, _ = load(tmp_path, HEAD + ITEM)
    assert standard is not None
    path = tmp_path / "cases.yaml"
    path.write_text(f"cases:\n  - {BROKEN[name]}\n", encoding="utf-8")
    (result,), findings = run_cases(standard, path=path)
    assert findings == ()
    assert result.finding is not None
    assert result.finding.where is not None
    assert (result.finding.code, result.finding.where.row) == ("JX-STD-025", 2)


def test_missing_cases_are_a_finding(tmp_path: Path) -> None:
    standard, _ = load(tmp_path, HEAD + ITEM)
    assert standard is not None
    assert run_cases(standard, path=tmp_path / "cases.yaml")[1][0].code == "JX-STD-020"
