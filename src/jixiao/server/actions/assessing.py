"""Assessed units asked for their self-marks: a case for each that works here, begun by the department's office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from jixiao.server.accounts.models import Division, Unit, User
from jixiao.server.accounts.roles import WITHIN_A_DIVISION, Role
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import current, subtree
from jixiao.server.process.cases import Case
from jixiao.standards.assessment import Scheme
from jixiao.standards.library import find_scheme
from jixiao.workbench.settings import from_environment

from .case_assessment import begun
from .cases import Beginning, start
from .permission import demand


@dataclass(frozen=True, slots=True)
class Asked:
    """The cases begun, the names of assessed units that nobody works for here, and the division that checks (None: the office).

    `unstaffed` is the word by which the scheme names a division in which nobody has an account, so that the office checks in its place.
    """

    cases: tuple[Case, ...]
    without: tuple[str, ...]
    checking: Division | None
    unstaffed: str = ""


def ask_units(*, unit: Unit, fiscal_year: int, scheme: str, by: User, actor: Actor) -> Asked:
    """A case for every assessed unit of the scheme that has none yet.

    A unit works here when somebody is its 基层填报人, or when it has divisions. NotPermitted for all but the office; ValidationError
    (Chinese) without a scheme that can be read, without units, or when all are asked.
    """
    demand(by, Role.OFFICE, unit=unit)
    found, _ = find_scheme(scheme, root=from_environment().standards)
    if found is None:
        raise ValidationError("标准库中没有这个考评方案。")
    rows: Any = current("assessed_unit", unit=unit, fiscal_year=fiscal_year)
    named = {row["code"]: row["name"] for row in rows.values() if (row["kind"] or "town") == found.assesses}
    checking = _checking(unit, found)
    here = Q(divisions__isnull=False) | Q(memberships__role=Role.REPORTER, memberships__user__is_active=True)
    working = {one.code: one for one in subtree(unit).filter(here, code__in=named).distinct()}
    standing = Case.objects.filter(
        subject="assessment", unit__in=working.values(), fiscal_year=fiscal_year, reference=scheme
    )
    asked = set(standing.exclude(state="stopped").values_list("unit__code", flat=True))
    fresh = [one for code, one in sorted(working.items()) if code not in asked]
    if not fresh:
        raise ValidationError(
            "没有可以发起的单位：都已发起，或者还没有为被考评单位设立账号（基层填报人，或者科室的人员）。"
        )
    made = []
    with transaction.atomic():
        for one in fresh:
            beginning = Beginning(
                subject="assessment",
                unit=one,
                fiscal_year=fiscal_year,
                title=f"{found.standard.title}（{fiscal_year}年度）：{one.name}",
                body=begun(unit, fiscal_year, found, one.code),
                division=one.divisions.order_by("code").first(),
                checking=checking,
                reference=scheme,
            )
            made.append(start(beginning, by=by, actor=actor, assigned=True))
    without = tuple(str(name) for code, name in sorted(named.items()) if code not in working)
    return Asked(tuple(made), without, checking, "" if checking else found.checked_by)


def _checking(unit: Unit, scheme: Scheme) -> Division | None:
    """The division of the department that the scheme names, when somebody there can check."""
    if not scheme.checked_by:
        return None
    staffed = unit.divisions.filter(
        name__contains=scheme.checked_by, memberships__role__in=WITHIN_A_DIVISION, memberships__user__is_active=True
    )
    return staffed.order_by("code").first()
