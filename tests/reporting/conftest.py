"""What the tests of this room share: the sample evaluation, its outline and material, and the documents written once."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from jixiao.evaluation.model import Evaluation
from jixiao.reporting.chart_model import charts_of
from jixiao.reporting.content import Report
from jixiao.reporting.docx import write_docx
from jixiao.reporting.material import Material, Task
from jixiao.reporting.report import compose
from jixiao.reporting.xlsx import write_xlsx
from jixiao.standards.outline import Heading, Outline
from tests.reporting import sample


@pytest.fixture(scope="session")
def evaluation() -> Evaluation:
    return sample.evaluation()


@pytest.fixture(scope="session")
def outline() -> Outline:
    headings = (
        Heading(1, "一、", "部门基本情况", expects_text=False),
        Heading(2, "（一）", "部门职能"),
        Heading(2, "（二）", "年度总体工作和重点工作任务", ("tasks",)),
        Heading(2, "（三）", "部门整体支出绩效目标", ("objectives",)),
        Heading(2, "（四）", "部门整体收支情况", ("money",)),
        Heading(2, "（五）", "部门整体绩效管理情况"),
        Heading(1, "二、", "绩效自评情况", expects_text=False),
        Heading(2, "（一）", "自评结论", ("conclusion",)),
        Heading(2, "（二）", "履职效能分析", ("performance", "key_evaluations", "items")),
        Heading(2, "（三）", "管理效率分析", expects_text=False),
        Heading(3, "1.", "政府采购情况", ("procurement",)),
        Heading(3, "2.", "信息公开管理", ("disclosure",)),
        Heading(3, "3.", "成本管理", ("cost",)),
        Heading(1, "三、", "存在的主要问题", ("problems",)),
        Heading(1, "四、", "下一步改进措施", ("improvements",)),
        Heading(0, "附件1", "部门整体支出绩效自评表", ("table.scores",), landscape=True),
        Heading(0, "附件2", "项目支出绩效自评情况表", ("table.projects",)),
        Heading(0, "附件3", "图", ("chart.items", "chart.projects", "chart.points")),
    )
    return Outline("sample-outline", "提纲", "{{year}}年度{{unit}}部门整体支出绩效自评报告", None, None, headings)


@pytest.fixture(scope="session")
def material() -> Material:
    return Material(
        narratives={"部门职能": ("主管全区司法行政工作。", "全年受理法律援助案件{{duty.legal_aid.accepted}}。")},
        tasks=(Task(5, "公共法律服务水平提质增效", "提供多元法律服务{{duty.services.total}}。"),),
        objectives=("深化公共法律服务体系建设；", "服务平安白云建设大局"),
    )


@pytest.fixture(scope="session")
def report(evaluation: Evaluation, outline: Outline, material: Material) -> Report:
    composed, _ = compose(evaluation, material=material, outline=outline)
    return composed


@pytest.fixture(scope="session")
def docx_path(evaluation: Evaluation, report: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docx") / "自评报告.docx"
    write_docx(report, charts=charts_of(evaluation), path=path)
    return path


@pytest.fixture(scope="session")
def xlsx_path(evaluation: Evaluation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("xlsx") / "评分表.xlsx"
    write_xlsx(evaluation, charts=charts_of(evaluation), comparisons=(), path=path)
    return path


def converted(path: Path, *, to: str, folder: Path) -> Path:
    """The file as LibreOffice converts it, with a profile of its own; the calling test is skipped where it is missing."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is missing")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office, profile, "--headless", "--convert-to", to, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{to.split(':')[0]}"
