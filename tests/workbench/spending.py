"""Small packages of payments, for analyses of odd data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jixiao.kernel.formatting import figure_text
from jixiao.monitoring.analysis.model import Analysis
from jixiao.reporting.analysis_text import analysis_lines
from jixiao.workbench.analysis import analysis_of
from jixiao.workbench.intake import take_in
from jixiao.workbench.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
HEADS = "支付凭证号,支付日期,项目编码,支出性质,资金性质,部门经济分类,支付金额（元）,收款人,合同编号"


def paid(number: int, day: str, amount: str, *, project: str = "P1", economic: str = "30226", payee: str = "甲") -> str:
    """One payment as a line; without a project it is basic spending."""
    kind = "项目支出" if project else "基本支出"
    return f"V{number},{day},{project},{kind},一般公共预算,{economic},{amount},{payee},"


def package(
    folder: Path,
    payments: Sequence[str],
    *,
    year: int = 2023,
    budget: str = "",
    plan: str = "",
    projects: str = "P1,甲项目,一科",
) -> Path:
    """A package of unit 1: payments; budget (code,project,kind,fund,function,initial,adjusted), plan and projects as lines."""
    folder.mkdir(parents=True)
    (folder / "package.yaml").write_text(f'unit: "1"\nname: 某局\nfiscal_year: {year}\n', encoding="utf-8")
    tables = {
        "支付明细": (HEADS, "\n".join(payments)),
        "二级项目": ("项目编码,项目名称,责任科室", projects),
        "预算指标": ("指标编号,项目编码,支出性质,资金性质,功能分类科目,年初预算数（万元）,全年预算数（万元）", budget),
        "用款计划": ("项目编码,月份,计划金额（万元）", plan),
    }
    for name, (heads, lines) in tables.items():
        if lines or name == "支付明细":
            (folder / f"{name}.csv").write_text(f"{heads}\n{lines}\n", encoding="utf-8")
    return folder


def analysed(tmp: Path, folder: Path, day: date | None = None, *, before: Path | None = None) -> Analysis:
    """The analysis of a package by a day."""
    settings = Settings(data=tmp / "data", standards=ROOT / "standards", examples=ROOT)
    taken = [take_in(one, fiscal_year=None, settings=settings) for one in (folder, before) if one is not None]
    assert all(one.snapshot is not None for one in taken), [f.text for one in taken for f in one.findings]
    folders = [one.snapshot.folder for one in taken if one.snapshot is not None]
    found, findings = analysis_of(folders[0], day, before=folders[1] if len(folders) > 1 else None, settings=settings)
    assert findings == ()
    assert found is not None
    return found


def told(analysis: Analysis) -> str:
    """All its sentences."""
    return "\n".join(analysis_lines(analysis))


def figures(analysis: Analysis, cut: str) -> dict[str, str]:
    """The lines of a cut: name and what was paid so far, as printed."""
    return {line.name: figure_text(line.total) for line in analysis.of(cut)}
