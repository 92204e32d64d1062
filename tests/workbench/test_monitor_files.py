"""The command's use case: a package, a single Parquet file, years and rules chosen, and what cannot be read."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jixiao.standards.payment_rule_settings import RuleSetting, RuleSettings, settings_text
from jixiao.workbench.monitor_files import Asked, exit_code, monitor
from jixiao.workbench.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", standards=ROOT / "standards", examples=ROOT / "examples")


@pytest.fixture
def payments(tmp_path: Path) -> Path:
    """Three payments of two years: one bottle of liquor too many in each."""
    path = tmp_path / "支付.parquet"
    columns = {
        "支付凭证号": ["1", "2", "3"],
        "支付日期": pa.array([date(2023, 3, 1), date(2023, 3, 2), date(2024, 3, 1)], pa.date32()),
        "支付金额": pa.array([Decimal("100.00"), Decimal("200.00"), Decimal("300.00")], pa.decimal128(18, 2)),
        "用途": ["采购白酒", "办公用品", "采购红酒"],
    }
    pq.write_table(pa.table(columns), path)
    return path


def test_the_bundled_department(settings: Settings, tmp_path: Path) -> None:
    outcome = monitor(ROOT / "examples" / "baiyun-2023", asked=Asked(), out=tmp_path / "out", settings=settings)
    assert exit_code(outcome) == 0
    assert [path.name for path in outcome.files] == ["疑点.xlsx", "疑点.json"]
    assert all(path.is_file() for path in outcome.files)
    told = json.loads(outcome.files[1].read_text(encoding="utf-8"))
    assert {hit["rule"] for hit in told["hits"]} == {"TM-08"}


def test_years_of_a_single_file(settings: Settings, payments: Path, tmp_path: Path) -> None:
    every = monitor(payments, asked=Asked(only=frozenset({"TM-06"})), out=tmp_path / "out", settings=settings)
    assert [hit["vouchers"] for hit in every.facts["hits"]] == [["1"], ["3"]]
    assert every.facts["rules"][0]["payments"] == 3
    assert {"TM-06-2023-payments.parquet", "TM-06-2024-payments.parquet"} <= {path.name for path in every.files}
    one = monitor(payments, asked=Asked(only=frozenset({"TM-06"}), fiscal_year=2024), out=None, settings=settings)
    assert [hit["vouchers"] for hit in one.facts["hits"]] == [["3"]]
    assert not one.files


def test_rules_tried_before_they_are_switched_on(settings: Settings, payments: Path, tmp_path: Path) -> None:
    pack = ROOT / "standards" / "jixiao" / "payment-rules" / "standard.yaml"
    tried = tmp_path / "试.yaml"
    shutil.copy(pack, tried)
    tried.write_text(tried.read_text(encoding="utf-8").replace("白酒, ", "", 1), encoding="utf-8")
    outcome = monitor(payments, asked=Asked(rules=tried, only=frozenset({"TM-06"})), out=None, settings=settings)
    assert [hit["vouchers"] for hit in outcome.facts["hits"]] == [["3"]]
    moved = outcome.facts["moved"]["TM-06"]
    assert [hit["vouchers"] for hit in moved["gone"]] == [["1"]]
    assert (moved["new"], moved["kept"]) == ([], 1)
    assert any("减少" in line for line in outcome.lines)
    tried.write_text("kind: payment-rules", encoding="utf-8")
    assert exit_code(monitor(payments, asked=Asked(rules=tried), out=None, settings=settings)) == 2


def test_what_the_unit_decided_holds_for_its_payments(settings: Settings, payments: Path, tmp_path: Path) -> None:
    path = tmp_path / "规则设置.yaml"
    words = RuleSetting("TM-06", True, (("words", "红酒"),), 3)
    decided = RuleSettings("118001", 2024, (words, RuleSetting("TM-18", False, (), 4)))
    path.write_text(settings_text(decided), encoding="utf-8")
    outcome = monitor(payments, asked=Asked(settings=path), out=None, settings=settings)
    assert [(hit["rule"], hit["vouchers"]) for hit in outcome.facts["hits"]] == [("TM-06", ["3"])]
    assert "TM-18" not in {rule["code"] for rule in outcome.facts["rules"]}
    other = monitor(payments, asked=Asked(settings=path, fiscal_year=2023), out=None, settings=settings)
    assert {finding.code for finding in other.findings} == {"JX-MON-018"}
    path.write_text(settings_text(replace(decided, rules=(replace(words, rule="TM-60"),))), encoding="utf-8")
    wrong = monitor(payments, asked=Asked(settings=path), out=None, settings=settings)
    assert {finding.code for finding in wrong.findings} == {"JX-MON-017"}
    package = monitor(ROOT / "examples" / "baiyun-2023", asked=Asked(settings=path), out=None, settings=settings)
    assert exit_code(package) == 2


def test_what_cannot_be_read(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"支付凭证号": ["1"], "支付日期": [1.5], "支付金额": [1.5]}), path)
    outcome = monitor(path, asked=Asked(), out=tmp_path / "out", settings=settings)
    assert exit_code(outcome) == 2
    assert {finding.code for finding in outcome.findings} == {"JX-MON-001"}
    assert not (tmp_path / "out").exists()


def test_a_rule_of_severity_error_that_finds_something(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    twice = {
        "支付凭证号": ["1", "2"],
        "支付日期": [19_500, 19_501],
        "支付金额": [100, 100],
        "收款人": ["甲"] * 2,
        "发票号": ["7"] * 2,
    }
    pq.write_table(pa.table(twice), path)
    assert exit_code(monitor(path, asked=Asked(), out=None, settings=settings)) == 1


LOOSE = (
    "预算单位编码,支付凭证号,支付日期,支付金额（元）,用途,部门经济分类",
    "118001,1,2024-03-01,100,采购白酒,30201 办公费",
    "118001,2,2024-03-04,30000,维修,30213 维修(护)费",
)


def test_tables_that_lie_about_are_of_the_units_they_name(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "表"
    folder.mkdir()
    table = folder / "支付.csv"
    asked = Asked(only=frozenset({"TM-06", "TM-10", "TM-14"}), fiscal_year=2024)
    table.write_text("\n".join(LOOSE), encoding="utf-8")
    outcome = monitor(table, asked=asked, out=None, settings=settings)
    assert [(hit["unit"], hit["vouchers"]) for hit in outcome.facts["hits"]] == [("118001", ["1"])]
    assert [line for line in outcome.lines if "缺少" in line] == [
        "TM-10 累计支付超预算指标：无法判定：缺少“预算指标”表、支付明细的“项目编码”、支付明细的“资金性质”",
        "TM-14 会议培训差旅超标准：无法判定：缺少支付明细的“人数”、支付明细的“天数”",
        "疑点 1 个；3 条规则中 2 条因缺少数据没有查。",
    ]
    table.write_text("\n".join((*LOOSE, "118002,1,2024-03-01,100,采购红酒,")), encoding="utf-8")
    both = monitor(table, asked=asked, out=None, settings=settings)
    assert [hit["unit"] for hit in both.facts["hits"]] == ["118001", "118002"]
    one = monitor(table, asked=replace(asked, unit="118002"), out=None, settings=settings)
    assert [hit["unit"] for hit in one.facts["hits"]] == ["118002"]
    (folder / "预算指标.csv").write_text(
        "指标编号,项目编码,资金性质,全年预算数（元）\nB1,A,一般公共预算,1", encoding="utf-8"
    )
    refused = monitor(folder, asked=asked, out=None, settings=settings)
    assert [finding.code for finding in refused.findings] == ["JX-MON-038"]


def test_payments_of_another_unit_in_a_package_are_told(settings: Settings, tmp_path: Path) -> None:
    package = tmp_path / "包"
    package.mkdir()
    (package / "package.yaml").write_text('unit: "118001"\nname: 甲局\nfiscal_year: 2024\n', encoding="utf-8")
    kinds = [
        f"{line},{kind}"
        for line, kind in zip(
            LOOSE, ("支出性质,资金性质", "基本支出,一般公共预算", "基本支出,一般公共预算"), strict=True
        )
    ]
    kinds[-1] = kinds[-1].replace("118001", "118009")
    (package / "支付明细.csv").write_text("\n".join(kinds), encoding="utf-8")
    outcome = monitor(package, asked=Asked(only=frozenset({"TM-06"})), out=None, settings=settings)
    assert outcome.facts["rules"][0]["payments"] == 1
    assert [(finding.code, finding.found) for finding in outcome.findings] == [("JX-MON-039", "1")]
