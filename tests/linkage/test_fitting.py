"""A platform's layout fitted to an export of it that nobody has described."""

from __future__ import annotations

from pathlib import Path

from jixiao.documents.model import Document, Sheet
from jixiao.facts.platform_cases import cases_of
from jixiao.facts.platform_files import written_in
from jixiao.kernel.source import Source
from jixiao.linkage.fitting import fitted, platform_told
from jixiao.standards.platform_layouts import PlatformLayout, load_platform_layout
from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment
from tests.linkage.world import rules

SHELF = Path(__file__).resolve().parents[2] / "standards" / "jixiao"
UPPER = [
    "案卷编号",
    "受理时间",
    "申请人",
    "",
    "被申请人",
    "",
    "矛盾分类",
    "受理调委会",
    "涉及金额（万元）",
    "处置状态",
    "来源渠道",
]
LOWER = ["", "", "姓名", "证件号", "姓名", "证件号", "", "", "", "", ""]
MERGED = [(3, 3, 3, 4), (3, 5, 3, 6), *((3, n, 4, n) for n in (1, 2, 7, 8, 9, 10, 11))]
ONE = [
    "调1",
    "2023.3.5",
    "张三",
    "",
    "李四",
    "",
    "欠薪",
    "白云区金沙街横沙社区人民调解委员会",
    "约1.5",
    "调解成功",
    "网络",
]
TWO = ["调2", 45002, "王五", "", "赵六", "", "家事纠纷/继承", "太和镇人民调解委员会", "无", "未达成协议", "来访"]


def layout(name: str = "city-mediation") -> PlatformLayout:
    install_registers(from_environment())
    found, findings = load_platform_layout(SHELF / f"layout-{name}" / "standard.yaml")
    assert found, findings
    return found


def document(*lines: list[object], title: str = "人民调解案件登记表") -> Document:
    rows = [[title], ["统计期间：2023年"], UPPER, LOWER, *lines]
    notes = Sheet("说明", False, [["填报说明"]])
    return Document("导出.xlsx", "0" * 64, "xlsx", (notes, Sheet("数据", False, rows, tuple(MERGED))))


def test_cases_of_a_file_laid_out_otherwise() -> None:
    book = document(ONE, TWO)
    found = fitted(layout(), book, said={}, rules=rules())
    assert found
    told = {column.heading: column.enter for column in found.export}
    assert (told["来源渠道"], told["申请人 证件号"]) == ("", ""), "what nobody can explain stays out"
    origin = Source(file=book.file, sha256=book.sha256, sheet="数据")
    cases = cases_of(book.sheets[1], layout=found, told={}, origin=origin, unit="118001", fiscal_year=2023)
    assert cases.refused == ()
    assert [one.code for one in cases.findings] == ["JX-IMP-046"], "约1.5 is entered as a number, and that is told"
    names = ("case_number", "accepted_on", "parties", "dispute_type", "street", "amount", "outcome")
    assert [tuple(row.values[name] for name in names) for row in cases.rows] == [
        ("调1", 19421, "张三、李四", "labour", "金沙街", 1_500_000, "success"),
        ("调2", 19433, "王五、赵六", "family", "太和镇", None, "failure"),
    ]
    (case,) = written_in(book, layout=found, numbers={"调2"})
    assert dict(case.cells)["被申请人 姓名"] == "赵六"


def test_what_people_have_said_goes_first() -> None:
    found = fitted(layout(), document(ONE), said={"来源渠道": "text", "处置状态": "忽略"}, rules=rules())
    assert found
    assert {column.heading: column.enter for column in found.export}["来源渠道"] == "summary"


def test_without_a_number_nothing_is_entered() -> None:
    bare = Document("a.csv", "0" * 64, "csv", (Sheet("a", False, [["申请人", "被申请人"], ["张三", "李四"]]),))
    assert fitted(layout(), bare, said={}, rules=rules()) is None


def test_the_platform_is_told_by_the_title_or_by_nobody() -> None:
    both = (layout(), layout("district-disputes"))

    def code(title: str, name: str = "导出.xlsx") -> str:
        found = platform_told(document(ONE, title=title), name=name, layouts=both)
        return found.code if found else ""

    assert code("某某市人民调解案件登记表") == "city"
    assert code("清单", name="区平台3月.csv") == "district"
    assert code("清单") == ""
    assert code("矛盾纠纷人民调解汇总") == "", "it names two"
