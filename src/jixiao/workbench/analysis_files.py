"""Use case: an analysis of spending written out: workbook, monthly document, JSON and trace, together or not at all."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import date
from pathlib import Path

from jixiao.kernel.finding import Finding, FindingCode, Severity, has_errors, register
from jixiao.monitoring.analysis.model import Analysis
from jixiao.monitoring.analysis.spans import year_before
from jixiao.reporting.analysis_charts import analysis_charts
from jixiao.reporting.analysis_report import compose_analysis
from jixiao.reporting.analysis_text import analysis_json, analysis_lines, analysis_trace
from jixiao.reporting.docx import write_docx
from jixiao.reporting.files import ANALYSIS_JSON, ANALYSIS_SHEET, ANALYSIS_TRACE, ANALYSIS_WORD
from jixiao.reporting.trace_json import trace_text
from jixiao.reporting.xlsx_analysis import write_analysis

from .analysis import analysis_of
from .intake import take_in
from .outcome import Outcome
from .settings import Settings

NO_PAYMENTS = register(
    FindingCode(
        code="JX-MON-010",
        severity=Severity.ERROR,
        template="没有支付明细，不能作预算执行分析",
        hint="在数据包中放入支付明细（模板：jixiao template payments）",
        why="执行分析的每个数字都来自支付明细。",
    )
)
OTHER_YEAR = register(
    FindingCode(
        code="JX-MON-011",
        severity=Severity.ERROR,
        template="截止日 {found} 不在 {year} 年内",
        hint="写预算年度以内的日期，如 {year}-07-31",
        why="执行分析从一月一日算到截止日，两者要在同一个预算年度。",
    )
)
NOT_LAST_YEAR = register(
    FindingCode(
        code="JX-MON-012",
        severity=Severity.ERROR,
        template="作对比的数据包是 {found} 年度的，不是 {expected} 年度",
        hint="用 --previous 指明上一年度的数据包",
        why="同期比较只能与上一年度比。",
    )
)


def analyse(
    folder: Path,
    *,
    fiscal_year: int | None,
    as_of: date | None,
    previous: Path | None,
    out: Path | None,
    settings: Settings,
) -> Outcome:
    """The analysis of a package, beside the package `previous` of last year: lines for the terminal, and with `out` four files."""
    taken = take_in(folder, fiscal_year=fiscal_year, settings=settings)
    if taken.snapshot is None:
        return Outcome((), (), taken.findings, {})
    year, before = taken.snapshot.fiscal_year, None
    if as_of is not None and as_of.year != year:
        return _refused(OTHER_YEAR.at(place=str(folder), found=as_of.isoformat(), year=year))
    if previous is not None:
        older = take_in(previous, fiscal_year=None, settings=settings)
        if older.snapshot is None:
            return Outcome((), (), older.findings, {})
        wanted = year_before(date(year, 12, 31)).year
        if older.snapshot.fiscal_year != wanted:
            found = str(older.snapshot.fiscal_year)
            return _refused(NOT_LAST_YEAR.at(place=str(previous), found=found, expected=str(wanted)))
        before = older.snapshot.folder
    analysis, findings = analysis_of(taken.snapshot.folder, as_of, before=before, settings=settings)
    if analysis is None or has_errors(findings):
        return Outcome((), (), findings or (NO_PAYMENTS.at(place=str(folder)),), {})
    files = write_all(analysis, out=out) if out is not None else ()
    return Outcome(analysis_lines(analysis), files, findings, analysis_json(analysis))


def write_all(analysis: Analysis, *, out: Path) -> tuple[Path, ...]:
    """Workbook, document, JSON and trace, written beside their place first and moved there when all are there."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".jixiao-", dir=out.parent) as name:
        draft = Path(name)
        write_document(draft / ANALYSIS_WORD, analysis)
        write_analysis(draft / ANALYSIS_SHEET, analysis)
        told = json.dumps(analysis_json(analysis), ensure_ascii=False, indent=1)
        (draft / ANALYSIS_JSON).write_text(told, encoding="utf-8")
        (draft / ANALYSIS_TRACE).write_text(trace_text(analysis_trace(analysis)), encoding="utf-8")
        out.mkdir(parents=True, exist_ok=True)
        names = (ANALYSIS_WORD, ANALYSIS_SHEET, ANALYSIS_JSON, ANALYSIS_TRACE)
        return tuple(Path(shutil.move(draft / name, out / name)) for name in names)


def write_document(target: Path, analysis: Analysis) -> None:
    """The monthly document alone."""
    write_docx(compose_analysis(analysis), charts=analysis_charts(analysis), path=target)


def write_table(target: Path, analysis: Analysis) -> None:
    """The workbook alone."""
    write_analysis(target, analysis)


def _refused(finding: Finding) -> Outcome:
    return Outcome((), (), (finding,), {})
