"""政府采购 of a unit's year: shares with their denominators, suspicions, and one contract from intention to last payment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.kernel.formatting import money, percent
from jixiao.kernel.period import day_of
from jixiao.monitoring.procurement.chain import CONTRACT, INTENTION, SUPPLEMENT, TABLES, TENDER, Chain, Underway
from jixiao.monitoring.procurement.shares import Share, shares
from jixiao.reporting.ocds import published_chains
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.actions.complying import complied_now, contracts_now, contracts_published
from jixiao.server.actions.exporting import told_export
from jixiao.server.actions.typed_lines import typed
from jixiao.server.ledger.batches import current
from jixiao.server.ledger.registers import may_write
from jixiao.standards.compliance import FLAG
from jixiao.standards.compliance_answers import Answer, Judged, Judgement

from .compliance import judged_line
from .imports import writable_units
from .payment_rules import Place, place_of
from .record_lists import list_address, share_of

Pairs = list[tuple[Judged, Judgement]]
FIRST = {Answer.BROKEN: 0, Answer.OPEN: 1}


@allow(*BUSINESS)
def procurement(request: HttpRequest) -> HttpResponse:
    """Sums and shares, suspicions, and every contract with what is paid and what is not in order."""
    place = place_of(request)
    shown: dict[str, Any] = {"place": place}
    if place.unit is not None:
        (chains, waiting), judged = contracts_now(place.unit, place.year), _judged(place)
        about = _by_record(judged)
        flags = [one for one in judged if one.obligation.area == FLAG]
        shown |= {
            "query": _query(place),
            "sums": [_share(one, place) for one in shares(chains)],
            "flags": [
                judged_line(each, one) for one in flags for each in one.judgements if each.answer is Answer.BROKEN
            ],
            "coverage": [_coverage(one) for one in flags],
            "contracts": [_contract(one, about, place) for one in chains],
            "underway": [_underway(one, about, place, waiting) for one in waiting],
            "entries": _entries(place, INTENTION, TENDER, CONTRACT) if _may_enter(request, place) else [],
            "publishes": bool(published_chains(chains)),
        }
    return render(request, "procurement.html", shown)


@allow(*BUSINESS)
def contract(request: HttpRequest, code: str) -> HttpResponse:
    """One contract: every step with its day and record, the answers about it, its payments added up."""
    place = place_of(request)
    if place.unit is None:
        raise Http404
    chain = next((one for one in contracts_now(place.unit, place.year).signed if one.code == code), None)
    if chain is None:
        raise Http404
    # What is not in order stands first, then what cannot be told.
    pairs = sorted(_about(chain, _by_record(_judged(place))), key=lambda pair: FIRST.get(pair[1].answer, len(FIRST)))
    shown = {
        "place": place,
        "query": _query(place),
        "chain": chain,
        "facts": _facts(chain),
        "steps": _steps(chain, place),
        "judged": [judged_line(each, one) for one, each in pairs],
        "paid": money(chain.paid, unit="元"),
        "amount": money(chain.amount, unit="元"),
        "share": _paid_share(chain, place),
        "record": _record_page(chain, place),
        "supplement": _entry(SUPPLEMENT, place, back=request.get_full_path(), contract=chain.code)
        if _may_enter(request, place)
        else "",
    }
    return render(request, "procurement_contract.html", shown)


@allow(*BUSINESS)
@limited("export", reading=True)
def procurement_ocds(request: HttpRequest) -> HttpResponse:
    """The contracts as an OCDS release package of today."""
    place = place_of(request)
    if place.unit is None:
        raise Http404
    today = timezone.localdate()
    text = contracts_published(place.unit, place.year, today)
    if text is None:
        raise Http404("没有可以公开的政府采购合同")
    summary = f"导出 {place.year} 年政府采购合同公开数据（OCDS）"
    told_export(subject=f"unit:{place.unit.code}", summary=summary, detail={}, actor=actor_of(request))
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="ocds-{place.unit.code}-{place.year}.json"'
    return answer


def _record_page(chain: Chain, place: Place) -> str:
    """Where the contract's own record is read and corrected; empty when it has left the ledger meanwhile."""
    assert place.unit is not None
    rows: Any = current(CONTRACT, unit=place.unit, fiscal_year=place.year)
    number = rows.filter(code=chain.code, unit__code=chain.contract["unit"]).values_list("pk", flat=True).first()
    return reverse("record", args=[CONTRACT, number]) if number else ""


def _may_enter(request: HttpRequest, place: Place) -> bool:
    unit = place.unit
    return unit is not None and may_write(person_of(request), CONTRACT) and unit in writable_units(request)


def _entries(place: Place, *tables: str) -> list[tuple[str, str]]:
    """What can be entered here: its label and the address of its form, which leads back to the page."""
    return [(BY_NAME[table].label, _entry(table, place, back=_home(place))) for table in tables]


def _entry(table: str, place: Place, *, back: str, **given: Value) -> str:
    """The form of a new record with what is known of it already."""
    assert place.unit is not None
    filled = {name: typed(BY_NAME[table].field(name), value) for name, value in given.items() if value is not None}
    asked = {"unit": place.unit.code, "year": str(place.year), **filled, "back": back}
    return f"{reverse('record-new', args=[table])}?{urlencode(asked)}"


def _underway(
    one: Underway, found: dict[tuple[str, str], Pairs], place: Place, waiting: Sequence[Underway]
) -> dict[str, Any]:
    """What has no contract yet: how far it is, what is not in order, and the form of what comes next."""
    own = one.record
    following, known = _following(one, waiting)
    answers = [each.answer for _, each in found.get((one.table, f"{own['unit']}|{one.code}"), [])]
    return {
        "code": one.code,
        "name": own["name"],
        "budget": money(one.budget, unit="元") if one.budget is not None else "–",
        "step": one.step.label if one.step else "",
        "day": day_of(one.step.day) if one.step and one.step.day is not None else None,
        "table": BY_NAME[one.table].label,
        "records": list_address(one.table, year=place.year, unit=str(own["unit"]), q=one.code),
        "next": (BY_NAME[following].label, _entry(following, place, back=_home(place), **known)),
        "broken": answers.count(Answer.BROKEN),
        "open": answers.count(Answer.OPEN),
    }


def _following(one: Underway, waiting: Sequence[Underway]) -> tuple[str, dict[str, Value]]:
    """What is entered after an intention or a tender, and what is known of it; an intention of the same name is the tender's own."""
    own = one.record
    if one.table == INTENTION:
        return TENDER, {"name": own["name"], "budget": own["amount"]}
    same = [each.code for each in waiting if each.table == INTENTION and _called(each) == _called(one)]
    known = {name: own[name] for name in ("name", "project", "kind", "awarded_on")}
    return CONTRACT, {
        **known,
        "tender": one.code,
        "started_on": own["announced_on"],
        "intention": next(iter(same), None),
    }


def _called(one: Underway) -> tuple[Value, Value]:
    return one.record["unit"], one.record["name"]


def _home(place: Place) -> str:
    return f"{reverse('procurement')}?{_query(place)}"


def _query(place: Place) -> str:
    assert place.unit is not None
    return urlencode({"unit": place.unit.code, "year": place.year})


def _judged(place: Place) -> Sequence[Judged]:
    assert place.unit is not None
    # A year that is over is looked at with all that is on record.
    day = max(timezone.localdate(), date(place.year, 12, 31))
    return complied_now(place.unit, place.year, day).judged


def _by_record(judged: Sequence[Judged]) -> dict[tuple[str, str], Pairs]:
    """Judgements by record type and key."""
    found: dict[tuple[str, str], Pairs] = defaultdict(list)
    for one in judged:
        if one.obligation.table in TABLES and one.obligation.by is None:
            for each in one.judgements:
                found[one.obligation.table, each.key].append((one, each))
    return found


def _about(chain: Chain, found: dict[tuple[str, str], Pairs]) -> Pairs:
    """The answers about a contract, its intention, tender and challenges."""
    unit = chain.contract["unit"]
    keys = {(step.table, f"{unit}|{step.key}") for step in chain.steps}
    pairs = [pair for key in sorted(keys) for pair in found.get(key, [])]
    return [(one, each) for one, each in pairs if each.answer is not Answer.NOT_APPLICABLE]


def _contract(chain: Chain, found: dict[tuple[str, str], Pairs], place: Place) -> dict[str, Any]:
    answers = [each.answer for one, each in _about(chain, found) if one.obligation.area != FLAG]
    own = chain.contract
    return {
        "code": chain.code,
        "name": own["name"],
        "supplier": own["supplier"] or "–",
        "size": _word(CONTRACT, "size", own["size"]),
        "amount": money(chain.amount, unit="元"),
        "paid": money(chain.paid, unit="元"),
        "share": _paid_share(chain, place),
        "broken": answers.count(Answer.BROKEN),
        "open": answers.count(Answer.OPEN),
    }


def _share(one: Share, place: Place) -> dict[str, Any]:
    """Label, amount in 万元, and shares with their denominators; all with the contracts behind."""
    own = (one.label, money(one.amount, unit="万元"), _contracts(one, place))
    return {
        "own": own,
        "of": [
            share_of(
                f"占{base.label} {percent(one.amount, base.amount, decimals=1)}",
                own,
                (base.label, money(base.amount, unit="万元"), _contracts(base, place)),
            )
            for base in one.of
        ],
    }


def _contracts(one: Share, place: Place) -> str:
    assert place.unit is not None
    narrowed = {one.field: ",".join(one.among)} if one.field else {}
    return list_address(CONTRACT, year=place.year, unit=place.unit.code, **narrowed)


def _paid_share(chain: Chain, place: Place) -> dict[str, Any]:
    """How much of a contract is paid, with its payments and its record; supplements are counted in."""
    unit = str(chain.contract["unit"])
    record = list_address(CONTRACT, year=place.year, unit=unit, code=chain.code)
    payments = list_address("payment", year=place.year, unit=unit, contract=chain.code)
    paid, amount = money(chain.paid, unit="元"), money(chain.amount, unit="元")
    return share_of(
        percent(chain.paid, chain.amount, decimals=1), ("已支付", paid, payments), ("合同金额", amount, record)
    )


def _coverage(one: Judged) -> dict[str, Any]:
    counts = one.counts
    looked = counts[Answer.MET] + counts[Answer.BROKEN]
    return {
        "code": one.obligation.code,
        "title": one.obligation.title,
        "found": counts[Answer.BROKEN],
        "looked": looked,
        "all": looked + counts[Answer.OPEN],
    }


def _facts(chain: Chain) -> list[tuple[str, str]]:
    own = chain.contract
    return [
        ("供应商", f"{own['supplier'] or '未登记'}（{_word(CONTRACT, 'size', own['size'])}）"),
        ("采购品目类别", _word(CONTRACT, "kind", own["kind"])),
        ("采购方式", _word("procurement_tender", "method", chain.tender["method"]) if chain.tender else "未登记"),
        ("意向公开豁免情形", _word(CONTRACT, "exemption", own["exemption"]) if own["exemption"] else "没有"),
        ("项目编码", str(own["project"] or "–")),
    ]


def _steps(chain: Chain, place: Place) -> list[dict[str, Any]]:
    lines = []
    for step in chain.steps:
        note = ""
        if step.amount is not None and step.so_far is not None:
            note = f"{money(step.amount, unit='元')} 元，累计 {money(step.so_far, unit='元')} 元"
        search = {"year": place.year, "unit": chain.contract["unit"], "q": step.key}
        lines.append(
            {
                "label": step.label,
                "day": day_of(step.day) if step.day is not None else None,
                "note": note,
                "records": f"{reverse('record-list', args=[step.table])}?{urlencode(search)}" if step.key else "",
                "table": BY_NAME[step.table].label,
            }
        )
    return lines


def _word(table: str, field: str, value: object) -> str:
    return dict(BY_NAME[table].field(field).codes).get(str(value), str(value or "未登记"))
