"""The payment rules over a unit's year: what each finds, what its silence means; one rule with its ground, tried with other numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from jixiao.kernel.formatting import money, percent
from jixiao.kernel.money import FEN_IN, from_fen
from jixiao.monitoring.rules.answers import Track
from jixiao.monitoring.rules.hits import Hit
from jixiao.monitoring.rules.silence import Covered, counted, covered
from jixiao.reporting.payment_rules_text import basis_text
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.roles import BUSINESS, Role
from jixiao.server.accounts.scope import roles_of, scope_of
from jixiao.server.actions.asking import ask_about
from jixiao.server.actions.case_warnings import RuleStatistics, cases_about, reference_of, statistics
from jixiao.server.actions.cases import newest
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.rule_switching import Switch, may_switch, switch_rule
from jixiao.server.actions.watching import RulesNow, rules_now, settings_now, tried_now, watched_now
from jixiao.server.ledger.batches import subtree
from jixiao.server.ledger.models import Batch
from jixiao.server.process.cases import Case
from jixiao.server.process.rule_decisions import RuleDecision, history_of
from jixiao.standards.payment_rules import CERTAINTY_LABELS, LEVEL_LABELS, SHAPE_LABELS, Parameter, PaymentRule, Retire

from .case_phrases import phrases_to_ask

SHOWN = 200
"""Suspicions of one rule on a page, the largest first."""
TONES = {"error": "late", "warning": "warning", "info": ""}
TRY = "try_"
ASKERS = frozenset({Role.OFFICE, Role.REVIEWER})
"""Who puts questions about a suspicion."""


@dataclass(frozen=True, slots=True)
class Place:
    """Whose year is looked at, and which others could be."""

    unit: Unit | None
    year: int
    units: tuple[Unit, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A parameter as a field: its name in the form, and its value as people type it."""

    name: str
    label: str
    unit: str
    value: str
    words: bool


def place_of(request: HttpRequest, *, kinds: tuple[str, ...] = ("department",)) -> Place:
    """The unit (of these kinds) and year asked for, or the first that has records; only what the person may see."""
    seen = scope_of(request.user).units().filter(kind__in=kinds)
    places = list(Batch.objects.filter(undone_at__isnull=True).values_list("unit__path", "fiscal_year").distinct())
    units = tuple(unit for unit in seen if any(_delivers(path, unit) for path, _ in places))
    wanted = request.GET.get("unit", "")
    unit = next((one for one in units if one.code == wanted), units[0] if units else None)
    if wanted and (unit is None or unit.code != wanted):
        raise Http404
    years = sorted({year for path, year in places if unit is not None and _delivers(path, unit)}, reverse=True)
    asked = request.GET.get("year", "")
    year = (
        int(asked) if asked.isdecimal() and int(asked) in years else (years[0] if years else timezone.localdate().year)
    )
    return Place(unit, year, units, tuple(years))


def _delivers(path: str, unit: Unit) -> bool:
    """Whether a batch of the unit with this path may hold rows of `unit`: its own and those below; a department's those of its units."""
    return path.startswith(unit.path) or (unit.kind == "subunit" and unit.path.startswith(path))


def day_of(request: HttpRequest, place: Place) -> tuple[date | None, str]:
    """The day asked for (`as_of`), None where the page chooses; with what is wrong with it."""
    text = request.GET.get("as_of", "").strip()
    if not text:
        return None, ""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None, f"“{text}”不是日期，应写作 {place.year}-07-31。下面是系统选的截止日。"
    if day.year != place.year:
        return None, f"{text} 不在 {place.year} 年内。下面是系统选的截止日。"
    return day, ""


@allow(*BUSINESS)
def payment_rules(request: HttpRequest) -> HttpResponse:
    """Every rule with its suspicions and coverage, what was made of them, and which are switched off or had better be."""
    place = place_of(request)
    told: dict[str, Any] = {"place": place}
    rules = rules_now(place.unit, place.year) if place.unit is not None else None
    if place.unit is not None:
        watched = watched_now(place.unit, place.year)
        silence = covered(watched.rules, coverage=watched.coverage, hits=counted(watched.hits))
        did = statistics(subtree(place.unit), place.year)
        retire = rules.pack.retire if rules is not None else None
        told |= {
            "lines": [
                _line(one) | _record(did.get(one.rule.code), retire) | _decided(rules, one.rule.code) for one in silence
            ],
            "off": [rule for rule in rules.pack.rules if rule.code in rules.off] if rules is not None else [],
            "findings": watched.findings,
            "total": len(watched.hits),
            "silent": sum(not one.asked for one in silence),
        }
    return render(request, "payment_rules.html", told)


def _record(did: RuleStatistics | None, retire: Retire | None) -> dict[str, Any]:
    """How a rule did, and whether it is proposed to change or go."""
    track = Track(did.asked - did.judged, did.normal, did.violation) if did is not None else None
    return {"did": did, "precision": _precision(did), "retire": track is not None and track.to_retire(retire)}


def _decided(rules: RulesNow | None, code: str) -> dict[str, Any]:
    decision = rules.decisions.get(code) if rules is not None else None
    return {"changed": decision is not None and bool(decision.parameters)}


@allow(*BUSINESS)
def settings_file(request: HttpRequest) -> HttpResponse:
    """What was decided about the rules of the unit's year, for `jixiao monitor --settings`."""
    place = place_of(request)
    if place.unit is None:
        raise Http404
    text = settings_now(place.unit, place.year)
    name = quote(f"规则设置-{place.unit.code}-{place.year}.yaml")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(text, content_type="application/yaml; charset=utf-8", headers=headers)


@allow(Role.OFFICE, Role.REVIEWER)
@require_POST
def switch(request: HttpRequest, code: str) -> HttpResponse:
    """A rule switched on or off, or given other parameters."""
    place = place_of(request)
    if place.unit is None:
        raise Http404
    typed = {name.removeprefix(TRY): str(value) for name, value in request.POST.items() if name.startswith(TRY)}
    wanted = Switch(
        unit=place.unit,
        fiscal_year=place.year,
        rule=code,
        on=request.POST.get("on") == "1",
        parameters={name: value for name, value in typed.items() if value.strip()},
        ground=str(request.POST.get("ground", "")),
        everybody=request.POST.get("everybody") == "1",
    )
    try:
        made = switch_rule(wanted, by=person_of(request), actor=actor_of(request))
        messages.success(request, f"已{'启用' if made.on else '停用'}：{code}。已经询问的疑点照原来的规则办完。")
    except NotPermitted as refused:
        messages.error(request, str(refused))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect(f"{reverse('payment-rule', kwargs={'code': code})}?unit={place.unit.code}&year={place.year}")


@allow(*BUSINESS)
@require_POST
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Cases about the chosen suspicions of a rule."""
    place = place_of(request)
    if place.unit is None:
        raise Http404
    watched = watched_now(place.unit, place.year)
    rule = next((one for one in watched.rules if one.code == code), None)
    if rule is None:
        raise Http404
    chosen = set(request.POST.getlist("hit"))
    hits = [hit for hit in watched.hits if hit.rule == code and reference_of(hit) in chosen]
    units = {unit.code: unit for unit in scope_of(request.user).units()}
    try:
        question = str(request.POST.get("question", ""))
        made = ask_about(
            rule=rule, hits=hits, units=units, question=question, by=person_of(request), actor=actor_of(request)
        )
        messages.success(request, f"已就 {len(made)} 个疑点询问单位。")
    except NotPermitted as refused:
        messages.error(request, str(refused))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect(f"{reverse('payment-rule', kwargs={'code': code})}?unit={place.unit.code}&year={place.year}")


@allow(*BUSINESS)
def payment_rule(request: HttpRequest, code: str) -> HttpResponse:
    """One rule: why, with which numbers, resting on what, what it finds; with numbers of one's own, what it would find."""
    place = place_of(request)
    rules = rules_now(place.unit, place.year) if place.unit is not None else None
    rule = next((one for one in rules.pack.rules if one.code == code), None) if rules is not None else None
    if place.unit is None or rules is None or rule is None:
        raise Http404
    watched = watched_now(place.unit, place.year)
    (one,) = covered([rule], coverage=watched.coverage, hits=counted(watched.hits))
    typed = {name.removeprefix(TRY): str(request.GET[name]) for name in request.GET if name.startswith(TRY)}
    given = {name: value for name, value in typed.items() if value.strip()}
    tried = tried_now(place.unit, place.year, code=code, parameters=given) if given else None
    hits = [hit for hit in watched.hits if hit.rule == code]
    cases = cases_about(list(subtree(place.unit)), place.year)
    may_ask = bool(roles_of(request.user) & ASKERS)
    told = {
        "place": place,
        "rule": rule,
        "line": _line(one),
        "off": code in rules.off,
        "history": [_past(one, rule) for one in history_of(place.unit, place.year, code)],
        "may_switch": may_switch(person_of(request), place.unit),
        "may_for_all": may_switch(person_of(request), place.unit, everybody=True),
        "given": [(TRY + name, value) for name, value in given.items()],
        "parameters": [_typed(parameter, given.get(parameter.code, "")) for parameter in rule.parameters],
        "hits": _shown(hits, cases),
        "may_ask": may_ask,
        "phrases": phrases_to_ask(place.unit, place.year, rule) if may_ask else [],
        "was_normal": _judged_normal(tried.then if tried else (), cases),
        "more": max(0, len(hits) - SHOWN),
        "tried": tried,
        "gone": _shown(tried.gone if tried else ()),
        "new": _shown(tried.new if tried else ()),
        "certainty": CERTAINTY_LABELS[rule.certainty],
        "shape": SHAPE_LABELS[rule.shape],
    }
    return render(request, "payment_rule.html", told)


def _past(decision: RuleDecision, rule: PaymentRule) -> dict[str, Any]:
    """A decision, its parameters as pairs: a template would take a parameter called `items` for the method of that name."""
    labels = {parameter.code: parameter.label for parameter in rule.parameters}
    given = [(labels.get(name, name), value) for name, value in sorted(decision.parameters.items())]
    return {"made": decision, "given": given}


def _line(one: Covered) -> dict[str, Any]:
    rule = one.rule
    return {
        "rule": rule,
        "covered": one,
        "applicable": f"{one.applicable:,}",
        "severity": LEVEL_LABELS[rule.severity],
        "tone": TONES[rule.severity],
        "certainty": CERTAINTY_LABELS[rule.certainty],
        "basis": basis_text(rule),
    }


def _typed(parameter: Parameter, given: str) -> Typed:
    if isinstance(parameter.value, tuple):
        value = "、".join(parameter.value)
    elif parameter.unit in FEN_IN:
        value = f"{from_fen(parameter.value, parameter.unit):.2f}"
    else:
        value = str(parameter.value)
    words = isinstance(parameter.value, tuple)
    return Typed(TRY + parameter.code, parameter.label, parameter.unit, given or value, words)


def _shown(hits: Sequence[Hit], cases: Mapping[str, Case] | None = None) -> list[dict[str, Any]]:
    return [
        {
            "hit": hit,
            "yuan": money(hit.amount, unit="元"),
            "reference": reference_of(hit),
            "case": case,
            "changed": case is not None and sorted(newest(case).body.get("vouchers", [])) != list(hit.vouchers),
        }
        for hit in hits[:SHOWN]
        for case in [(cases or {}).get(reference_of(hit))]
    ]


def _judged_normal(hits: Sequence[Hit], cases: Mapping[str, Case]) -> int:
    known = [cases[reference_of(hit)] for hit in hits if reference_of(hit) in cases]
    return sum(case.outcome.get("judged") == "normal" for case in known)


def _precision(one: RuleStatistics | None) -> str:
    return percent(one.violation, one.judged, decimals=0) if one is not None else ""
