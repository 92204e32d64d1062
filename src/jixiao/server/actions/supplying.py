"""Supplies asked for, approved by somebody else, handed out against a signature; the stock is never less than nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.period import day_number
from jixiao.kernel.source import Source
from jixiao.monitoring.assets.supplies import Stock, over_limits, short_of, stock_of
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import BUSINESS, Role
from jixiao.server.accounts.scope import roles_of, scope_of
from jixiao.server.assets.requests import APPROVED, ASKED, ISSUED, REFUSED, TAKEN_BACK, SupplyRequest
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.batches import Delivery, Refused, accept, current
from jixiao.server.ledger.rows import values_of

from .notices import notify
from .permission import NotPermitted, demand
from .signing import keep_signature

APPROVERS = (Role.OFFICE, Role.DIVISION_HEAD, Role.LEADER)
KEEPERS = (Role.OFFICE,)
MOST = 100_000


def records_of(name: str, unit: Unit, fiscal_year: int) -> list[dict[str, Value]]:
    """The current records of a type of one unit, in the core's shape."""
    rows: Any = current(name, unit=unit, fiscal_year=fiscal_year).filter(unit=unit)
    return [values_of(BY_NAME[name], one) for one in rows.values()]


def stock_at(unit: Unit, fiscal_year: int) -> dict[str, Stock]:
    """The stock of a unit by item."""
    return stock_of(records_of("supply", unit, fiscal_year), records_of("supply_issue", unit, fiscal_year))


def ask(
    *,
    unit: Unit,
    fiscal_year: int,
    division: str,
    wanted: Mapping[str, int],
    purpose: str,
    key: str,
    by: User,
    actor: Actor,
) -> SupplyRequest:
    """The request; sent twice with the same `key` it is one. ValidationError (Chinese) without items, beyond stock or beyond a limit."""
    if not (roles_of(by) & BUSINESS and scope_of(by).holds(unit)):
        raise NotPermitted(f"须由“{unit.name}”的人申请。")
    with transaction.atomic():
        if same := SupplyRequest.objects.filter(key=key, by=by).first():
            return same
        stock = stock_at(unit, fiscal_year)
        _demand(unit, fiscal_year, stock, division=division, wanted=wanted)
        lines = [{"supply": code, "name": stock[code].name, "quantity": quantity} for code, quantity in wanted.items()]
        made = SupplyRequest.objects.create(
            unit=unit,
            fiscal_year=fiscal_year,
            division=division,
            lines=lines,
            purpose=purpose.strip()[:200],
            key=key,
            by=by,
        )
        _told("ask", made, f"申请领用：{made}", actor=actor)
        _tell(made, _approvers(made), f"请批准领用：{made}")
    return made


def decide(*, request: SupplyRequest, agrees: bool, opinion: str, by: User, actor: Actor) -> None:
    """Approves or refuses; NotPermitted for whoever asked, ValidationError without an opinion for a refusal."""
    demand(by, *APPROVERS, unit=request.unit)
    if request.by_id == by.pk:
        raise NotPermitted("自己的申请须由另一位同事批准。")
    if not agrees and not opinion.strip():
        raise ValidationError("不批准须写明原因。")
    with transaction.atomic():
        locked = _locked(request, ASKED)
        locked.state, locked.opinion = (APPROVED if agrees else REFUSED), opinion.strip()[:300]
        locked.decided_by, locked.decided_at = by, timezone.now()
        locked.save()
        told = f"{'批准' if agrees else '不批准'}领用：{locked}"
        _told("approve" if agrees else "refuse", locked, told, actor=actor)
        _tell(locked, [locked.by], told)
        if agrees:
            keepers = User.objects.filter(memberships__unit=locked.unit, memberships__role__in=KEEPERS)
            _tell(locked, keepers.exclude(pk__in=[by.pk, locked.by_id]), f"请发放：{locked}")
    request.refresh_from_db()


def issue(*, request: SupplyRequest, taken_by: str, signature: str, by: User, actor: Actor) -> None:
    """Hands everything out at once: rows in the ledger and the signature, or neither. The unit's stock is held while it is looked at.

    ValidationError (Chinese) when something has run short meanwhile, a limit is passed, or nobody has signed.
    """
    demand(by, *KEEPERS, unit=request.unit)
    if not taken_by.strip():
        raise ValidationError("请写明领用人。")
    with transaction.atomic():
        # The ledger's own lock: two counters never hand out the same ream of paper.
        unit = Unit.objects.select_for_update().get(pk=request.unit_id)
        locked = _locked(request, APPROVED)
        wanted = {line["supply"]: line["quantity"] for line in locked.lines}
        stock = stock_at(unit, locked.fiscal_year)
        _demand(unit, locked.fiscal_year, stock, division=locked.division, wanted=wanted)
        subject = f"signature:supply-{locked.pk}"
        person = taken_by.strip()[:100]
        locked.signature = keep_signature(signature, unit=unit, subject=subject, person=person, by=by, actor=actor)
        locked.state, locked.taken_by, locked.issued_by, locked.issued_at = ISSUED, person, by, timezone.now()
        locked.batch = _written(
            unit, locked.fiscal_year, "supply_issue", _issues(locked, stock), by=by, title=f"发放{locked}"
        )
        locked.save()
        told = f"发放低值易耗品：{locked}，{person}签字（{locked.signature.file.sha256[:12]}）"
        _told("issue", locked, told, actor=actor)
    request.refresh_from_db()


def take_back(*, request: SupplyRequest, by: User, actor: Actor) -> None:
    """Whoever asked takes the request back while nothing was handed out."""
    if request.by_id != by.pk:
        raise NotPermitted("只有申请人可以撤回。")
    with transaction.atomic():
        locked = _locked(request, ASKED, APPROVED)
        locked.state = TAKEN_BACK
        locked.save()
        _told("take_back", locked, f"撤回领用申请：{locked}", actor=actor)
    request.refresh_from_db()


def receive(*, unit: Unit, fiscal_year: int, supply: str, quantity: int, reason: str, by: User, actor: Actor) -> None:
    """So many pieces of an item more on the shelf; a negative number mends a mistake, as long as what is left is not below nothing."""
    demand(by, *KEEPERS, unit=unit)
    if not quantity or abs(quantity) > MOST or not reason.strip():
        raise ValidationError("请填写数量，并写明来源或原因（如：采购入库、清点更正）。")
    with transaction.atomic():
        unit = Unit.objects.select_for_update().get(pk=unit.pk)
        found = next((one for one in records_of("supply", unit, fiscal_year) if one["code"] == supply), None)
        if found is None:
            raise ValidationError(f"没有编号为“{supply}”的品目。")
        left = stock_at(unit, fiscal_year)[supply].left + quantity
        if left < 0:
            raise ValidationError(f"这样更正后库存会成为 {left}，请核对数量。")
        changed = {**found, "received": int(found.get("received") or 0) + quantity}
        batch = _written(
            unit, fiscal_year, "supply", [changed], by=by, title=f"入库：{found['name']} {quantity:+d}", reason=reason
        )
        told = f"低值易耗品入库：{found['name']} {quantity:+d}，{reason.strip()[:100]}"
        record(Act("supply.receive", f"batch:{batch.pk}", told, {"unit": unit.code, "supply": supply}), by=actor)


def _demand(
    unit: Unit, fiscal_year: int, stock: Mapping[str, Stock], *, division: str, wanted: Mapping[str, int]
) -> None:
    if not wanted or any(not 0 < quantity <= MOST for quantity in wanted.values()):
        raise ValidationError("请至少选一种，数量为大于 0 的整数。")
    if short := short_of(stock, wanted):
        raise ValidationError(short)
    limits, issues = records_of("supply_limit", unit, fiscal_year), records_of("supply_issue", unit, fiscal_year)
    if over := over_limits(limits, issues, stock, division=division, wanted=wanted):
        raise ValidationError(over)


def _issues(request: SupplyRequest, stock: Mapping[str, Stock]) -> list[dict[str, Value]]:
    prices = {line["supply"]: stock[line["supply"]].price for line in request.lines}
    return [
        {
            "number": f"LY{request.fiscal_year}-{request.pk:05d}-{place:02d}",
            "supply": line["supply"],
            "issued_on": day_number(timezone.localdate()),
            "division": request.division,
            "quantity": line["quantity"],
            "amount": line["quantity"] * price if (price := prices[line["supply"]]) is not None else None,
            "signed": 1,
            "taken_by": request.taken_by,
            "approved_by": str(request.decided_by),
        }
        for place, line in enumerate(request.lines, start=1)
    ]


def _written(
    unit: Unit,
    fiscal_year: int,
    name: str,
    values: Sequence[Mapping[str, Value]],
    *,
    by: User,
    title: str,
    reason: str = "",
) -> Any:
    known, source = BY_NAME[name], Source(person=str(by), form=BY_NAME[name].label)
    rows = [
        Row(
            known,
            {"unit": unit.code, "fiscal_year": fiscal_year, **{one.name: line.get(one.name) for one in known.fields}},
            source,
        )
        for line in values
    ]
    try:
        return accept(
            Delivery(
                unit=unit, fiscal_year=fiscal_year, kind="form", title=title, rows=rows, present=(name,), by=by,
                person=str(by), reason=reason,
            )
        )  # fmt: skip
    except Refused as refused:
        raise ValidationError(str(refused)) from refused


def _locked(request: SupplyRequest, *states: str) -> SupplyRequest:
    locked: SupplyRequest = SupplyRequest.objects.select_for_update().get(pk=request.pk)
    if locked.state not in states:
        raise ValidationError(f"这张领用单现在是“{locked.get_state_display()}”，请刷新后再看。")
    return locked


def _approvers(request: SupplyRequest) -> QuerySet[User]:
    """Who hears of a request: the head of the division that it is for, and the office; never whoever asked."""
    office = Q(memberships__role=Role.OFFICE)
    head = Q(memberships__role=Role.DIVISION_HEAD, memberships__division__name=request.division)
    found = User.objects.filter(office | head, memberships__unit=request.unit)
    return found.exclude(pk=request.by_id).distinct()


def _tell(request: SupplyRequest, people: Iterable[User], title: str) -> None:
    link = f"/assets/supplies/{request.pk}/"
    notify(to=people, kind="case", title=title, link=link, subject=f"supply_request:{request.pk}")


def _told(action: str, request: SupplyRequest, summary: str, *, actor: Actor) -> None:
    detail = {"unit": request.unit.code, "lines": request.lines}
    record(Act(f"supply.{action}", f"supply_request:{request.pk}", summary, detail), by=actor)
