"""The monthly analysis of spending asked for, and its files handed out."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.results.models import AnalysisDocument

from .background_analyses import write_analysis_document
from .evaluating import ASKERS, WORKING
from .permission import demand


def request_analysis(*, unit: Unit, fiscal_year: int, as_of: date, by: User, actor: Actor) -> AnalysisDocument:
    """A document of what the ledger holds when its turn comes. ValidationError for a day of another year, or while it is under way."""
    if not by.memberships.filter(role=Role.REVIEWER).exists():
        demand(by, *ASKERS, unit=unit)
    if as_of.year != fiscal_year:
        raise ValidationError(f"截止日 {as_of} 不在 {fiscal_year} 年内。")
    with transaction.atomic():
        list(Unit.objects.select_for_update().filter(pk=unit.pk))
        if AnalysisDocument.objects.filter(unit=unit, fiscal_year=fiscal_year, as_of=as_of, state__in=WORKING).exists():
            raise ValidationError("同样的执行分析正在生成，请等它完成。")
        made = AnalysisDocument.objects.create(unit=unit, fiscal_year=fiscal_year, as_of=as_of, by=by)
        detail = {"unit": unit.code, "year": fiscal_year, "as_of": as_of.isoformat()}
        record(Act("analysis.request", f"analysis:{made.pk}", f"生成{made}", detail), by=actor)
        transaction.on_commit(lambda: write_analysis_document.enqueue(made.pk))
    return made


def hand_out_analysis(*, document: AnalysisDocument, name: str, actor: Actor) -> None:
    """Writes down that a file of an analysis was downloaded."""
    detail = {"unit": document.unit.code, "file": name, "key": document.key}
    record(Act("analysis.export", f"analysis:{document.pk}", f"下载“{name}”：{document}", detail), by=actor)
