"""The bundled department: its script writes what is committed, and what is committed adds up to the published figures."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pytest

from jixiao.facts.crosschecks import cross_check
from jixiao.facts.importing import import_package
from jixiao.facts.package import open_package
from jixiao.facts.records import ALL, BY_NAME
from jixiao.facts.registers import REGISTERS
from jixiao.kernel.finding import Severity
from jixiao.measures.catalog import BY_CODE
from jixiao.standards.library import find_standard
from tests.conftest import Evaluated

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "baiyun-2023"
FILES = sorted(path.name for path in EXAMPLE.iterdir() if path.suffix in {".xlsx", ".csv", ".docx"})
Record = dict[str, object]


@cache
def sheets(file: str) -> dict[str, list[Record]]:
    """The sheets of a workbook: rows by heading, empty cells left out."""
    book = openpyxl.load_workbook(EXAMPLE / file, data_only=True)
    found: dict[str, list[Record]] = {}
    for page in book.worksheets:
        headings, *rows = page.iter_rows(values_only=True)
        found[page.title] = [
            {str(heading): value for heading, value in zip(headings, row, strict=True) if value is not None}
            for row in rows
        ]
    return found


@cache
def payments() -> list[dict[str, str]]:
    with (EXAMPLE / "支付明细.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def amount(record: Record, heading: str) -> Decimal:
    """The digits as they stand in the cell."""
    return Decimal(str(record.get(heading, "0")))


def total(rows: list[Record], heading: str) -> Decimal:
    return sum((amount(row, heading) for row in rows), Decimal(0))


def paid(**wanted: str) -> Decimal:
    """What was paid in 万元, unrounded."""
    rows = [row for row in payments() if all(row[heading] == value for heading, value in wanted.items())]
    return sum((Decimal(row["支付金额（元）"]) for row in rows), Decimal(0)) / 10_000


def printed(wan: Decimal) -> str:
    return f"{wan.quantize(Decimal('0.01'), rounding='ROUND_HALF_UP'):,}"


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rebuilt")
    subprocess.run([sys.executable, str(EXAMPLE / "build.py"), str(folder)], check=True)
    return folder


def test_the_script_writes_the_same_files(rebuilt: Path) -> None:
    assert sorted(path.name for path in rebuilt.iterdir() if path.is_file()) == FILES
    for path in (rebuilt / "两个系统").iterdir():
        assert path.read_bytes() == (EXAMPLE / "两个系统" / path.name).read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_the_script_writes_what_is_committed(name: str, rebuilt: Path) -> None:
    # Parts are compared unpacked: another zlib may pack the same content into other bytes.
    if name.endswith(".csv"):
        assert (rebuilt / name).read_bytes() == (EXAMPLE / name).read_bytes()
    else:
        assert parts(rebuilt / name) == parts(EXAMPLE / name)


def test_every_run_gives_the_same_bytes(rebuilt: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(EXAMPLE / "build.py"), str(tmp_path)], check=True)
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == {
        name: (rebuilt / name).read_bytes() for name in FILES
    }


def test_sheets_and_headings_are_those_of_the_record_types() -> None:
    declared = {record.label: {field.label for field in record.fields} for record in BY_NAME.values()}
    seen = {}
    for file in FILES:
        if file.endswith(".xlsx"):
            for page in openpyxl.load_workbook(EXAMPLE / file).worksheets:
                seen[page.title] = {str(cell.value) for cell in next(page.iter_rows(max_row=1))}
    for file in FILES:
        if file.endswith(".csv"):
            text = (EXAMPLE / file).read_text(encoding="utf-8-sig")
            seen[file.removesuffix(".csv")] = set(text.splitlines()[0].split(","))
    assert {record.label for record in ALL} - {"文字材料"} <= seen.keys() <= declared.keys()
    for label, headings in seen.items():
        bare = {re.sub("（(万元|元|小时)）$", "", heading) for heading in headings}
        assert bare <= declared[label], label


def test_payments_print_as_published() -> None:
    assert printed(paid()) == "7,493.67"
    assert printed(paid(支出性质="基本支出")) == "5,297.67"
    assert printed(paid(支出性质="项目支出")) == "2,195.99"
    assert printed(paid(支出性质="项目支出", 资金性质="一般公共预算")) == "2,195.49"
    assert paid(资金性质="政府性基金预算") == Decimal("0.5")
    assert paid(项目编码="A0401") == 300
    assert 1_900 <= len(payments()) <= 2_100
    assert len({row["支付凭证号"] for row in payments()}) == len(payments())
    assert [row["支付金额（元）"] for row in payments() if row["支付金额（元）"].startswith("-")] == [
        "-320.00",
        "-600.00",
    ]


def test_the_final_account_is_the_published_one() -> None:
    account = {row["决算项目"]: amount(row, "金额（万元）") for row in sheets("决算.xlsx")["部门决算"]}
    assert account == {
        "收入总额": Decimal("7493.67"),
        "财政拨款收入": Decimal("7493.67"),
        "支出总额": Decimal("7493.67"),
        "基本支出": Decimal("5297.67"),
        "项目支出": Decimal("2195.99"),
        "全年预算数": Decimal("7514.04"),
        "一般公共预算项目支出": Decimal("2195.49"),
        "政府性基金预算项目支出": Decimal("0.5"),
    }
    assert account["支出总额"] - account["基本支出"] - account["项目支出"] == Decimal("0.01")


def test_the_budget_adds_up_to_the_published_one() -> None:
    lines = sheets("预算.xlsx")["预算指标"]
    assert total(lines, "全年预算数（万元）") == Decimal("7514.04")
    for line in lines:
        assert amount(line, "年初预算数（万元）") + amount(line, "调整数（万元）") == amount(line, "全年预算数（万元）")


def test_eight_programmes_seventeen_projects_and_one_of_the_fund() -> None:
    book = sheets("预算.xlsx")
    programmes = {row["一级项目编码"] for row in book["一级项目"]}
    under = {row["项目编码"]: row.get("所属一级项目编码") for row in book["二级项目"]}
    assert len(programmes) == 8
    assert sum(1 for programme in under.values() if programme in programmes) == 17
    assert [project for project, programme in under.items() if programme is None] == ["J0001"]
    assert [row["项目名称"] for row in book["二级项目"] if row["是否重点绩效评价"] == "是"] == ["法律援助工作经费"]


def test_no_project_is_overspent_and_its_plan_is_its_budget() -> None:
    book = sheets("预算.xlsx")
    for project in (str(row["项目编码"]) for row in book["二级项目"]):
        budget = total([line for line in book["预算指标"] if line.get("项目编码") == project], "全年预算数（万元）")
        plan = total([row for row in book["用款计划"] if row["项目编码"] == project], "计划金额（万元）")
        assert 0 < paid(项目编码=project) <= budget
        assert plan == budget


def test_contracts_are_the_published_sums() -> None:
    contracts = sheets("采购.xlsx")["政府采购合同"]

    def of(heading: str, *values: str) -> Decimal:
        return total([row for row in contracts if row[heading] in values], "合同金额（万元）")

    assert of("采购品目类别", "货物") == Decimal("20.01")
    assert of("采购品目类别", "服务") == Decimal("1110.99")
    assert total(contracts, "合同金额（万元）") == 1131
    assert of("供应商规模", "中型", "小型", "微型") == 1131
    assert of("供应商规模", "小型", "微型") == Decimal("895.28")


def test_contracts_keep_their_time_limits_and_are_paid_after_signing() -> None:
    book = sheets("采购.xlsx")
    intended = {row["采购意向编号"]: row["意向公开日期"] for row in book["采购意向"]}
    for row in book["政府采购合同"]:
        assert (row["合同签订日期"] - row["中标成交通知书日期"]).days <= 30  # type: ignore[operator]
        if "意向公开豁免情形" not in row:
            assert (row["采购活动开始日期"] - intended[row["采购意向编号"]]).days >= 30  # type: ignore[operator]
        instalments = [payment for payment in payments() if payment["合同编号"] == row["合同编号"]]
        assert sum(Decimal(p["支付金额（元）"]) for p in instalments) == amount(row, "合同金额（万元）") * 10_000
        assert min(p["支付日期"] for p in instalments) > str(row["合同签订日期"])[:10]
        assert {p["项目编码"] for p in instalments} == {row.get("项目编码", "")}


def test_three_public_is_seven_of_nine_point_two_and_was_paid() -> None:
    rows = sheets("公开与三公.xlsx")["三公经费"]
    assert total(rows, "预算数（万元）") == Decimal("9.2")
    assert total(rows, "决算数（万元）") == 7
    spent = {row["三公项目"]: amount(row, "决算数（万元）") for row in rows}
    assert paid(部门经济分类="30231") == spent["公务用车运行维护费"]
    assert paid(部门经济分类="30217") == spent["公务接待费"]


def test_disclosure_has_the_published_days_and_no_day_of_approval() -> None:
    rows = {row["公开事项"]: row for row in sheets("公开与三公.xlsx")["信息公开"]}
    assert rows["部门预算"]["公开日期"].date() == date(2023, 3, 17)  # type: ignore[attr-defined]
    assert rows["部门决算"]["公开日期"].date() == date(2023, 10, 17)  # type: ignore[attr-defined]
    assert rows["部门决算"]["事项所属年度"] == 2022
    assert not any("财政批复日期" in row for row in rows.values())
    assert sheets("公开与三公.xlsx")["审计监督问题"] == []


def test_duty_figures_are_the_published_ones() -> None:
    rows = sheets("重点工作.xlsx")["履职数据"]
    duties = {str(row["履职数据编号"]): f"{row.get('约数标记', '')}{row['数值']}{row['计量单位']}" for row in rows}
    assert duties == {
        "politics.first_topic": "25次",
        "politics.study_sessions": "21次",
        "rule_of_law.supervised": "32项",
        "publicity.boards": "427个",
        "publicity.videos": "31个",
        "publicity.viewers": "超17万人次",
        "publicity.advisers": "219名",
        "publicity.groups": "3454个",
        "legal_service.stations": "31个",
        "legal_service.served": "近33285件次",
        "legal_aid.accepted": "2173件",
        "legal_aid.consulted_district": "3977人次",
        "legal_aid.consulted_towns": "4753人次",
        "legal_aid.loss_recovered": "1785.6万元",
        "review.early": "余30项",
        "enforcement.measures": "19项",
        "enforcement.indicators": "12项",
        "litigation.supervised_units": "49个",
        "law_district.support_ceiling": "1000万元",
        "law_district.institutions": "19家",
        "law_district.universities": "5所",
        "lawyers.products": "多40个",
        "enterprise.mediation_committees": "24个",
        "enterprise.disputes": "1223宗",
        "enterprise.events": "多150场次",
        "enterprise.served": "余1500家",
        "mediation.property_rooms": "2个",
        "mediation.resolved": "13357宗",
        "correction.counselling": "39场",
        "correction.teams": "23支",
        "correction.activities": "2230场",
        "correction.tested": "105名",
        "correction.inspection_teams": "4支",
        "correction.offices_inspected": "24个",
        "correction.files_checked": "504本",
        "key_groups.kinds": "6类",
        "key_groups.towns": "24个",
        "key_groups.notices": "17期",
    }


def test_every_duty_figure_stands_once_in_the_words_of_its_task() -> None:
    book = sheets("重点工作.xlsx")
    words = {row["序号"]: str(row["完成情况"]) for row in book["重点工作"]}
    assert sorted(words) == list(range(1, 15))
    for row in book["履职数据"]:
        assert words[row["对应重点工作"]].count(f"{{{{duty.{row['履职数据编号']}}}}}") == 1
    assert sum(text.count("{{") for text in words.values()) == len(book["履职数据"])
    assert [row["状态"] for row in book["督办事项"]] == ["已销号"] * 32


def test_indicators_of_the_department_and_of_each_project_weigh_ninety() -> None:
    targets, projects = sheets("绩效目标.xlsx"), sheets("预算.xlsx")["二级项目"]
    weights: Counter[object] = Counter()
    for row in targets["绩效指标"]:
        weights[row.get("项目编码")] += row["分值"]  # type: ignore[assignment,operator]
    assert weights == dict.fromkeys([None, *(row["项目编码"] for row in projects)], 90)
    assert [row["绩效指标编号"] for row in targets["完成值"]] == [row["绩效指标编号"] for row in targets["绩效指标"]]


def test_results_are_full_for_department_and_legal_aid_and_every_shortfall_has_its_reason() -> None:
    targets = sheets("绩效目标.xlsx")
    duties = {row["履职数据编号"]: amount(row, "数值") for row in sheets("重点工作.xlsx")["履职数据"]}
    results = {row["绩效指标编号"]: row for row in targets["完成值"]}
    short = set()
    for row in targets["绩效指标"]:
        result = results[row["绩效指标编号"]]
        if row["指标性质"] == "定性":
            reached, high = result["定性评分比例"] == 100, False
        else:
            duty = result.get("取自履职数据")
            actual, target = duties[duty] if duty else amount(result, "实际完成值"), amount(row, "年度指标值")
            reached = actual >= target if row["指标性质"] == "≥" else actual <= target
            high = row["指标性质"] == "≥" and actual > target * Decimal("1.3")
        assert not high, row["三级指标"]
        assert reached == ("偏差原因分析及改进措施" not in result), row["三级指标"]
        short |= set() if reached else {row.get("项目编码", "部门整体")}
    assert not short & {"部门整体", "A0401"}
    assert short >= {"A0201", "A0603"}


def test_assets_are_used_counted_and_match() -> None:
    book = sheets("资产.xlsx")
    in_use = total([row for row in book["固定资产"] if row["使用状态"] == "在用"], "原值（元）")
    assert in_use * 10 >= total(book["固定资产"], "原值（元）") * 9
    assert [row["资产编号"] for row in book["资产盘点"]] == [row["资产编号"] for row in book["固定资产"]]
    assert {row["账实是否相符"] for row in book["资产盘点"]} == {"是"}
    for supply in book["低值易耗品"]:
        issued = total([row for row in book["低值易耗品领用"] if row["品目编号"] == supply["品目编号"]], "领用数量")
        assert issued <= amount(supply, "期初数量") + amount(supply, "入库数量")


def test_the_words_have_the_sections_of_the_report() -> None:
    document = docx.Document(str(EXAMPLE / "文字材料.docx"))
    titles = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert titles == [
        "部门职能",
        "部门整体绩效管理情况",
        "履职效能分析",
        "资金管理情况",
        "政府采购情况",
        "资产管理",
        "成本管理",
        "绩效管理情况",
        "存在的主要问题",
        "下一步改进措施",
    ]


def test_it_is_imported_without_a_remark_but_for_the_rounding_of_the_final_account() -> None:
    package, findings = open_package(EXAMPLE, fiscal_year=2023)
    assert package is not None
    assert (package.unit, package.name, findings) == ("118001", "广州市白云区司法局", ())
    imported = import_package(package)
    assert imported.findings == ()
    assert set(imported.present) >= {record.name for record in ALL}
    assert set(imported.present) - {record.name for record in ALL} <= set(REGISTERS)
    told = cross_check(imported.rows)
    assert {(finding.severity, finding.where.file) for finding in told if finding.where} == {
        (Severity.INFO, "决算.xlsx")
    }
    assert all("尾差" in finding.message for finding in told)


def test_the_unit_answers_exactly_the_points_no_record_can_settle() -> None:
    standard, findings = find_standard("gd-gz-district-2023", root=ROOT / "standards", known=BY_CODE)
    assert standard is not None
    assert findings == ()
    unsettled = {("B31", "budget_time"), ("B31", "final_time")}
    for item in standard.leaves():
        assert item.rule is not None
        unsettled |= {(item.code, check.code) for check in item.rule.checks if not check.when}
    answers = sheets("评价要点.xlsx")["评价要点"]
    assert {(row["评分指标编码"], row["要点编码"]) for row in answers} == unsettled
    assert all(row["是否符合"] == "是" and row["依据"] for row in answers)


PUBLISHED = {
    "duty.mediation.resolved": 13357,
    "duty.enterprise.disputes": 1223,
    "duty.legal_aid.accepted": 2173,
    "duty.legal_aid.consulted_district": 3977,
    "duty.legal_aid.consulted_towns": 4753,
    "duty.legal_aid.loss_recovered": "1785.6",
    "duty.legal_service.served": 33285,
    "duty.legal_service.stations": 31,
    "duty.correction.activities": 2230,
    "duty.correction.teams": 23,
    "duty.correction.files_checked": 504,
    "duty.correction.counselling": 39,
    "duty.publicity.boards": 427,
    "duty.publicity.groups": 3454,
    "duty.litigation.supervised_units": 49,
    "duty.key_groups.notices": 17,
}


LATE_ON_PURPOSE = {
    "legality_review.consultation.broken": 1,
    "legality_review.consultation.open": 1,
    "legality_review.decision_review.broken": 1,
    "legality_review.decision_review.open": 1,
    "legality_review.document_review_least.broken": 1,
    "legality_review.document_review_most.broken": 1,
    "reconsideration_case.admission_2017.broken": 1,
    "reconsideration_case.decision_2017.broken": 1,
    "reconsideration_case.decision_2017.open": 2,
}
"""Reviews and reconsideration: invented so that each of their limits has something to tell."""


def test_the_figures_of_the_report_come_from_records(evaluated: Evaluated) -> None:
    trace = json.loads((evaluated.folder / "trace.json").read_text(encoding="utf-8"))
    figures = trace["figures"]
    for code, published in PUBLISHED.items():
        assert figures[code]["value"] == int(Decimal(published) * 10_000), code
        assert figures[code]["trace"]["detail"]["measure"], code
    # Exact now: the report's 近 has gone with the records.
    assert not figures["duty.legal_service.served"].get("approximate")
    # Each office's files are checked by others, 21 of them in the year.
    own = figures["correction_file_check.own"]["value"]
    of_each = {f["value"] for code, f in figures.items() if code.startswith("correction_file_check.files.by_office.")}
    assert (own, of_each) == (0, {21})
    # Obligations of disclosure stay open where the report names no day of approval; limits of registers are what is meant.
    others = ("compliance.", "rectifications.")
    limits = [code for code in figures if code.endswith((".broken", ".open")) and not code.startswith(others)]
    assert limits
    assert {code: value for code in limits if (value := figures[code]["value"])} == LATE_ON_PURPOSE
