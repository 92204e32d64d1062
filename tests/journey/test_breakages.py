"""One thing of the example broken at a time: a clear Chinese message with the place, nothing half-done, no stack trace."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import openpyxl
import pytest

from jixiao.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "baiyun-2023"
Break = Callable[[Path], None]


def cell(file: str, sheet: str, address: str, value: object) -> Break:
    """Another value in one cell."""

    def apply(folder: Path) -> None:
        book = openpyxl.load_workbook(folder / file)
        book[sheet][address] = value
        book.save(folder / file)

    return apply


def edited(file: str, change: Callable[[openpyxl.Workbook], None]) -> Break:
    """A workbook changed in another way."""

    def apply(folder: Path) -> None:
        book = openpyxl.load_workbook(folder / file)
        change(book)
        book.save(folder / file)

    return apply


def payments(change: Callable[[list[list[str]]], None], encoding: str = "utf-8-sig") -> Break:
    """The payment list changed as rows of text."""

    def apply(folder: Path) -> None:
        path = folder / "支付明细.csv"
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream))
        change(rows)
        with path.open("w", encoding=encoding, newline="") as stream:
            csv.writer(stream).writerows(rows)

    return apply


def content(file: str, data: bytes) -> Break:
    """A file with other bytes."""
    return lambda folder: (folder / file).write_bytes(data) and None


def bomb(folder: Path) -> None:
    """A sheet that unpacks to 300 MB."""
    path = folder / "决算.xlsx"
    with zipfile.ZipFile(path) as old:
        parts = {entry.filename: old.read(entry) for entry in old.infolist()}
    parts["xl/worksheets/sheet1.xml"] = b"<worksheet>" + b" " * (300 << 20)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)


def column_of(rows: list[list[str]], heading: str) -> int:
    """Where a heading stands in the payment list."""
    return next(i for i, text in enumerate(rows[0]) if heading in text)


def set_payment(heading: str, value: str) -> Break:
    """Another value in the third payment."""

    def change(rows: list[list[str]]) -> None:
        rows[3][column_of(rows, heading)] = value

    return payments(change)


def rename_heading(rows: list[list[str]]) -> None:
    rows[0][column_of(rows, "支付金额")] = "数额若干"


def repeat_project(book: openpyxl.Workbook) -> None:
    sheet = book["二级项目"]
    sheet["A4"] = sheet["A3"].value


def drop_sheet(book: openpyxl.Workbook) -> None:
    del book["预算指标"]


def drop_unit(book: openpyxl.Workbook) -> None:
    sheet = book["部门决算"]
    for row in sheet.iter_rows(min_row=1, max_row=4):
        for found in row:
            if isinstance(found.value, str):
                found.value = found.value.replace("（万元）", "").replace("单位：万元", "")


ERRORS: dict[str, tuple[Break, tuple[str, ...]]] = {
    "text in an amount": (set_payment("支付金额", "一万多"), ("支付明细.csv", "一万多")),
    "impossible date": (set_payment("支付日期", "2023/2/30"), ("支付明细.csv", "2023/2/30")),
    "unknown code": (set_payment("资金性质", "小金库"), ("支付明细.csv", "小金库")),
    "amount finer than one fen": (set_payment("支付金额", "100.005"), ("支付明细.csv", "100.005")),
    "empty required cell": (set_payment("支付金额", ""), ("支付明细.csv", "支付金额")),
    "heading nobody knows": (payments(rename_heading), ("支付明细.csv", "支付金额")),
    "payment of an unknown project": (set_payment("项目编码", "Z9999"), ("支付明细.csv", "Z9999")),
    "duplicate project": (edited("预算.xlsx", repeat_project), ("预算.xlsx", "二级项目")),
    "missing sheet": (edited("预算.xlsx", drop_sheet), ("预算指标",)),
    "no unit anywhere": (edited("决算.xlsx", drop_unit), ("决算.xlsx", "单位")),
    "total off by 0.01": (cell("决算.xlsx", "部门决算", "B4", 7493.68), ("决算.xlsx", "7,493.68")),
    "total off by one": (cell("决算.xlsx", "部门决算", "B4", 7494.67), ("决算.xlsx", "7,494.67")),
    "error value in a cell": (cell("预算.xlsx", "预算指标", "I3", "#REF!"), ("预算.xlsx", "#REF!")),
    "budget line that does not add up": (cell("预算.xlsx", "预算指标", "I3", 999999), ("预算.xlsx", "预算指标")),
    "empty file": (content("决算.xlsx", b""), ("决算.xlsx", "空")),
    "csv with the wrong ending": (content("决算.xlsx", "项目,金额\n".encode()), ("决算.xlsx",)),
    "damaged file": (lambda folder: _cut(folder / "预算.xlsx"), ("预算.xlsx", "损坏")),
    "zip bomb": (bomb, ("决算.xlsx", "庞大")),
    "undecodable bytes": (content("支付明细.csv", b"\xff\xff\xff\n"), ("支付明细.csv", "编码")),
    "bad yaml": (content("package.yaml", b"unit: 1\nunit: 2\n"), ("package.yaml", "unit")),
    "unknown key in yaml": (
        content("package.yaml", "unit: '1'\nname: 甲\nfiscal_year: 2023\ncolour: red\n".encode()),
        ("package.yaml", "colour"),
    ),
}  # fmt: skip
HARMLESS: dict[str, Break] = {
    "gb18030": payments(lambda rows: None, encoding="gb18030"),
}


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-400])


def run(folder: Path, out: Path, data: Path) -> tuple[int, str]:
    """The exit status of the command as a clerk runs it, and all that it prints; in this process, which has loaded the program already."""
    told = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(told), redirect_stderr(told):
        patch.setenv("JIXIAO_DATA", str(data))
        asked = ["evaluate", str(folder), "--year", "2023", "--standard", "gd-gz-district-2023", "--out", str(out)]
        status = main(asked)
    return status, told.getvalue()


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the bundled department."""
    ignored = shutil.ignore_patterns("builder", "build.py", "__pycache__", "README.md")
    return Path(shutil.copytree(EXAMPLE, tmp_path / "资料", ignore=ignored))


@pytest.mark.parametrize("name", ERRORS)
def test_a_broken_package_is_refused_whole(name: str, package: Path, tmp_path: Path) -> None:
    breaking, told = ERRORS[name]
    breaking(package)
    status, shown = run(package, tmp_path / "out", tmp_path / "data")
    assert "Traceback" not in shown
    assert status == 1, shown
    assert all(text in shown for text in told), shown
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["findings.json"]
    assert not (tmp_path / "data" / "snapshots").exists()


@pytest.mark.parametrize("name", HARMLESS)
def test_what_does_no_harm_is_evaluated(name: str, package: Path, tmp_path: Path) -> None:
    HARMLESS[name](package)
    status, shown = run(package, tmp_path / "out", tmp_path / "data")
    assert status == 0, shown
    assert "99.97" in shown


def test_a_missing_sheet_leaves_the_points_undetermined(package: Path, tmp_path: Path) -> None:
    edited("采购.xlsx", lambda book: book.remove(book["采购意向"]))(package)
    _, shown = run(package, tmp_path / "out", tmp_path / "data")
    assert "Traceback" not in shown
    assert "99.97" not in shown


def test_results_at_hand_survive_a_failed_run(package: Path, tmp_path: Path) -> None:
    assert run(package, tmp_path / "out", tmp_path / "data")[0] == 0
    before = (tmp_path / "out" / "评分表.xlsx").read_bytes()
    ERRORS["text in an amount"][0](package)
    assert run(package, tmp_path / "out", tmp_path / "data")[0] == 1
    assert (tmp_path / "out" / "评分表.xlsx").read_bytes() == before
