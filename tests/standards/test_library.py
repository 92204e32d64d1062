"""The shelf: found by id, in force on a day, overlaps of published standards told."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from jixiao.measures.catalog import BY_CODE
from jixiao.standards.library import all_standards, find_standard, in_force, packs, shelf_state

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
    assert [(finding.code, finding.where.row if finding.where else 0) for finding in findings] == [("JX-STD-014", 8)]


def test_a_file_alone_is_a_pack(tmp_path: Path) -> None:
    written(tmp_path, HEAD + ITEM)
    (tmp_path / "巡检.yml").write_text("id: alone\nkind: register\n", encoding="utf-8")
    (tmp_path / "某局").mkdir()
    (tmp_path / "某局" / "方案.yaml").write_text("kind: assessment\nid: below\n", encoding="utf-8")
    (tmp_path / "某局" / "notes.yaml").write_text("title: 不是标准\n", encoding="utf-8")
    before = shelf_state(tmp_path)
    assert {(pack.id, pack.kind) for pack in packs(tmp_path)} >= {("alone", "register"), ("below", "assessment")}
    assert len(packs(tmp_path)) == 3
    (tmp_path / "巡检.yml").write_text("id: another\nkind: register\n", encoding="utf-8")
    assert shelf_state(tmp_path) != before


def test_an_unknown_kind_is_told_and_does_not_vanish(tmp_path: Path) -> None:
    written(tmp_path, (HEAD + ITEM).replace("kind: scoring", "kind: scorng"))
    standards, findings = all_standards(tmp_path, known=KNOWN)
    assert standards == ()
    assert [(f.code, f.where.row if f.where else 0, f.found) for f in findings] == [("JX-STD-022", 2, "scorng")]


def test_one_id_twice_is_refused(tmp_path: Path) -> None:
    first = written(tmp_path, HEAD + ITEM)
    shutil.copytree(first.parent, first.parent.with_name("other"))
    assert [finding.code for finding in all_standards(tmp_path, known=KNOWN)[1]] == ["JX-STD-023"]
    standard, findings = find_standard("test", root=tmp_path, known=KNOWN)
    assert standard is None
    assert [(finding.code, finding.where.row if finding.where else 0) for finding in findings] == [("JX-STD-023", 1)]


def test_a_broken_neighbour_leaves_the_others_within_reach(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + ITEM).parent.with_name("broken") / "standard.yaml"
    path.parent.mkdir()
    path.write_bytes((HEAD + ITEM).replace("id: test", "id: broken").encode("gb18030"))
    assert find_standard("test", root=tmp_path, known=KNOWN)[0] is not None
    standards, findings = all_standards(tmp_path, known=KNOWN)
    assert ([standard.id for standard in standards], [f.code for f in findings]) == (["test"], ["JX-STD-020"])


@pytest.mark.parametrize("line", ["id: test", "id: 'test'", 'id: "test"', "id: test  # 编号"])
def test_an_id_is_found_however_it_is_written(line: str, tmp_path: Path) -> None:
    written(tmp_path, (HEAD + ITEM).replace("id: test", line))
    assert find_standard("test", root=tmp_path, known=KNOWN)[0] is not None


def test_calendars_and_taxonomies_are_checked_with_the_shelf(tmp_path: Path) -> None:
    for kind in ("calendar", "taxonomy"):
        written(tmp_path, f"id: test\nkind: {kind}\n")
        assert {finding.code for finding in all_standards(tmp_path, known=KNOWN)[1]} == {"JX-YML-010"}


def test_the_state_of_the_shelf(tmp_path: Path) -> None:
    pack = tmp_path / "x" / "y" / "standard.yaml"
    pack.parent.mkdir(parents=True)
    pack.write_text("id: a\n", encoding="utf-8")
    before = shelf_state(tmp_path)
    assert shelf_state(tmp_path) == before
    pack.write_text("id: abc\n", encoding="utf-8")
    assert shelf_state(tmp_path) != before
    pack.unlink()
    assert shelf_state(tmp_path) == frozenset()
