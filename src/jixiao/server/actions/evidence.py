"""Evidence: files bound to what they prove, withdrawn with a reason, every download told to the trail."""

from __future__ import annotations

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import WITH_REPORTERS, Role
from jixiao.server.accounts.scope import roles_of, scope_of
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.files.models import Attachment
from jixiao.server.files.sniff import Refusal
from jixiao.server.files.store import MEGABYTE, Readable, clean_name, keep

from .permission import NotPermitted, demand

SUBJECT = re.compile(r"[a-z_]+(:[\w.-]{1,80}){1,2}")
"""What a file may be bound to: kind, then one or two names of the thing."""
OWNERS = (Role.HANDLER, Role.DIVISION_HEAD, Role.OFFICE, Role.LEADER)
"""Who may withdraw what a colleague attached."""


def attach(
    *, unit: Unit, subject: str, stream: Readable, name: str, note: str, by: User, actor: Actor
) -> Attachment | Refusal:
    """The file as evidence of `subject`, or why it is refused. The same content for the same subject stays one piece of evidence."""
    if not (roles_of(by) & WITH_REPORTERS and scope_of(by).holds(unit)):
        raise NotPermitted(f"这一步须由“{unit.name}”的业务人员办理。")
    if not SUBJECT.fullmatch(subject) or len(subject) > 200:
        raise ValidationError("材料没有指明要佐证的内容，请从相应的页面上传。")
    with transaction.atomic():
        stored = keep(stream, name=name, limit=settings.JIXIAO_EVIDENCE_MB * MEGABYTE)
        if isinstance(stored, Refusal):
            return stored
        attachment, added = Attachment.objects.get_or_create(
            unit=unit,
            subject=subject,
            file=stored,
            withdrawn_at=None,
            defaults={"name": clean_name(name), "note": note.strip()[:300], "by": by},
        )
        if added:
            _told("evidence.attach", attachment, f"上传佐证材料“{attachment.name}”", actor=actor)
    return attachment


def evidence_counts(unit: Unit, start: str) -> dict[str, int]:
    """How many pieces of evidence there are for each subject of a unit that begins with `start`, withdrawn ones left out."""
    listed = Attachment.objects.filter(unit=unit, subject__startswith=start, withdrawn_at__isnull=True)
    return dict(listed.order_by().values_list("subject").annotate(count=Count("pk")))


def proofs(unit: Unit, fiscal_year: int) -> dict[str, int]:
    """How many pieces of evidence each item of the score sheet has; items without any are left out."""
    start = item_subject(fiscal_year, "")
    return {subject.removeprefix(start): count for subject, count in evidence_counts(unit, start).items()}


def item_subject(fiscal_year: int, item: str) -> str:
    """What the evidence of an item of the score sheet is bound to."""
    return f"item:{fiscal_year}:{item}"


def withdraw(*, attachment: Attachment, reason: str, by: User, actor: Actor) -> None:
    """Marks evidence as withdrawn. ValidationError without a reason or when it is withdrawn already."""
    if not scope_of(by).holds(attachment.unit):
        raise NotPermitted("这份材料不在您的单位范围内。")
    if attachment.by_id != by.pk:
        demand(by, *OWNERS, unit=attachment.unit)
    if not reason.strip():
        raise ValidationError("撤回材料须写明原因。")
    with transaction.atomic():
        marked = Attachment.objects.filter(pk=attachment.pk, withdrawn_at__isnull=True).update(
            withdrawn_at=timezone.now(), withdrawn_by=by, withdrawn_reason=reason.strip()[:300]
        )
        if not marked:
            raise ValidationError("这份材料已经撤回，请刷新后再看。")
        _told("evidence.withdraw", attachment, f"撤回佐证材料“{attachment.name}”：{reason.strip()}", actor=actor)


def hand_out(*, attachment: Attachment, by: User, actor: Actor) -> None:
    """Tells the trail that somebody takes a copy, before they do."""
    if not scope_of(by).holds(attachment.unit):
        raise NotPermitted("这份材料不在您的单位范围内。")
    _told("evidence.download", attachment, f"下载佐证材料“{attachment.name}”", actor=actor)


def _told(action: str, attachment: Attachment, summary: str, *, actor: Actor) -> None:
    detail = {"unit": attachment.unit.code, "subject": attachment.subject, "sha256": attachment.file.sha256}
    record(Act(action, f"evidence:{attachment.pk}", summary, detail), by=actor)
