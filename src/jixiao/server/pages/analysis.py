"""The analysis of spending over a unit's year: sentences, tables and charts whose every number leads to its rows; the monthly documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.monitoring.analysis.model import Analysis
from jixiao.reporting.analysis_charts import analysis_charts
from jixiao.reporting.analysis_report import analysis_sections, analysis_title
from jixiao.reporting.analysis_text import analysis_trace
from jixiao.reporting.chart_model import Chart
from jixiao.reporting.content import Align, Block, Cell, FigureSlot, Paragraph, Part, Section, Table, part_text
from jixiao.reporting.files import ANALYSIS_JSON, ANALYSIS_SHEET, ANALYSIS_TRACE, ANALYSIS_WORD
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.accounts.scope import roles_of, scope_of
from jixiao.server.actions.analysing import hand_out_analysis, request_analysis
from jixiao.server.actions.evaluating import ASKERS
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.watching import analysed_now
from jixiao.server.headers import draws_charts
from jixiao.server.ledger.batches import state_of
from jixiao.server.results.folders import analyses_folder
from jixiao.server.results.models import AnalysisDocument
from jixiao.workbench.analysis_files import write_table
from jixiao.workbench.charting import chart_table, picture
from jixiao.workbench.explain import explained
from jixiao.workbench.settings import from_environment

from .charts import specification
from .exports import handed_out
from .originals import original_links
from .payment_rules import day_of, place_of

ROWS = 200
DOCUMENTS = 24
FILES = (ANALYSIS_WORD, ANALYSIS_SHEET, ANALYSIS_JSON, ANALYSIS_TRACE)


@draws_charts
@allow(*BUSINESS)
def analysis(request: HttpRequest) -> HttpResponse:
    """The analysis by a day, and the documents that were made before."""
    place = place_of(request)
    told: dict[str, Any] = {"place": place, "may_make": bool(roles_of(request.user) & set(ASKERS))}
    if place.unit is not None:
        as_of, wrong = day_of(request, place)
        found = analysed_now(place.unit, place.year, as_of)
        told |= {"wrong": wrong, "found": found, "documents": _documents(place.unit, place.year)}
        if found is not None:
            told |= _shown(found, place.unit)
    return render(request, "analysis.html", told)


@allow(*BUSINESS)
def analysis_spec(request: HttpRequest, unit: str, day: str, name: str) -> HttpResponse:
    """One chart for the drawing library; its bars lead to the traces of their figures."""
    found, place = _asked(request, unit, day)
    chart = _chart(found, name)
    links = {one.code: _link(place, found, one.code) for series in chart.series for one in series.figures}
    return specification(request, chart, links=links)


@allow(*BUSINESS)
def analysis_picture(request: HttpRequest, unit: str, day: str, name: str) -> HttpResponse:
    """One chart as SVG."""
    found, _ = _asked(request, unit, day)
    return HttpResponse(picture(_chart(found, name)), content_type="image/svg+xml")


@allow(*BUSINESS)
def analysis_figure(request: HttpRequest, unit: str, day: str, code: str) -> HttpResponse:
    """One figure and the way back to its cells; 404 when the analysis has no such figure."""
    found, place = _asked(request, unit, day)
    explanation = explained(code, document=analysis_trace(found), rows=ROWS, settings=from_environment())
    links = original_links(request, {record.sha256 for record in explanation.records})
    told = {
        "place": place,
        "as_of": found.as_of,
        "code": code,
        "whole": analysis_title(found),
        "back": _address(place, found),
        "base": _base(place, found),
        "explanation": explanation,
        "records": [(record, links.get(record.sha256, "")) for record in explanation.records],
    }
    return render(request, "analysis_figure.html", told, status=404 if explanation.findings else 200)


@allow(*BUSINESS)
@limited("export", reading=True)
def analysis_table(request: HttpRequest, unit: str, day: str) -> FileResponse:
    """All lines, payees, outliers and charts as a workbook."""
    found, _ = _asked(request, unit, day)
    return handed_out(
        request, f"执行分析{found.as_of:%Y%m%d}.xlsx", lambda path: write_table(path, found),
        subject=f"unit:{found.unit}", detail={"as_of": str(found.as_of)},
        summary=f"导出 {found.fiscal_year} 年执行分析（截至 {found.as_of}）",
    )  # fmt: skip


@allow(*ASKERS)
@require_POST
@limited("evaluation")
def analysis_make(request: HttpRequest, unit: str, day: str) -> HttpResponse:
    """The monthly document by this day, in the background."""
    found, place = _asked(request, unit, day)
    try:
        request_analysis(
            unit=place, fiscal_year=found.fiscal_year, as_of=found.as_of, by=person_of(request), actor=actor_of(request)
        )
        messages.success(request, "正在生成执行分析，几秒后刷新本页即可下载。")
    except NotPermitted as refused:
        messages.error(request, str(refused))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect(f"{_address(place, found)}#documents")


@allow(*BUSINESS)
@limited("export", reading=True)
def analysis_file(request: HttpRequest, number: int, name: str) -> FileResponse:
    """A file of a document that was made."""
    query = scope_of(request.user).rows(AnalysisDocument.objects.filter(state="done").select_related("unit"))
    document = get_object_or_404(query, pk=number)
    path = analyses_folder() / document.folder / name
    if name not in FILES or not path.is_file():
        raise Http404(name)
    hand_out_analysis(document=document, name=name, actor=actor_of(request))
    shown = f"{Path(name).stem}{document.as_of:%Y%m%d}{Path(name).suffix}"
    return FileResponse(path.open("rb"), as_attachment=True, filename=shown)


def _asked(request: HttpRequest, unit: str, day: str) -> tuple[Analysis, Unit]:
    place = get_object_or_404(scope_of(request.user).units().filter(kind="department"), code=unit)
    try:
        as_of = date.fromisoformat(day)
    except ValueError as wrong:
        raise Http404(day) from wrong
    found = analysed_now(place, as_of.year, as_of)
    if found is None:
        raise Http404(unit)
    return found, place


def _chart(found: Analysis, name: str) -> Chart:
    for chart in analysis_charts(found):
        if chart.name == name:
            return chart
    raise Http404(name)


def _base(place: Unit, found: Analysis) -> str:
    return f"{reverse('analysis')}{quote(place.code)}/{found.as_of.isoformat()}/"


def _address(place: Unit, found: Analysis) -> str:
    """The page of the analysis itself."""
    return f"{reverse('analysis')}?unit={quote(place.code)}&year={found.fiscal_year}&as_of={found.as_of.isoformat()}"


def _link(place: Unit, found: Analysis, code: str) -> str:
    return f"{_base(place, found)}figures/{quote(code)}/" if code in found.figures else ""


def _documents(unit: Unit, year: int) -> list[dict[str, Any]]:
    """The newest documents, each with whether the records have changed since."""
    now = state_of(unit, year)
    made = AnalysisDocument.objects.filter(unit=unit, fiscal_year=year).select_related("by")[:DOCUMENTS]
    return [
        {"document": one, "stale": one.state == "done" and one.ledger_state != now, "working": one.state in ("queued", "running")}
        for one in made
    ]  # fmt: skip


def _shown(found: Analysis, place: Unit) -> dict[str, Any]:
    charts = {chart.name: chart for chart in analysis_charts(found)}
    return {
        "title": analysis_title(found),
        "base": _base(place, found),
        "sections": [_section(section, found, place, charts) for section in analysis_sections(found)],
        "drawn": bool(charts),
    }


def _section(section: Section, found: Analysis, place: Unit, charts: dict[str, Chart]) -> dict[str, Any]:
    blocks = [told for block in section.blocks if (told := _block(block, found, place, charts))]
    return {"heading": section.heading, "level": section.level, "blocks": blocks}


def _block(block: Block, found: Analysis, place: Unit, charts: dict[str, Chart]) -> dict[str, Any] | None:
    if isinstance(block, Paragraph):
        return {"paragraph": [_part(part, found, place) for part in block.parts], "note": block.note}
    if isinstance(block, Table):
        return {"table": _table(block, found, place)}
    if block.name in charts:
        chart = charts[block.name]
        table = chart_table(chart)
        rows = [(label, [(text, _link(place, found, code)) for text, code in values]) for label, values in table.rows]
        address = f"{_base(place, found)}charts/{chart.name}"
        return {"charts": [{"chart": chart, "address": address, "heads": table.heads, "rows": rows}]}
    return None


def _part(part: Part, found: Analysis, place: Unit) -> tuple[str, str]:
    """The text of a part, and where it leads."""
    return part_text(part), _link(place, found, part.figure.code) if isinstance(part, FigureSlot) else ""


def _table(table: Table, found: Analysis, place: Unit) -> dict[str, Any]:
    numbers = [column.align is Align.RIGHT for column in table.columns]

    def row_of(cells: tuple[Cell, ...]) -> list[dict[str, Any]]:
        return [_cell(cell, found, place) | {"number": right} for cell, right in zip(cells, numbers, strict=True)]

    return {"heads": row_of(table.header[0]), "rows": [row_of(row) for row in table.rows], "unit_line": table.unit_line}


def _cell(cell: Cell, found: Analysis, place: Unit) -> dict[str, Any]:
    figure = next((part.figure for part in cell.parts if isinstance(part, FigureSlot)), None)
    link = _link(place, found, figure.code) if figure is not None else ""
    return {"text": "".join(part_text(part) for part in cell.parts), "link": link}
