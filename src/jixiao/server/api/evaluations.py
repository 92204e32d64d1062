"""Evaluations with score sheet, findings, figures and their traces, and the measures of a snapshot."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from jixiao.kernel.points import text_of
from jixiao.server.accounts.scope import scope_of
from jixiao.server.ledger.models import Frozen
from jixiao.server.results.folders import folder_of, results_of
from jixiao.server.results.models import Evaluation
from jixiao.server.results.staleness import stale
from jixiao.workbench.explain import explain
from jixiao.workbench.results import Results
from jixiao.workbench.settings import from_environment
from jixiao.workbench.snapshot_measures import measures_of

from .access import Allowed
from .cursors import MOST, page_of
from .problems import Problem
from .shapes import EvaluationPage, EvaluationWhole, Figures, Findings, Measures, ScoreSheet, TraceOut

router = Router(tags=["评价"])
ROWS = 200


@router.get("/evaluations", auth=Allowed(), response=EvaluationPage, summary="评价，新的在前")
def list_evaluations(
    request: HttpRequest,
    unit: Annotated[str, Query(description="单位编码")] = "",
    year: Annotated[int | None, Query(description="预算年度")] = None,
    state: Annotated[str, Query(description="queued、running、done、failed")] = "",
    cursor: str = "",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> dict[str, Any]:
    """得分以字符串给出；数字的来历见评分表和数字的追溯。"""
    query = scope_of(request.user).rows(Evaluation.objects.select_related("unit"))
    wanted = {"unit__code": unit, "fiscal_year": year, "state": state}
    asked = {key: value for key, value in wanted.items() if value not in ("", None)}
    rows, following = page_of(query.filter(**asked), asked=asked, cursor=cursor, limit=limit, newest_first=True)
    return {"items": [_out(one) for one in rows], "next": following}


@router.get("/evaluations/{int:number}", auth=Allowed(), response=EvaluationWhole, summary="一次评价")
def read_evaluation(request: HttpRequest, number: int) -> dict[str, Any]:
    """stale 说明评价之后数据有没有变化。"""
    found = _evaluation(request, number)
    return {**_out(found), "stale": stale(found) if found.state == "done" else None, "error": found.error}


@router.get("/evaluations/{int:number}/score-sheet", auth=Allowed(), response=ScoreSheet, summary="评分表")
def score_sheet(request: HttpRequest, number: int) -> dict[str, Any]:
    """每行的 figure 是数字的编号，用它追溯。"""
    document = _results(request, number)[0].document
    return {
        "key": document["key"],
        "snapshot": document["snapshot"],
        "standard": document["standard"],
        "total": document["figures"]["score.total"]["printed"],
        "grade": document["grade"],
        "rows": document["rows"],
    }


@router.get("/evaluations/{int:number}/findings", auth=Allowed(), response=Findings, summary="检查结果")
def list_findings(request: HttpRequest, number: int) -> dict[str, Any]:
    """编号（JX-…）、级别、位置、实际与应为、建议。"""
    return {"items": list(_results(request, number)[0].findings)}


@router.get("/evaluations/{int:number}/figures", auth=Allowed(), response=Figures, summary="全部数字")
def list_figures(
    request: HttpRequest, number: int, prefix: Annotated[str, Query(description="编号的开头，如 item.")] = ""
) -> dict[str, Any]:
    """编号、名称、印出来的样子。"""
    figures = _results(request, number)[0].figures
    told = [(code, one) for code, one in figures.items() if code.startswith(prefix)]
    return {"items": [{"code": code, "label": one["label"], "printed": one["printed"]} for code, one in told]}


@router.get(
    "/evaluations/{int:number}/figures/{code}", auth=Allowed(), response=TraceOut, summary="一个数字怎么算出来的"
)
def trace_figure(request: HttpRequest, number: int, code: str) -> dict[str, Any]:
    """规则与依据、统计口径、记录，直到文件、工作表和单元格（列出前 200 条）。"""
    results, folder = _results(request, number)
    explained = explain(code, folder=folder, rows=ROWS, settings=from_environment())
    if explained.findings:
        raise Problem("not-found", " ".join(finding.message for finding in explained.findings))
    exact = results.figures.get(code) or results.figures.get(f"item.{code}", {})
    return {"code": code, "value": exact.get("value"), **explained.as_json()}


@router.get("/snapshots/{key}/measures", auth=Allowed(), response=Measures, summary="一个数据快照的全部统计数")
def snapshot_measures(request: HttpRequest, key: str) -> dict[str, Any]:
    """与评价用的是同一个引擎、同一套口径；value 是精确整数（金额以分计），printed 是印出来的样子。"""
    scope = scope_of(request.user)
    evaluated = scope.rows(Evaluation.objects.filter(snapshot=key)).exists()
    if not evaluated and not scope.rows(Frozen.objects.filter(key=key)).exists():
        raise Problem("not-found", f"没有编号为 {key} 的数据快照。")
    counted = measures_of(key, settings=from_environment())
    if counted is None:
        raise Problem("not-found", f"数据快照 {key} 的文件已经不在。")
    return {"snapshot": key, "items": counted}


def _evaluation(request: HttpRequest, number: int) -> Evaluation:
    found = scope_of(request.user).rows(Evaluation.objects.select_related("unit")).filter(pk=number).first()
    if found is None:
        raise Problem("not-found", f"没有编号为 {number} 的评价。")
    return found


def _results(request: HttpRequest, number: int) -> tuple[Results, Path]:
    found = _evaluation(request, number)
    results = results_of(found)
    if results is None:
        raise Problem("not-found", f"评价 {number} 还没有完成，或结果已不在。")
    return results, folder_of(found)


def _out(one: Evaluation) -> dict[str, Any]:
    return {
        "id": one.pk,
        "unit": one.unit.code,
        "unit_name": one.unit.name,
        "fiscal_year": one.fiscal_year,
        "state": one.state,
        "points": None if one.points is None else text_of(one.points),
        "key": one.key,
        "snapshot": one.snapshot,
        "standard": one.standard,
        "standard_version": one.standard_version,
        "at": one.at.isoformat(),
        "done_at": one.done_at.isoformat() if one.done_at else None,
    }
