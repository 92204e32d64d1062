"""The shelf: found by id, in force on a day, overlaps of published standards told."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from jixiao.measures.catalog import BY_CODE
from jixiao.standards.library import all_standards, find_standard, in_force, packs

from .builders import HEAD, ITEM, KNOWN, ROOT, written


def test_an_unknown_id_lists_what_there_is() -> None:
    standard, findings = find_standard("nowhere", root=ROOT, known=BY_CODE.keys())
    assert standard is None
    assert findings[0].code == "JX-STD-001"
    assert "gd-gz-district-2023" in findings[0].hint


def test_in_force() -> None:
    standards, _ = all_standards(ROOT, known=BY_CODE.keys())
    ids = {standard.id for standard in in_force(standards, on=date(2024, 12, 31))}
    assert "gd-gz-district-2023" in ids
    assert "gd-gz-district-2023" not in {standard.id for standard in in_force(standards, on=date(2025, 1, 1))}


def test_every_pack_has_its_cases_and_its_source() -> None:
    for pack in packs(ROOT):
        assert pack.path.with_name("source.md").exists(), pack.id
        assert pack.kind != "scoring" or pack.cases.exists(), pack.id


def test_two_published_standards_of_one_year_overlap(tmp_path: Path) -> None:
    first = written(tmp_path, (HEAD + ITEM).replace("status: draft", "status: published"))
    shutil.copytree(first.parent, first.parent.with_name("other"))
    copy = first.parent.with_name("other") / "standard.yaml"
    copy.write_text(copy.read_text(encoding="utf-8").replace("id: test", "id: other"), encoding="utf-8")
    _, findings = all_standards(tmp_path, known=KNOWN)
    assert [finding.code for finding in findings] == ["JX-STD-014"]
