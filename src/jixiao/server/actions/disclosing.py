"""What a unit publishes of its year asked for, its files handed out, and proof kept that it was published."""

from __future__ import annotations

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import transaction

from jixiao.facts.records import BY_NAME
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.files.models import Attachment
from jixiao.server.files.sniff import Refusal, suffix_of
from jixiao.server.files.store import Readable
from jixiao.server.ledger.batches import current
from jixiao.server.ledger.models import Record
from jixiao.server.ledger.registers import WRITERS
from jixiao.server.ledger.rows import record_key
from jixiao.server.results.models import PUBLISHED, DisclosurePack

from .background_disclosures import write_disclosure_pack
from .evaluating import ASKERS, WORKING
from .evidence import attach
from .permission import demand
from .records import Change, save_records
from .supplying import records_of

REGISTER = "disclosure"
PAGES = ("pdf", "png", "jpg", "jpeg", "ofd")
"""Files that show a page as everybody saw it."""


def request_disclosure(*, unit: Unit, fiscal_year: int, item: str, by: User, actor: Actor) -> DisclosurePack:
    """A pack of what the ledger holds when its turn comes: final account or budget (`item`). ValidationError while one is under way."""
    if item not in dict(PUBLISHED):
        raise ValidationError("请选择公开部门预算还是部门决算。")
    if not by.memberships.filter(role=Role.REVIEWER).exists():
        demand(by, *ASKERS, unit=unit)
    with transaction.atomic():
        list(Unit.objects.select_for_update().filter(pk=unit.pk))
        if DisclosurePack.objects.filter(unit=unit, fiscal_year=fiscal_year, state__in=WORKING).exists():
            raise ValidationError("这一年度的公开资料正在生成，请等它完成。")
        made = DisclosurePack.objects.create(unit=unit, fiscal_year=fiscal_year, item=item, by=by)
        detail = {"unit": unit.code, "year": fiscal_year, "item": item}
        record(Act("disclosure.request", f"disclosure:{made.pk}", f"生成{made}", detail), by=actor)
        transaction.on_commit(lambda: write_disclosure_pack.enqueue(made.pk))
    return made


def hand_out_disclosure(*, pack: DisclosurePack, name: str, actor: Actor) -> None:
    """Writes down that a file of a pack was downloaded."""
    detail = {"unit": pack.unit.code, "file": name, "snapshot": pack.snapshot}
    record(Act("disclosure.export", f"disclosure:{pack.pk}", f"下载“{name}”：{pack}", detail), by=actor)


def prove_publication(
    *, unit: Unit, fiscal_year: int, item: str, stream: Readable, name: str, by: User, actor: Actor
) -> Attachment | Refusal:
    """The picture or PDF of the page as evidence of a line of the register, and its hash in that line; or why it is refused.

    The line gets a new version, so that answers of obligations cite the proof. ValidationError when the line is not there or was not
    published yet.
    """
    demand(by, *WRITERS, unit=unit)
    if suffix_of(name) not in PAGES:
        return Refusal(name, "请上传公开页面的截图（PNG、JPG）或者打印成的 PDF、OFD。")
    with transaction.atomic():
        seen = _line(unit, fiscal_year, item)
        subject = f"record:{REGISTER}:{seen.record_key}"
        note = "公开页面"
        kept = attach(unit=unit, subject=subject, stream=stream, name=name, note=note, by=by, actor=actor)
        if isinstance(kept, Refusal):
            return kept
        values = next(one for one in records_of(REGISTER, unit, fiscal_year) if one["item"] == item)
        if values["proof"] != kept.file.sha256:
            change = Change(REGISTER, {**values, "proof": kept.file.sha256}, seen.pk)
            reason = f"登记公开页面的佐证：{kept.name}"
            save_records(unit=unit, fiscal_year=fiscal_year, changes=[change], reason=reason, by=by, actor=actor)
    return kept


def _line(unit: Unit, fiscal_year: int, item: str) -> Record:
    """The line of the unit's own register."""
    key = record_key(BY_NAME[REGISTER], {"unit": unit.code, "fiscal_year": fiscal_year, "item": item})
    seen: Any = current(REGISTER, unit=unit, fiscal_year=fiscal_year).filter(record_key=key).first()
    if seen is None:
        raise ValidationError("公开登记中没有这一项，请先在“信息公开”里登记。")
    if seen.published_on is None:
        raise ValidationError("这一项还没有登记公开日期，请先登记公开日期，再上传公开页面的佐证。")
    return cast("Record", seen)
