"""Cases: what waits for me, what is under way, one case with its content, its steps and its trail, and the moves open to me."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.kernel.points import text_of
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.roles import WITH_REPORTERS, Role
from jixiao.server.accounts.scope import roles_of, scope_of
from jixiao.server.actions.case_evaluations import lines_to_mark
from jixiao.server.actions.case_subjects import RULES
from jixiao.server.actions.cases import Overtaken, Said, Unready, move, newest, takes_back, ways_for, withdraw, write
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.process.cases import STATES, SUBJECTS, Case, Content, Move, acting, open_for
from jixiao.server.process.flow import process_of
from jixiao.standards.processes import Process, Step

from .case_begin import SUBJECTS_TO_BEGIN
from .case_bodies import body_of, view_of
from .case_bulk import common_ways
from .case_phrases import phrases_for
from .case_review import case_of, reviewed
from .evidence import evidence_of
from .refusals import refusal_text

ON_A_PAGE = 30
FOUND_IN = frozenset({"monitoring", "project_evaluation", "self_evaluation"})
"""Cases that show what has to be mended."""
SHELVES = (("mine", "待我办理"), ("begun", "我发起的"), ("all", "全部"))


@allow(*WITH_REPORTERS)
def cases(request: HttpRequest) -> HttpResponse:
    """The cases of one shelf, narrowed by subject, year and state."""
    person = person_of(request)
    shelf = request.GET.get("shelf", "mine")
    query = _shelf(request, shelf)
    wanted = {name: request.GET.get(name, "") for name in ("subject", "state", "year")}
    if wanted["subject"]:
        query = query.filter(subject=wanted["subject"])
    if wanted["state"] and shelf != "mine":
        query = query.filter(state=wanted["state"])
    if wanted["year"].isdigit():
        query = query.filter(fiscal_year=int(wanted["year"]))
    page = Paginator(query, ON_A_PAGE).get_page(request.GET.get("page"))
    told = {
        "listed": [(one, process_of(one).name_of(one.step)) for one in page],
        "page": page,
        "together": common_ways(page) if shelf == "mine" and len(page) > 1 else [],
        "shelf": shelf,
        "shelves": [(code, label, open_for(person).count() if code == "mine" else None) for code, label in SHELVES],
        "subjects": SUBJECTS,
        "states": STATES,
        "wanted": wanted,
        "query": _query(request),
        "offered": [
            (code, label) for code, label in SUBJECTS if SUBJECTS_TO_BEGIN.get(code, frozenset()) & roles_of(person)
        ],
    }
    return render(request, "cases.html", told)


@allow(*WITH_REPORTERS)
def case(request: HttpRequest, number: int) -> HttpResponse:
    """One case. Posted: what stands in its form is saved, then moved on if a move was asked for."""
    found = case_of(request, number)
    if request.method != "POST":
        return _page(request, found)
    return _acted(request, found)


@allow(*WITH_REPORTERS)
@require_POST
def withdraw_case(request: HttpRequest, number: int) -> HttpResponse:
    """The person's own last move taken back."""
    found = case_of(request, number)
    try:
        withdraw(
            case=found,
            seen=_seen(request),
            opinion=request.POST.get("opinion", ""),
            by=person_of(request),
            actor=actor_of(request),
        )
    except (Overtaken, ValidationError) as error:
        messages.error(request, refusal_text(error))
    else:
        messages.success(request, "已撤回，可以继续修改。")
    return redirect("case", number=number)


@allow(*WITH_REPORTERS)
def case_version(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """What a case said in an earlier version."""
    found = case_of(request, number)
    content = get_object_or_404(Content.objects.select_related("by"), case=found, number=version)
    view = view_of(found, content.body)
    told = {
        "case": found,
        "content": content,
        "view": view,
        "part": _part(found),
        "reviewed": reviewed(found, content, person=person_of(request), coached=view.get("coached")),
        "may_edit": False,
        "from_below": roles_of(request.user) == {Role.REPORTER},
    }
    return render(request, "case_version.html", told)


def _acted(request: HttpRequest, found: Case) -> HttpResponse:
    asked = request.POST.get("do", "save")
    person, actor = person_of(request), actor_of(request)
    step = process_of(found).step(found.step)
    seen, typed = _seen(request), None
    try:
        if step is not None and step.edits and acting(person, found) is not None:
            typed = body_of(found, newest(found).body, request.POST.dict())
            write(case=found, seen=seen, body=typed, by=person, actor=actor)
            seen = found.version
        if asked == "save":
            messages.success(request, "已保存草稿。")
            return redirect("case", number=found.pk)
        said = Said(request.POST.get("opinion", ""), _detail(request, step))
        made = move(case=found, seen=seen, code=asked, said=said, by=person, actor=actor)
    except Unready as unready:
        messages.error(request, str(unready))
        return redirect("case", number=found.pk)
    except (Overtaken, NotPermitted, ValidationError) as error:
        found.refresh_from_db()
        typed = typed if isinstance(error, Overtaken) else None
        return _page(request, found, problem=refusal_text(error), typed=typed, posted=request.POST.dict())
    messages.success(request, f"{made.title}：已办理。")
    return redirect("case", number=found.pk)


def _detail(request: HttpRequest, step: Step | None) -> dict[str, Any]:
    """Marks and judgements as the page gathers them."""
    detail: dict[str, Any] = {}
    posted = request.POST.dict()
    if step is not None and step.marks:
        names = [key.removeprefix("mark|") for key in posted if key.startswith("mark|")]
        detail["marks"] = [
            {"item": name, "points": str(posted[f"mark|{name}"]), "reason": posted.get(f"why|{name}", "")}
            for name in names
            if str(posted[f"mark|{name}"]).strip() != str(posted.get(f"was|{name}", "")) or posted.get(f"why|{name}")
        ]
    if posted.get("kind"):
        detail["kind"] = str(posted["kind"])[:40]
    return detail


def _page(
    request: HttpRequest,
    found: Case,
    *,
    problem: str = "",
    typed: dict[str, Any] | None = None,
    posted: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """A case with its problem; opinion and marks that were `posted` stand in their fields again."""
    person, process = person_of(request), process_of(found)
    step, content = process.step(found.step), newest(found)
    ways = ways_for(found, person)
    may_edit = bool(ways and step and step.edits)
    view = view_of(found, content.body)
    marking = _marking(found, step, ways, posted or {})
    told = {
        "case": found,
        "content": content,
        "view": view,
        "part": _part(found),
        "reviewed": reviewed(found, content, person=person, coached=view.get("coached")),
        "process": process,
        "steps": [(one, one.code == found.step) for one in process.steps],
        "step": step,
        "from_below": roles_of(person) == {Role.REPORTER},
        "roles": [Role(role).label for role in found.waits_for.split(",") if role],
        "stands": process.name_of(found.step),
        "ways": ways,
        "may_edit": may_edit,
        "problems": RULES[found.subject].problems(found, content.body) if may_edit else (),
        "takes_back": takes_back(found, person),
        "moves": [(one, process.name_of(one.to_step)) for one in found.moves.select_related("by", "for_whom")],
        "versions": found.contents.select_related("by"),
        "marking": marking,
        "marked": any(one["touched"] for one in marking),
        "opinion": (posted or {}).get("opinion", ""),
        "returned": _returned(found, process),
        "evidence": _evidence(request, found) if ways or scope_of(person).holds(found.unit) else None,
        "problem": problem,
        "phrases": phrases_for(found, content.body) if ways else [],
        "own": view_of(found, typed) if typed else None,
        "followed": found.followed_by.all(),
        "may_rectify": found.subject in FOUND_IN and bool(roles_of(person) & SUBJECTS_TO_BEGIN["rectification"]),
    }
    return render(request, "case.html", told, status=409 if problem else 200)


def _evidence(request: HttpRequest, found: Case) -> dict[str, Any]:
    return evidence_of(request, unit=found.unit, subject=f"case:{found.pk}")


def _marking(found: Case, step: Step | None, ways: tuple[Any, ...], posted: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The lines to mark at this step, each with its points and with what stands in its fields."""
    if step is None or not step.marks or not ways:
        return []
    lines = []
    for one in lines_to_mark(found, RULES[found.subject]):
        was = text_of(one.points)
        mark, why = str(posted.get(f"mark|{one.code}", was)), str(posted.get(f"why|{one.code}", ""))
        lines.append({"line": one, "was": was, "mark": mark, "why": why, "touched": mark != was or bool(why)})
    return lines


def _returned(found: Case, process: Process) -> Move | None:
    """The move that brought an open case back to an earlier step, as long as nothing happened since."""
    last = found.moves.select_related("by").last()
    order = [one.code for one in process.steps]
    if found.state != "open" or last is None or last.from_step not in order or last.to_step not in order:
        return None
    return last if order.index(last.to_step) < order.index(last.from_step) and last.opinion else None


def _shelf(request: HttpRequest, shelf: str) -> QuerySet[Case]:
    if shelf == "mine":
        return open_for(person_of(request))
    query = Case.objects.select_related("unit", "division", "by", "process")
    if shelf == "begun":
        return query.filter(by=person_of(request))
    return scope_of(request.user).rows(query)


def _query(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("page", None)
    return kept.urlencode()


def _part(found: Case) -> str:
    same = "evaluation" if found.subject in ("self_evaluation", "project_evaluation") else found.subject
    return f"case_{same}.html"


def _seen(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdigit() else -1
