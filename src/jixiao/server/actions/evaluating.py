"""An evaluation asked for, its report printed to PDF, its files handed out."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.models import Batch
from jixiao.server.results.models import Evaluation

from .background_evaluations import evaluate_unit, print_report
from .permission import demand

ASKERS = (Role.HANDLER, Role.DIVISION_HEAD, Role.OFFICE, Role.REVIEWER)
WORKING = ("queued", "running")


@dataclass(frozen=True, slots=True)
class Wanted:
    """By which standards, and in which outline."""

    standard: str
    project_standard: str
    outline: str


def request_evaluation(*, unit: Unit, fiscal_year: int, wanted: Wanted, by: User, actor: Actor) -> Evaluation:
    """An evaluation of what the ledger holds when its turn comes. ValidationError without records, or while the same one is under way."""
    if not by.memberships.filter(role=Role.REVIEWER).exists():
        demand(by, *ASKERS, unit=unit)
    below = Unit.objects.filter(path__startswith=unit.path)
    if not Batch.objects.filter(unit__in=below, fiscal_year=fiscal_year, undone_at__isnull=True).exists():
        raise ValidationError(f"“{unit.name}”{fiscal_year} 年度还没有任何记录，请先导入或填报。")
    with transaction.atomic():
        same = Evaluation.objects.filter(
            unit=unit, fiscal_year=fiscal_year, standard=wanted.standard, outline=wanted.outline, state__in=WORKING
        )
        if same.exists():
            raise ValidationError("同样的评价正在进行，请等它完成。")
        made = Evaluation.objects.create(
            unit=unit,
            fiscal_year=fiscal_year,
            standard=wanted.standard,
            project_standard=wanted.project_standard,
            outline=wanted.outline,
            by=by,
        )
        detail = {"unit": unit.code, "year": fiscal_year, "standard": wanted.standard, "outline": wanted.outline}
        record(Act("evaluation.request", f"evaluation:{made.pk}", f"发起评价：{made}", detail), by=actor)
        transaction.on_commit(lambda: evaluate_unit.enqueue(made.pk))
    return made


def request_pdf(*, evaluation: Evaluation, by: User, actor: Actor) -> None:
    """The report as PDF, in the background."""
    if not by.memberships.filter(role=Role.REVIEWER).exists():
        demand(by, *ASKERS, Role.LEADER, unit=evaluation.unit)
    told = f"生成 PDF：{evaluation}"
    with transaction.atomic():
        record(Act("evaluation.print", f"evaluation:{evaluation.pk}", told), by=actor)
        transaction.on_commit(lambda: print_report.enqueue(evaluation.pk))


def hand_out(*, evaluation: Evaluation, name: str, actor: Actor) -> None:
    """Writes down that a file of an evaluation was downloaded."""
    detail = {"unit": evaluation.unit.code, "file": name, "key": evaluation.key}
    record(Act("evaluation.export", f"evaluation:{evaluation.pk}", f"下载“{name}”：{evaluation}", detail), by=actor)
