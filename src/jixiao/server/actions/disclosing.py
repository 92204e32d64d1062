"""What a unit publishes of its year asked for, and its files handed out."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.results.models import DisclosurePack

from .background_disclosures import write_disclosure_pack
from .evaluating import ASKERS, WORKING
from .permission import demand


def request_disclosure(*, unit: Unit, fiscal_year: int, by: User, actor: Actor) -> DisclosurePack:
    """A pack of what the ledger holds when its turn comes. ValidationError while one is under way."""
    if not by.memberships.filter(role=Role.REVIEWER).exists():
        demand(by, *ASKERS, unit=unit)
    with transaction.atomic():
        list(Unit.objects.select_for_update().filter(pk=unit.pk))
        if DisclosurePack.objects.filter(unit=unit, fiscal_year=fiscal_year, state__in=WORKING).exists():
            raise ValidationError("这一年度的公开资料正在生成，请等它完成。")
        made = DisclosurePack.objects.create(unit=unit, fiscal_year=fiscal_year, by=by)
        detail = {"unit": unit.code, "year": fiscal_year}
        record(Act("disclosure.request", f"disclosure:{made.pk}", f"生成{made}", detail), by=actor)
        transaction.on_commit(lambda: write_disclosure_pack.enqueue(made.pk))
    return made


def hand_out_disclosure(*, pack: DisclosurePack, name: str, actor: Actor) -> None:
    """Writes down that a file of a pack was downloaded."""
    detail = {"unit": pack.unit.code, "file": name, "snapshot": pack.snapshot}
    record(Act("disclosure.export", f"disclosure:{pack.pk}", f"下载“{name}”：{pack}", detail), by=actor)
