"""Payment rules switched on and off, and given other parameters, for a unit and year: with a ground and what it moves, for good."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.batches import subtree
from jixiao.server.process.rule_decisions import RuleDecision, decisions_for

from .case_warnings import cases_about, reference_of
from .permission import demand
from .watching import rules_now, tried_now, watched_now


@dataclass(frozen=True, slots=True)
class Switch:
    """What is decided about a rule over the year of `unit`; with `everybody` for all units of the bureau."""

    unit: Unit
    fiscal_year: int
    rule: str
    on: bool
    parameters: Mapping[str, str]
    ground: str
    everybody: bool = False


def may_switch(by: User, unit: Unit, *, everybody: bool = False) -> bool:
    """The finance bureau for every unit and for all; the office of the unit or above it for its own, until the bureau has decided."""
    held = list(by.memberships.select_related("unit"))
    if any(one.role == Role.REVIEWER for one in held):
        return True
    return not everybody and any(one.role == Role.OFFICE and unit.path.startswith(one.unit.path) for one in held)


def switch_rule(switch: Switch, *, by: User, actor: Actor) -> RuleDecision:
    """Writes the decision with what it moves. NotPermitted for others; ValidationError for what is missing, wrong, or so already."""
    bureau = by.memberships.filter(role=Role.REVIEWER).exists()
    if not may_switch(by, switch.unit, everybody=switch.everybody):
        demand(by, *((Role.REVIEWER,) if switch.everybody else (Role.OFFICE, Role.REVIEWER)), unit=switch.unit)
    standing = decisions_for(switch.unit, switch.fiscal_year).get(switch.rule)
    if standing is not None and standing.by_bureau and not bureau:
        raise ValidationError("财政部门已经就这条规则作出决定，单位不能更改。")
    if not switch.ground.strip():
        raise ValidationError("请写明理由。")
    trial = _trial(switch)
    place = _bureau_of(by) if switch.everybody else switch.unit
    with transaction.atomic():
        made = RuleDecision.objects.create(
            unit=place, fiscal_year=switch.fiscal_year, rule=switch.rule, on=switch.on, parameters=dict(switch.parameters),
            ground=switch.ground.strip()[:500], trial=trial, by_bureau=bureau, by=by,
        )  # fmt: skip
        told = f"{place} {switch.fiscal_year} 年规则{made}{'（改参数）' if switch.parameters else ''}"
        detail = {"unit": place.code, "ground": made.ground, "parameters": made.parameters, "trial": trial}
        record(Act("rule.decide", f"unit:{place.code}", told, detail), by=actor)
    return made


def _trial(switch: Switch) -> dict[str, int]:
    """How many suspicions there are now and would be then, and how many of those were judged normal before."""
    rules = rules_now(switch.unit, switch.fiscal_year)
    rule = next((one for one in rules.pack.rules if one.code == switch.rule), None) if rules is not None else None
    if rules is None or rule is None:
        raise ValidationError("没有这条规则。")
    known = {parameter.code for parameter in rule.parameters}
    if set(switch.parameters) - known:
        raise ValidationError("这条规则没有这样的参数。")
    standing = rules.decisions.get(switch.rule)
    was = (switch.rule not in rules.off, dict(standing.parameters) if standing is not None else {})
    if was == (switch.on, dict(switch.parameters)):
        raise ValidationError("规则现在就是这样，没有改变。")
    now = [hit for hit in watched_now(switch.unit, switch.fiscal_year).hits if hit.rule == switch.rule]
    tried = tried_now(switch.unit, switch.fiscal_year, code=switch.rule, parameters=switch.parameters)
    if tried is None or tried.findings:
        raise ValidationError(tried.findings[0].message if tried is not None else "规则读不出来。")
    then = list(tried.then) if switch.on else []
    cases = cases_about(subtree(switch.unit), switch.fiscal_year)
    normal = [hit for hit in then if (case := cases.get(reference_of(hit))) and case.outcome.get("judged") == "normal"]
    before, after = {hit.reference for hit in now}, {hit.reference for hit in then}
    return {
        "now": len(now),
        "then": len(then),
        "new": len(after - before),
        "gone": len(before - after),
        "normal": len(normal),
    }


def _bureau_of(by: User) -> Unit:
    """The finance bureau that a reviewer speaks for."""
    return by.memberships.filter(role=Role.REVIEWER).select_related("unit")[0].unit
