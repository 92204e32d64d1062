"""The data package is read back before anybody gets it: what it says must be what lies beside it."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from jixiao.monitoring.disclosure.public_table import DAY, MONEY, TEXT, PublicColumn, PublicTable
from jixiao.reporting.data_package import DATA_PACKAGE, check_package, csv_text, data_package
from tests.measures.compliance.worlds import on

from .official_schemas import FISCAL, problems

TABLE = PublicTable(
    "three_public",
    "三公",
    (PublicColumn("item", "项目"), PublicColumn("amount", "决算数", MONEY, "value"), PublicColumn("day", "日期", DAY)),
    (("公务接待费", 480_050, on("2023-12-31")), ("退款", -5, None)),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one table and its package."""
    text = csv_text(TABLE)
    (tmp_path / "three_public.csv").write_bytes(text)
    described = data_package(
        [TABLE], texts={"three_public.csv": text}, item="final", unit="1", name="某局", fiscal_year=2023
    )
    (tmp_path / DATA_PACKAGE).write_text(json.dumps(described), encoding="utf-8")
    return tmp_path


def changed(folder: Path, **values: object) -> list[str]:
    """What is said once the package's first resource says something else."""
    path = folder / DATA_PACKAGE
    described = json.loads(path.read_text(encoding="utf-8"))
    described["resources"][0] |= values
    path.write_text(json.dumps(described), encoding="utf-8")
    return [finding.message.partition("：")[2] for finding in check_package(folder)]


def test_a_whole_package(folder: Path) -> None:
    assert check_package(folder) == ()
    assert (folder / "three_public.csv").read_text(encoding="utf-8").splitlines() == [
        "item,amount,day",
        "公务接待费,4800.50,2023-12-31",
        "退款,-0.05,",
    ]


def test_what_does_not_fit_is_told(folder: Path) -> None:
    assert changed(folder, name="三公")[-1] == "名称“三公”只能用小写字母、数字和 . _ -"
    assert changed(folder, name="three-public", hash="sha256:0") == ["three_public.csv 的长度或校验值不符"]
    (folder / "three_public.csv").unlink()
    assert changed(folder, hash="") == ["没有文件 three_public.csv"]


def test_columns_and_values_are_held_against_their_fields(tmp_path: Path) -> None:
    wrong = PublicTable(
        "t", "表", (PublicColumn("a", "甲", MONEY), PublicColumn("b", "乙", DAY)), ((1, on("2023-01-01")),)
    )
    text = b"a,b\nx,2023-1-1\n1\n"
    described = data_package([wrong], texts={"t.csv": text}, item="final", unit="1", name="某局", fiscal_year=2023)
    (tmp_path / "t.csv").write_bytes(text)
    (tmp_path / DATA_PACKAGE).write_text(json.dumps(described), encoding="utf-8")
    assert [finding.message.partition("：")[2] for finding in check_package(tmp_path)] == [
        "t.csv 第 2 行“甲”的“x”不是 number",
        "t.csv 第 2 行“乙”的“2023-1-1”不是 date",
        "t.csv 第 3 行有 1 列",
    ]
    (tmp_path / DATA_PACKAGE).write_text(json.dumps(described | {"countryCode": ""}), encoding="utf-8")
    assert "缺少 countryCode" in check_package(tmp_path)[0].message


def test_any_tables_keep_the_official_profile() -> None:
    """Whatever the tables, and a unit code with letters that a name may not have."""
    draw = random.Random(2023)
    concepts = ("", "value", "activity:generic:project:code", "activity:generic:project:label", "date:generic")
    for _ in range(20):
        columns = tuple(
            PublicColumn(f"c{number}", f"列{number}", draw.choice((TEXT, MONEY, DAY)), draw.choice(concepts))
            for number in range(draw.randrange(1, 6))
        )
        tables = [PublicTable(f"t_{number}", "表", columns, (), "说明") for number in range(draw.randrange(1, 4))]
        texts = {f"{one.code}.csv": csv_text(one) for one in tables}
        described = data_package(tables, texts=texts, item="final", unit="甲 1", name="某局", fiscal_year=2023)
        assert problems(described, FISCAL) == []


def test_a_model_that_names_no_field(folder: Path) -> None:
    path = folder / DATA_PACKAGE
    described = json.loads(path.read_text(encoding="utf-8"))
    described["model"]["measures"]["three_public.amount"]["source"] = "sum"
    path.write_text(json.dumps(described), encoding="utf-8")
    assert "model 指向没有的字段 three-public.sum" in check_package(folder)[0].message
