"""package.yaml is strict; files are read in name order, lock files and ignored ones left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.facts.package import FileEntry, Package, open_package
from jixiao.kernel.finding import Finding
from tests.facts.files import SETTINGS, told


def opened(
    folder: Path, settings: str = SETTINGS, *, year: int | None = 2023
) -> tuple[Package | None, tuple[Finding, ...]]:
    (folder / "b.csv").write_text("x", encoding="utf-8")
    (folder / "package.yaml").write_text(settings, encoding="utf-8")
    return open_package(folder, fiscal_year=year)


def test_files_in_name_order(tmp_path: Path) -> None:
    for name in ("a.xlsx", "~$a.xlsx", ".hidden.csv", "说明.pdf", "旧.xls", "c.docx", "README.md", "x.csv"):
        (tmp_path / name).touch()
    (tmp_path / "sub.csv").mkdir()
    package, findings = opened(tmp_path, SETTINGS + "ignore: [x.csv]\n")
    assert findings == ()
    assert package is not None
    assert package.files == ("a.xlsx", "b.csv", "c.docx", "旧.xls")
    assert (package.unit, package.name, package.fiscal_year) == ("118001", "某局", 2023)


def test_everything_that_may_be_written(tmp_path: Path) -> None:
    files = 'files:\n  - {file: b.csv, sheet: b, record: 支付明细, header: 2, unit: 万元, columns: {"金额(元)": amount, 批示: ""}}\n'
    package, findings = opened(
        tmp_path,
        SETTINGS.replace('"118001"', "118001") + files + "required: [payment, 部门决算]\npublished_total: 99.97\n",
    )
    assert findings == ()
    assert package is not None
    assert (package.unit, package.required, package.published_total) == ("118001", ("payment", "final_account"), 9997)
    (entry,) = package.entries_for("b.csv")
    assert (entry.record, entry.header, entry.unit, dict(entry.columns)) == (
        "payment",
        2,
        "万元",
        {"金额(元)": "amount", "批示": ""},
    )
    assert entry.source is not None
    assert entry.source.place == "package.yaml · 第5行"
    assert package.entries_for("c.csv") == ()


@pytest.mark.parametrize(
    ("settings", "code", "line"),
    [
        ("unit: a\nname: b\nfiscal_year: 2023\nyear: 2023\n", "JX-YML-008", 4),
        ("unit: a\nunit: b\nname: b\nfiscal_year: 2023\n", "JX-YML-002", 2),
        ("name: b\nfiscal_year: 2023\n", "JX-YML-010", 1),
        ("unit: a\nname:\nfiscal_year: 2023\n", "JX-YML-010", 2),
        ("unit: a\nname: b\nfiscal_year: 23\n", "JX-YML-009", 3),
        ("unit: a\nname: b\nfiscal_year: 2022\n", "JX-IMP-005", 3),
        ("unit: [a]\nname: b\nfiscal_year: 2023\n", "JX-YML-009", 1),
        (SETTINGS + "files: b.csv\n", "JX-YML-009", 4),
        (SETTINGS + "files: [b.csv]\n", "JX-YML-009", 4),
        (SETTINGS + "files:\n  - {file: c.csv}\n", "JX-IMP-004", 5),
        (SETTINGS + "files:\n  - {file: ../b.csv}\n", "JX-IMP-004", 5),
        (SETTINGS + "files:\n  - {sheet: x}\n", "JX-YML-010", 5),
        (SETTINGS + "files:\n  - {file: b.csv, record: 支出}\n", "JX-IMP-006", 5),
        (SETTINGS + "files:\n  - {file: b.csv, unit: 美元}\n", "JX-YML-009", 5),
        (SETTINGS + "files:\n  - {file: b.csv, header: 三}\n", "JX-YML-009", 5),
        (SETTINGS + "files:\n  - {file: b.csv, columns: [a]}\n", "JX-YML-009", 5),
        (SETTINGS + "files:\n  - {file: b.csv, colums: {}}\n", "JX-YML-008", 5),
        (SETTINGS + "required: [没有的表]\n", "JX-IMP-006", 4),
        (SETTINGS + "published_total: 99.975\n", "JX-YML-009", 4),
        (SETTINGS + "published_total: 满分\n", "JX-YML-009", 4),
        ("单位：某局\n", "JX-YML-009", 1),
    ],
)
def test_what_is_refused_with_its_line(tmp_path: Path, settings: str, code: str, line: int) -> None:
    package, findings = opened(tmp_path, settings)
    assert package is None
    assert told(findings) == [(code, f"package.yaml · 第{line}行")]


def test_the_year_of_the_caller_stands_in(tmp_path: Path) -> None:
    package, _ = opened(tmp_path, "unit: a\nname: b\n")
    assert package is not None
    assert package.fiscal_year == 2023
    assert told(opened(tmp_path, "unit: a\nname: b\n", year=None)[1]) == [("JX-YML-010", "package.yaml · 第1行")]


def test_folders_that_are_no_package(tmp_path: Path) -> None:
    assert [f.code for f in open_package(tmp_path / "没有", fiscal_year=2023)[1]] == ["JX-IMP-001"]
    assert [f.code for f in open_package(tmp_path, fiscal_year=2023)[1]] == ["JX-IMP-002"]
    (tmp_path / "package.yaml").write_text(SETTINGS, encoding="utf-8")
    assert [f.code for f in open_package(tmp_path, fiscal_year=2023)[1]] == ["JX-IMP-003"]
    (tmp_path / "package.yaml").write_bytes(SETTINGS.encode("gb18030"))
    assert told(open_package(tmp_path, fiscal_year=2023)[1]) == [("JX-IMP-007", "package.yaml")]


def test_an_entry_says_nothing_it_was_not_told() -> None:
    assert FileEntry("a.csv") == FileEntry("a.csv", sheet="", record="", header=0, unit="", columns={}, source=None)
