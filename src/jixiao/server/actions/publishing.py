"""An assessment published: one frozen version of its results, told to the units that were assessed."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from jixiao.evaluation.assessment_model import Assessment
from jixiao.kernel.finding import Finding
from jixiao.server.accounts.models import Membership, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.results.folders import assessments_folder
from jixiao.server.results.models import PublishedAssessment
from jixiao.workbench.assess import write_files

from .notices import notify
from .permission import demand
from .watching import assessed_now


def publish_assessment(*, unit: Unit, fiscal_year: int, scheme: str, by: User, actor: Actor) -> PublishedAssessment:
    """The results of a scheme as they stand now, as the next version of their year; they never change again.

    NotPermitted for all but the office; ValidationError (Chinese) when there is nothing to publish, or nothing has changed since.
    """
    demand(by, Role.OFFICE, unit=unit)
    found, findings = assessed_now(unit, fiscal_year, scheme)
    if found is None or not found.assessed:
        raise ValidationError("资料有错误或没有被考评单位，不能公布。")
    before = PublishedAssessment.objects.filter(unit=unit, fiscal_year=fiscal_year, scheme=scheme)
    if before.filter(key=found.key).exists():
        raise ValidationError("自上次公布以来没有变化，不必再公布。")
    folder = _written(found, findings)
    with transaction.atomic():
        made = PublishedAssessment.objects.create(
            unit=unit,
            fiscal_year=fiscal_year,
            scheme=scheme,
            title=found.scheme.standard.title,
            scheme_version=found.scheme.standard.version,
            snapshot=found.snapshot,
            key=found.key,
            number=(before.aggregate(last=Max("number"))["last"] or 0) + 1,
            folder=folder.name,
            by=by,
        )
        told = f"公布{made.title}第 {made.number} 版"
        detail = {"unit": unit.code, "year": fiscal_year, "scheme": scheme, "key": found.key}
        record(Act("assessment.publish", f"assessment:{made.pk}", told, detail), by=actor)
        notify(
            to=_assessed_people(unit, found),
            kind="case",
            title=told,
            link=f"/assessments/?scheme={scheme}",
            subject=f"assessment:{made.pk}",
        )
    return made


def _written(found: Assessment, findings: tuple[Finding, ...]) -> Path:
    """The files of this version; the same results written before are kept."""
    target = assessments_folder() / found.key
    if not target.exists():
        draft = target.with_name(f".{found.key}")
        shutil.rmtree(draft, ignore_errors=True)
        write_files(found, findings=findings, out=draft)
        draft.rename(target)
    return target


def _assessed_people(unit: Unit, found: Assessment) -> list[User]:
    """Who does business in the units that were assessed."""
    codes = [one.unit.code for one in found.assessed]
    held = Membership.objects.filter(unit__path__startswith=unit.path, unit__code__in=codes, user__is_active=True)
    return list({one.user_id: one.user for one in held.select_related("user")}.values())
