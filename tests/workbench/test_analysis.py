"""Analyses of the bundled department and of odd data: every sentence has to be right, every number has to lead back to its rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.kernel.figure import State
from jixiao.reporting.analysis_text import analysis_trace
from jixiao.workbench.analysis import pack_of
from jixiao.workbench.explain import explained
from jixiao.workbench.settings import Settings
from tests.workbench.spending import ROOT, analysed, figures, package, paid, told

EXAMPLE = ROOT / "examples" / "baiyun-2023"
BUDGET = "B1,P1,项目支出,一般公共预算,2040607,12.00,12.00"


def test_the_bundled_department_adds_up_and_leads_back(tmp_path: Path) -> None:
    found = analysed(tmp_path, EXAMPLE, date(2023, 7, 31))
    whole = found.whole.total.value
    assert whole == sum(month.paid.value or 0 for month in found.months)
    for cut in ("kind", "fund_type", "function", "class"):
        assert sum(line.total.value or 0 for line in found.of(cut)) == whole, cut
    project = next(line for line in found.of("kind") if line.code == "project").total.value
    for cut in ("project", "division"):
        assert sum(line.total.value or 0 for line in found.of(cut)) == project, cut
    assert "预算执行率57.1%，慢于序时进度（58.1%）1个百分点" in told(found)
    settings = Settings(data=tmp_path / "data", standards=ROOT / "standards", examples=ROOT)
    document = analysis_trace(found)
    for code in (
        "analysis.whole.month",
        "analysis.project.total.A0501",
        "analysis.economic.month.30217",
        "analysis.outlier.1",
    ):
        figure = document["figures"].get(code)
        if figure is not None:
            behind = explained(code, document=document, rows=5000, settings=settings)
            assert behind.total == figure["trace"].get("row_count", 0), code
    assert explained("analysis.payee.1", document=document, rows=3, settings=settings).total == 6


def test_a_month_without_payments_and_no_last_year(tmp_path: Path) -> None:
    found = analysed(
        tmp_path, package(tmp_path / "p", [paid(1, "2023-01-10", "60000.00")], budget=BUDGET), date(2023, 2, 28)
    )
    text = told(found)
    assert "2月没有支付。" in text
    assert "没有上年的支付数据，不作同期比较。" in text
    assert "没有用款计划，不能与计划比较。" in text
    assert "只有一个项目“甲项目”，累计支出6.00万元，执行率50.0%。" in text
    assert "全部1名合计6.00万元" in text
    assert "；1个项目的同类支付不足8笔" in text


def test_refunds_above_payments(tmp_path: Path) -> None:
    lines = [paid(1, "2023-01-10", "10000.00", payee="乙"), paid(2, "2023-02-03", "-30000.00")]
    text = told(analysed(tmp_path, package(tmp_path / "p", lines, budget=BUDGET), date(2023, 2, 28)))
    assert "累计支出-2.00万元，预算执行率-16.7%，慢于序时进度" in text
    assert "2月退款大于付款，支出-3.00万元，共1笔。" in text
    assert "累计支出不大于零，不计算占比" in text
    assert "全部1名合计1.00万元，占参与排名支出1.00万元的100.0%" in text
    assert "净额为零或为负的收款人1个，不参加排名" in text


def test_nothing_at_all(tmp_path: Path) -> None:
    found = analysed(tmp_path, package(tmp_path / "p", [], projects=""), date(2023, 12, 31))
    text = told(found)
    assert "累计支出0.00万元；没有预算指标，不能计算预算执行率。" in text
    assert "没有可以排名的收款人。" in text
    assert "没有项目预算，也没有项目支出。" in text
    assert "12月支出0.00万元，全年支出不大于零，不计算占比" in text
    assert "支付和预算指标都没有注明功能分类。" in text


def test_leap_years_and_last_year(tmp_path: Path) -> None:
    this = package(
        tmp_path / "this",
        [paid(1, "2024-02-29", "20000.00"), paid(2, "2024-01-05", "10000.00")],
        year=2024,
        budget=BUDGET,
    )
    last = package(
        tmp_path / "last",
        [paid(1, "2023-02-28", "10000.00"), paid(2, "2023-03-01", "50000.00"), paid(3, "2023-01-05", "20000.00")],
    )
    found = analysed(tmp_path, this, date(2024, 2, 29), before=last)
    text = told(found)
    assert found.day_before == date(2023, 2, 28)
    assert "累计支出与上年同期（3.00万元）持平" in text
    assert "2月支出2.00万元，共1笔，比上年同月（1.00万元）增长100.0%。" in text
    assert found.whole.elapsed.ratio is not None
    assert (found.whole.elapsed.ratio.num, found.whole.elapsed.ratio.den) == (60, 366)
    assert "上年12月支出占全年的0.0%" in text
    middle = analysed(tmp_path, this, date(2024, 2, 15), before=last)
    assert "2月（截至15日）没有支付，上年同月没有支出，不计算增减。" in told(middle)


def test_plan_unnamed_payees_and_what_lies_outside(tmp_path: Path) -> None:
    lines = [
        paid(1, "2023-03-10", "30000.00", payee=""),
        paid(2, "2023-03-11", "10000.00", payee="乙"),
        paid(3, "2023-03-12", "-1000.00", payee="乙"),
        paid(4, "2023-03-12", "40000.00", payee="代发户", economic="30101", project=""),
    ]
    found = analysed(
        tmp_path, package(tmp_path / "p", lines, budget=BUDGET, plan="P1,3,2.00\nP1,4,1.00"), date(2023, 3, 31)
    )
    text = told(found)
    assert "项目支出累计3.90万元，为到3月底用款计划2.00万元的195.0%" in text
    assert "没有收款人名称的3.00万元计入分母，不参加排名" in text
    assert "占参与排名支出3.90万元的23.1%" in text
    assert "其中退款1笔、冲减0.10万元" in text
    # The payments of P1 have one function by its budget line; basic spending has no line that tells.
    assert figures(found, "function") == {"2040607": "3.90万元", "未注明功能分类": "4.00万元"}
    early = analysed(
        tmp_path, package(tmp_path / "q", [paid(1, "2023-01-10", "100.00")], plan="P1,3,2.00"), date(2023, 1, 31)
    )
    assert "到1月底没有安排项目用款计划，项目支出0.01万元。" in told(early)


def test_an_outlier_of_its_own_project(tmp_path: Path) -> None:
    usual = [paid(number, f"2023-03-{number:02d}", f"{1000 + number}.00") for number in range(1, 10)]
    other = [paid(number, f"2023-04-{number:02d}", "90000.00", project="P2") for number in range(11, 21)]
    lines = [*usual, *other, paid(30, "2023-04-25", "30000.00")]
    found = analysed(
        tmp_path, package(tmp_path / "p", lines, projects="P1,甲项目,一科\nP2,乙项目,二科"), date(2023, 4, 30)
    )
    assert [one.voucher for one in found.outliers.found] == ["V30"]
    assert (found.outliers.found[0].median.value, found.outliers.found[0].in_month) == (100_550, True)
    assert "明显偏大的支付，本年1笔，其中本月1笔" in told(found)


def test_year_end_and_functions_that_cannot_be_told(tmp_path: Path) -> None:
    lines = [paid(1, "2023-01-10", "100000.00"), paid(2, "2023-12-25", "200000.00")]
    two = f"{BUDGET}\nB2,P1,项目支出,一般公共预算,2040699,1.00,1.00"
    found = analysed(tmp_path, package(tmp_path / "p", lines, budget=two), date(2023, 12, 31))
    text = told(found)
    assert "12月支出20.00万元，占全年支出的66.7%，比例较高；最后10天支出20.00万元，占66.7%，比例较高。" in text
    assert "“甲项目”20.00万元，占其全年支出的66.7%" in text
    rates = {line.name: line.rate for line in found.of("function")}
    assert rates["2040607"] is None
    assert "不能归类" in text


def test_a_budget_of_zero(tmp_path: Path) -> None:
    budget = "B1,P1,项目支出,一般公共预算,2040607,0.00,0.00"
    found = analysed(
        tmp_path, package(tmp_path / "p", [paid(1, "2023-01-10", "100.00")], budget=budget), date(2023, 1, 31)
    )
    assert found.whole.rate is not None
    assert found.whole.rate.state is State.NOT_APPLICABLE
    assert "预算数不大于零，不计算预算执行率" in told(found)


def test_without_a_pack(tmp_path: Path) -> None:
    assert pack_of(tmp_path, unit="1", fiscal_year=2023) == (None, ())
