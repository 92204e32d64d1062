"""Which platform a file comes from, what its columns are, and a case of it as written."""

from __future__ import annotations

from pathlib import Path

from jixiao.workbench.platforms import (
    cases_in,
    columns_told,
    platform_fitted,
    platform_named,
    platform_of,
    written_cases,
)
from jixiao.workbench.settings import from_environment
from tests.linkage.world import files

SETTINGS = from_environment()


def test_a_file_is_known_by_its_headings(tmp_path: Path) -> None:
    city, district, _ = files()
    found = [platform_of(path, settings=SETTINGS) for path in (city, district)]
    assert [one.code if one else "" for one in found] == ["city", "district"]
    other = tmp_path / "别的.csv"
    other.write_text("工单,诉求人,日期\n1,张三,2023-01-01\n", encoding="utf-8")
    assert platform_of(other, settings=SETTINGS) is None
    assert written_cases(other, name=other.name, numbers={"1"}, settings=SETTINGS) == ()


def test_a_file_nobody_has_described_is_read_by_the_system_it_comes_from(tmp_path: Path) -> None:
    path = tmp_path / "某平台.csv"
    path.write_text(
        "事件清单\n工单号;主体一;主体二;上报时间;事发街道;矛盾分类\n9;张三;李四;2023/3/5 9:10;金沙街道办事处;漏水\n",
        encoding="gbk",
    )
    assert platform_fitted(path, settings=SETTINGS) is None
    layout = platform_fitted(path, settings=SETTINGS, system="区平台")
    assert layout is not None
    asked = {"layout": layout, "said": {}, "unit": "118001", "fiscal_year": 2023}
    (row,) = cases_in(path, name="某平台.csv", settings=SETTINGS, **asked).rows
    assert (row.values["street"], row.values["dispute_type"], row.source.row) == ("金沙街", "neighbour", 3)
    named = path.rename(tmp_path / "区平台3月.csv")
    (case,) = written_cases(named, name=named.name, numbers={"9"}, settings=SETTINGS)
    assert dict(case.cells)["主体一"] == "张三"


def test_named_as_people_call_it() -> None:
    layout = platform_named("白云区矛盾纠纷多元化解平台", settings=SETTINGS)
    assert layout is not None
    told = columns_told(layout, {"属地": "community", "外加": "text"})
    assert (told["事件编号"], told["属地"], told["外加"], told["履行情况"]) == ("number", "community", "text", "忽略")
    assert platform_named("没有的系统", settings=SETTINGS) is None
    assert columns_told(None, {"a": "day"}) == {"a": "day"}


def test_cases_and_one_of_them_as_written() -> None:
    city, _, _ = files()
    layout = platform_of(city, settings=SETTINGS)
    assert layout is not None
    found = cases_in(city, name="市.csv", layout=layout, said={}, unit="118001", fiscal_year=2023, settings=SETTINGS)
    assert (len(found.rows), found.refused, found.findings) == (1_500, (), ())
    row = found.rows[7]
    (case,) = written_cases(city, name="市.csv", numbers={str(row.values["case_number"])}, settings=SETTINGS)
    assert case.source.row == row.source.row
    assert dict(case.cells)["所属镇街"] == row.values["street"]
