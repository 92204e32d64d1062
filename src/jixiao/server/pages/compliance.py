"""Obligations over a unit's year: the answer to each, every record with its inputs and cells, what is still to be done in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from jixiao.facts.records import BY_NAME
from jixiao.kernel.period import day_of
from jixiao.reporting.compliance_text import basis_text, coming, counts_text, limit_text, parameter_texts, told
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.actions.complying import complied_now
from jixiao.standards.compliance import AREAS
from jixiao.standards.compliance_answers import ASKED, Answer, Judged, Judgement, answer_label
from jixiao.workbench.compliance import Compliance, write_table

from .exports import handed_out
from .originals import original_links
from .payment_rules import Place, place_of

TONES = {
    Answer.MET: "known",
    Answer.BROKEN: "late",
    Answer.OPEN: "warning",
    Answer.EXEMPT: "",
    Answer.NOT_APPLICABLE: "",
}
ORDER = (Answer.BROKEN, Answer.OPEN, Answer.MET, Answer.EXEMPT, Answer.NOT_APPLICABLE)
SHOWN, NEAR = 300, 10


@allow(*BUSINESS)
def compliance(request: HttpRequest) -> HttpResponse:
    """The sets of obligations with their answers, and the next deadlines."""
    place = place_of(request)
    as_of, wrong = _day(request)
    shown: dict[str, Any] = {"place": place, "as_of": as_of, "wrong": wrong}
    if place.unit is not None:
        found = complied_now(place.unit, place.year, as_of)
        shown |= {
            "found": found,
            "query": _query(place, as_of),
            "areas": [
                _area(label, [one for one in found.judged if one.obligation.area == area], place, as_of)
                for area, label in AREAS.items()
            ],
            "coming": [_coming(one, each, place, as_of) for one, each in coming(found.judged)[:NEAR]],
        }
    return render(request, "compliance.html", shown)


@allow(*BUSINESS)
def obligation(request: HttpRequest, code: str) -> HttpResponse:
    """One obligation: what it rests on, and every record with its answer, inputs and cells."""
    place = place_of(request)
    as_of, wrong = _day(request)
    found = _asked(place, as_of)
    one = next((each for each in found.judged if each.obligation.code == code), None)
    if one is None:
        raise Http404
    wanted = request.GET.get("answer", "")
    listed = sorted(one.judgements, key=lambda each: ORDER.index(each.answer))
    kept = [each for each in listed if wanted in ("", each.answer)]
    links = original_links(request, {each.proof for each in kept[:SHOWN]})
    shown = {
        "place": place,
        "as_of": as_of,
        "wrong": wrong,
        "query": _query(place, as_of),
        "one": one,
        "rule": one.obligation,
        "answer": answer_label(one.answer, one.obligation),
        "tone": TONES[one.answer],
        "limit": limit_text(one.obligation),
        "basis": basis_text(one.obligation),
        "parameters": parameter_texts(one.obligation),
        "filters": [
            (answer, answer_label(answer, one.obligation), number) for answer in ORDER if (number := one.counts[answer])
        ],
        "wanted": wanted,
        "lines": [_line(each, one, place) | {"proof_link": links.get(each.proof, "")} for each in kept[:SHOWN]],
        "more": max(len(kept) - SHOWN, 0),
    }
    return render(request, "obligation.html", shown)


@allow(*BUSINESS)
@limited("export", reading=True)
def compliance_table(request: HttpRequest) -> FileResponse:
    """Obligations, records and coming deadlines as a workbook."""
    place = place_of(request)
    as_of, _ = _day(request)
    found = _asked(place, as_of)
    return handed_out(
        request, f"合规核对{as_of:%Y%m%d}.xlsx", lambda path: write_table(path, found),
        subject=f"unit:{found.subject.unit}", detail={"as_of": str(as_of)},
        summary=f"导出 {found.subject.fiscal_year} 年合规核对（截至 {as_of}）",
    )  # fmt: skip


def judged_line(each: Judgement, one: Judged) -> dict[str, Any]:
    """A judgement as a line of a table."""
    return {
        "code": one.obligation.code,
        "title": one.obligation.title,
        "name": each.name,
        "answer": answer_label(each.answer, one.obligation),
        "tone": TONES[each.answer],
        "told": told(each, one.obligation),
        "deadline": day_of(each.deadline) if each.deadline is not None else None,
    }


def _asked(place: Place, as_of: date) -> Compliance:
    if place.unit is None:
        raise Http404
    return complied_now(place.unit, place.year, as_of)


def _day(request: HttpRequest) -> tuple[date, str]:
    """The day asked about, today without one; what is wrong with it."""
    text = request.GET.get("as_of", "")
    today = timezone.localdate()
    if not text:
        return today, ""
    try:
        return date.fromisoformat(text), ""
    except ValueError:
        return today, f"“{text}”不是日期，按今天核对。"


def _query(place: Place, as_of: date) -> str:
    assert place.unit is not None
    return urlencode({"unit": place.unit.code, "year": place.year, "as_of": as_of.isoformat()})


def _area(label: str, own: Sequence[Judged], place: Place, as_of: date) -> dict[str, Any]:
    counts = {answer: sum(one.counts[answer] for one in own) for answer in ORDER}
    return {
        "label": label,
        "counts": [
            (answer_label(answer, own[0].obligation), TONES[answer], counts[answer])
            for answer in ASKED
            if counts[answer]
        ],
        "lines": [
            {
                "code": one.obligation.code,
                "title": one.obligation.title,
                "address": f"{reverse('obligation', args=[one.obligation.code])}?{_query(place, as_of)}",
                "answer": answer_label(one.answer, one.obligation),
                "tone": TONES[one.answer],
                "counts": counts_text(one),
                "limit": limit_text(one.obligation),
                "basis": one.obligation.citation.text if one.obligation.citation else "",
                "evidence": one.obligation.evidence.text if one.obligation.evidence else "",
            }
            for one in sorted(own, key=lambda one: ORDER.index(one.answer))
        ],
    }


def _coming(one: Judged, each: Judgement, place: Place, as_of: date) -> dict[str, Any]:
    address = f"{reverse('obligation', args=[one.obligation.code])}?{_query(place, as_of)}&answer=open"
    return judged_line(each, one) | {"left": each.left, "address": address}


def _line(each: Judgement, one: Judged, place: Place) -> dict[str, Any]:
    cells = [given.source.place for given in each.given if given.source] or [source.place for source in each.sources]
    return judged_line(each, one) | {
        "given": [(given.label, given.shown) for given in each.given],
        "places": cells[:6],
        "records": _records(each, one, place),
        "proof": each.proof,
    }


def _records(each: Judgement, one: Judged, place: Place) -> str:
    """The list of the records behind a line: of the one record where its key can be searched for."""
    table = BY_NAME[one.obligation.table]
    search: dict[str, str | int] = {"year": place.year, "unit": place.unit.code if place.unit else ""}
    if one.obligation.by is None and table.field(table.key[0]).kind == "text":
        search["q"] = each.key.split("|")[1] if "|" in each.key else ""
    return f"{reverse('record-list', args=[table.name])}?{urlencode(search)}"
