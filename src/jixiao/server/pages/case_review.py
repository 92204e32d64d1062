"""The review of targets (四性审核): one's own sheet to fill in, all sheets beside each other, and the form as a workbook."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.checking.coach.coaching import Coached
from jixiao.checking.coach.marking import Given, Marked
from jixiao.kernel.points import text_of
from jixiao.reporting.xlsx_review import ReviewerSheet, write_review
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.accounts.scope import scope_of
from jixiao.server.actions.case_reviews import (
    Filled,
    combined_of,
    filled_sheets,
    may_review,
    review_form,
    save_sheet,
)
from jixiao.server.actions.case_subjects import RULES
from jixiao.server.actions.case_targets import coached_of
from jixiao.server.actions.cases import newest
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.process.cases import Case, Content, acting
from jixiao.standards.target_review import TargetReview

from .exports import handed_out
from .refusals import refusal_text

HOW = {"average": "取各审核人的平均分。", "lowest": "取各审核人的最低分。"}
TARGETS = "target"


def case_of(request: HttpRequest, number: int) -> Case:
    """A case in the person's scope, one that waits for them as somebody's stand-in, or one they support; 404 for others."""
    query = Case.objects.select_related("unit", "division", "by", "process", "round", "evaluation", "source")
    found: Case = get_object_or_404(query, pk=number)
    person = person_of(request)
    if scope_of(person).holds(found.unit) or acting(person, found) is not None:
        return found
    if not RULES[found.subject].supporters(found).filter(user=person).exists():
        raise Http404
    return found


@allow(*BUSINESS)
def review(request: HttpRequest, number: int) -> HttpResponse:
    """The person's own sheet. Posted: kept as it is, and shown again while something is missing."""
    found, form = _reviewed_case(request, number)
    person, content = person_of(request), newest(found)
    if request.method != "POST":
        if not may_review(found, person, written_by=content.by_id):
            raise Http404
        return _sheet_page(request, found, content, form=form)
    given = {
        aspect.code: Given(request.POST.get(f"points|{aspect.code}", ""), request.POST.get(f"reason|{aspect.code}", ""))
        for aspect in form.aspects
    }
    opinion = request.POST.get("opinion", "")
    try:
        sheet = save_sheet(case=found, given=given, opinion=opinion, by=person, actor=actor_of(request))
    except (NotPermitted, ValidationError) as error:
        told = refusal_text(error)
        return _sheet_page(request, found, content, form=form, typed=(given, opinion), problem=told)
    if not sheet.finished:
        return redirect("case-review", number=number)
    messages.success(request, f"审核表已填写完整：{text_of(sheet.total)} 分。")
    return redirect("case", number=number)


@allow(*BUSINESS)
@limited("export", reading=True)
def review_workbook(request: HttpRequest, number: int) -> FileResponse:
    """The sheets on one version (`content`, else the newest) as a workbook in the form of the regulation."""
    found, form = _reviewed_case(request, number)
    asked = request.GET.get("content", "")
    version = int(asked) if asked.isdigit() else newest(found).number
    filled = filled_sheets(found, version, form=form)
    if not filled:
        raise Http404
    sheets = [ReviewerSheet(str(one.kept.by), one.kept.at.date(), one.sheet, one.kept.opinion) for one in filled]
    scope = f"{found.unit}，{found.fiscal_year} 年度，{found.title}，第 {version} 稿"
    combined = combined_of(filled, form=form)
    return handed_out(
        request, f"绩效目标审核表_{found.title}.xlsx",
        lambda path: write_review(path, form=form, scope=scope, sheets=sheets, combined=combined),
        subject=f"case:{found.pk}", summary=f"导出绩效目标审核表：{found.title}", detail={"content": version},
    )  # fmt: skip


def reviewed(case: Case, content: Content, *, person: User, coached: Coached | None) -> dict[str, Any] | None:
    """What a case's page shows of the review of one version; None for other subjects or without the form."""
    form = review_form() if case.subject == TARGETS else None
    if form is None:
        return None
    filled = filled_sheets(case, content.number, form=form)
    # What decides are the sheets of the step; after the decision, those of the last step that has any.
    steps = [one.kept.step for one in filled]
    deciding = case.step if case.step in steps else (steps[-1] if steps else "")
    found = combined_of([one for one in filled if one.kept.step == deciding], form=form)
    return {
        "sheets": filled,
        "lines": _lines(form, filled, coached),
        "reasons": _reasons(filled),
        "full": text_of(sum(one.points for one in form.aspects)),
        "combined": found,
        "total": text_of(found.total) if found else "",
        "apart": text_of(found.apart) if found else "",
        "how": HOW[form.reviewers.combine],
        "may_review": content == newest(case) and may_review(case, person, written_by=content.by_id),
        "own": any(one.kept.by_id == person.pk and one.kept.step == case.step for one in filled),
    }


def _reviewed_case(request: HttpRequest, number: int) -> tuple[Case, TargetReview]:
    found, form = case_of(request, number), review_form()
    if found.subject != TARGETS or form is None:
        raise Http404
    return found, form


def _sheet_page(
    request: HttpRequest,
    found: Case,
    content: Content,
    *,
    form: TargetReview,
    typed: tuple[dict[str, Given], str] | None = None,
    problem: str = "",
) -> HttpResponse:
    filled = filled_sheets(found, content.number, form=form, step=found.step)
    own = next((one for one in filled if one.kept.by_id == person_of(request).pk), None)
    coached = coached_of(found, content.body)
    given = typed[0] if typed else _begun(own)
    lines = _entries(form, given, coached)
    told = {
        "case": found,
        "content": content,
        "form": form,
        "lines": lines,
        "opinion": typed[1] if typed else (own.kept.opinion if own else ""),
        "missing": [one for one in own.sheet.lines if one.problem] if own and not typed else (),
        "grades": [{"name": one.name, "least": text_of(one.least), "outcome": one.outcome} for one in form.grades],
        "problem": problem,
    }
    return render(request, "case_review.html", told, status=409 if problem else 200)


def _begun(own: Filled | None) -> dict[str, Given]:
    """What stands in the fields: one's own sheet, else nothing – points are given by people, not proposed to be agreed to."""
    marks = own.kept.marks if own else {}
    return {code: Given(str(one.get("points", "")), str(one.get("reason", ""))) for code, one in marks.items()}


def _entries(form: TargetReview, given: dict[str, Given], coached: Coached | None) -> list[dict[str, Any]]:
    verdicts = _verdicts(coached)
    lines = []
    for heading in form.headings:
        for aspect in heading.aspects:
            own, verdict = given.get(aspect.code, Given("", "")), verdicts.get(aspect.code)
            lines.append(
                {
                    "heading": heading.name,
                    "heading_points": text_of(sum(one.points for one in heading.aspects)),
                    "code": aspect.code,
                    "name": aspect.name,
                    "points": text_of(aspect.points),
                    "people": aspect.people,
                    "notes": [coached.notes[n - 1].finding.message for n in verdict.notes]
                    if coached and verdict
                    else (),
                    "given": own.points,
                    "reason": own.reason,
                }
            )
    return lines


def _lines(form: TargetReview, filled: list[Filled], coached: Coached | None) -> list[dict[str, Any]]:
    verdicts = _verdicts(coached)
    lines = []
    for heading in form.headings:
        for aspect in heading.aspects:
            given = [line.points for one in filled for line in one.sheet.lines if line.aspect.code == aspect.code]
            known = [points for points in given if points is not None]
            verdict = verdicts.get(aspect.code)
            lines.append(
                {
                    "heading": heading.name,
                    "name": aspect.name,
                    "points": text_of(aspect.points),
                    "people": aspect.people,
                    "lost": text_of(verdict.lost) if verdict and verdict.lost else "–",
                    "given": ["–" if points is None else text_of(points) for points in given],
                    "apart": len(known) > 1 and (max(known) - min(known)) * 5 >= aspect.points,
                }
            )
    return lines


def _verdicts(coached: Coached | None) -> dict[str, Any]:
    headings = coached.whole.headings if coached else ()
    return {one.aspect.code: one for heading in headings for one in heading.aspects}


def _lost(line: Marked) -> str:
    given = line.aspect.points if line.points is None else line.points
    return text_of(line.aspect.points - given) if given < line.aspect.points else ""


def _reasons(filled: list[Filled]) -> list[dict[str, str]]:
    told = []
    for one in filled:
        by = str(one.kept.by)
        told += [
            {
                "name": line.aspect.name,
                "by": by,
                "lost": _lost(line),
                "text": line.reason,
            }
            for line in one.sheet.lines
            if line.reason
        ]
        if one.kept.opinion:
            told.append({"name": "", "by": by, "lost": "", "text": one.kept.opinion})
    return told
