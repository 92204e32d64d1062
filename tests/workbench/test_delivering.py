"""Files are judged together with what the ledger holds, and only for units that may be spoken of."""

from __future__ import annotations

from pathlib import Path

from jixiao.facts.rows import Row
from jixiao.workbench.delivering import Handed, Read, read_handed, read_package
from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment
from tests.facts.files import good, imported, write


def read(
    folder: Path, files: dict[str, dict[str, list[list[object]]]], *, standing: list[Row], replaces: bool = False
) -> Read:
    # As a worker begins: a test before this one may have counted on another shelf.
    assert install_registers(from_environment()) == ()
    write(folder, files)
    handed = Handed(folder, tuple(sorted(files)), "118001", "某局", 2023, frozenset({"118001"}))
    return read_handed(handed, standing=lambda: standing, replaces=replaces)


def test_references_reach_into_the_ledger(tmp_path: Path) -> None:
    files = good()
    standing = list(imported(write(tmp_path / "a", {"预算.xlsx": files["预算.xlsx"]})).rows)
    payments = {"支付明细.xlsx": files["支付明细.xlsx"]}
    assert read(tmp_path / "b", payments, standing=[]).rows == ()
    assert len(read(tmp_path / "c", payments, standing=standing).rows) == 3


def test_what_is_replaced_no_longer_counts(tmp_path: Path) -> None:
    files = good()
    standing = list(imported(write(tmp_path / "a", files)).rows)
    files["预算.xlsx"]["二级项目"] = [["项目编码", "项目名称"], ["A0999", "别的"]]
    projects = {"预算.xlsx": {"二级项目": files["预算.xlsx"]["二级项目"]}}
    assert read(tmp_path / "b", projects, standing=standing).findings == ()
    told = read(tmp_path / "c", projects, standing=standing, replaces=True)
    assert told.rows == ()
    assert any("A0101" in finding.message for finding in told.findings)


def test_old_faults_do_not_keep_new_files_out(tmp_path: Path) -> None:
    files = good()
    standing = [row for row in imported(write(tmp_path / "a", files)).rows if row.type.name != "project"]
    contracts = {"合同.xlsx": {"一级项目": [["一级项目编码", "一级项目名称"], ["A01", "法律援助"]]}}
    told = read(tmp_path / "b", contracts, standing=standing)
    assert len(told.rows) == 1
    assert {finding.severity for finding in told.findings} == {"warning"}


def test_a_register_is_not_told_what_is_wrong_elsewhere(tmp_path: Path) -> None:
    files = good()
    standing = [row for row in imported(write(tmp_path / "a", files)).rows if row.type.name != "project"]
    heads = ["人群类别", "镇街", "督导日期", "问题数"]
    lines: list[list[object]] = [heads, ["社区矫正对象", "甲街", "2023-05-10", 2]]
    told = read(tmp_path / "b", {"督导.xlsx": {"重点人群督导": lines}}, standing=standing)
    assert (len(told.rows), told.findings) == (1, ())


def test_a_package_is_read_as_files_that_were_handed_in(tmp_path: Path) -> None:
    folder = write(tmp_path / "a", good())
    package = read_package(folder)
    assert package is not None
    assert (package[0].unit, package[0].fiscal_year, package[1].rows) == ("118001", 2023, imported(folder).rows)
    assert read_package(tmp_path / "nothing") is None
