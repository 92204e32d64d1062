"""What is handed in: a table, a folder of tables, a package – and what none of these is."""

from __future__ import annotations

from pathlib import Path

from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment
from jixiao.workbench.targets import read_targets
from tests.checking.coach.tables import FILES, ROOT, told, workbook


def test_a_table(tmp_path: Path) -> None:
    path = workbook(told(FILES / "JX-LNT-001" / "should_pass.yaml"), tmp_path / "甲.xlsx")
    read = read_targets(path, name="目标.xlsx", fiscal_year=2030)
    assert read.targets is not None
    assert (read.targets.name, read.targets.fiscal_year) == ("目标.xlsx", 2030)


def test_a_folder_is_one_department(tmp_path: Path) -> None:
    for name, code in (("甲", "JX-LNT-001"), ("乙", "JX-LNT-008")):
        workbook(told(FILES / code / "should_pass.yaml"), tmp_path / f"{name}.xlsx")
    (tmp_path / "名单.csv").write_text("姓名,科室\n张三,办公室\n", encoding="utf-8")
    (tmp_path / "~$甲.xlsx").write_bytes(b"lock")
    workbook(told(FILES / "JX-LNT-001" / "should_pass.yaml"), tmp_path / "甲.审核.xlsx")
    read = read_targets(tmp_path, name="区司法局 等2份", fiscal_year=None)
    assert read.targets is not None
    assert read.targets.name == "区司法局 等2份"
    assert len(read.targets.sheets) == 2
    assert [path.name for _, path in read.documents] == ["乙.xlsx", "甲.xlsx"]
    assert read.findings == ()


def test_a_file_of_the_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    workbook(told(FILES / "JX-LNT-001" / "should_pass.yaml"), tmp_path / "甲.xlsx")
    (tmp_path / "乙.xlsx").write_bytes(b"")
    read = read_targets(tmp_path, name="夹", fiscal_year=None)
    assert read.targets is not None
    assert [finding.code for finding in read.findings] == ["JX-DOC-002"]


def test_a_package_brings_its_key_tasks() -> None:
    install_registers(from_environment())
    read = read_targets(ROOT / "examples" / "baiyun-2023", name="baiyun-2023", fiscal_year=None)
    assert read.targets is not None
    assert len(read.targets.tasks) == 14
    assert [document.file for document, _ in read.documents] == ["绩效目标.xlsx", "重点工作.xlsx"]


def test_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    assert [one.code for one in read_targets(tmp_path / "空", name="空", fiscal_year=None).findings] == ["JX-LNT-101"]
    assert read_targets(tmp_path / "没有.xlsx", name="没有.xlsx", fiscal_year=None).findings[0].code == "JX-DOC-001"


def test_a_package_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "package.yaml").write_text("unit: '1'\n", encoding="utf-8")
    read = read_targets(tmp_path, name="包", fiscal_year=None)
    assert read.targets is None
    assert all(finding.code.startswith(("JX-YML", "JX-IMP")) for finding in read.findings)
