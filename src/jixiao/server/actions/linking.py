"""Linking two exports, deciding doubtful pairs, countersigning and taking back: every merge can be undone, and nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from jixiao.linkage.exports import IGNORED
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.files.uploads import store
from jixiao.server.matching.models import RELATIONS, LinkPair, LinkRun, PairDecision
from jixiao.server.matching.readings import decisions_of, run_folder
from jixiao.workbench.link import field_labels, find_link
from jixiao.workbench.settings import from_environment

from .background_links import link_exports
from .entering import follow_decision
from .permission import demand, demand_exports

DECIDERS = (Role.HANDLER, Role.DIVISION_HEAD, Role.OFFICE)
SIGNERS = (Role.DIVISION_HEAD, Role.OFFICE, Role.LEADER)
SUFFIXES = (".csv", ".xlsx", ".parquet")
WORKING = ("queued", "running")


def request_links(*, unit: Unit, uploads: Sequence[UploadedFile[Any]], by: User, actor: Actor) -> LinkRun:
    """A run over two exports, in the background. ValidationError unless there are two files that can be read."""
    demand(by, *DECIDERS, unit=unit)
    if len(uploads) != 2:
        raise ValidationError("请放入两个文件：每个系统的导出表各一个。")
    wrong = [upload.name for upload in uploads if not str(upload.name).lower().endswith(SUFFIXES)]
    if wrong:
        raise ValidationError(f"“{wrong[0]}”不是 .xlsx、.csv 或 .parquet 文件。")
    with transaction.atomic():
        if LinkRun.objects.filter(unit=unit, state__in=WORKING).exists():
            raise ValidationError("上一次关联还没有完成，请等它完成。")
        made = LinkRun.objects.create(unit=unit, name_a="-", name_b="-", by=by)
        folder = run_folder(made) / "in"
        folder.mkdir(parents=True, exist_ok=True)
        one, two = store(uploads, folder=folder, fallback="导出.csv")
        made.name_a, made.name_b = one.name, two.name
        made.save()
        detail = {"unit": unit.code, "files": [one.name, two.name]}
        record(Act("links.request", f"links:{made.pk}", f"关联两个系统：{made}", detail), by=actor)
        transaction.on_commit(lambda: link_exports.enqueue(made.pk))
    return made


def relink(*, run: LinkRun, columns: Mapping[str, Mapping[str, str]], by: User, actor: Actor) -> None:
    """Links the files of a run again, its columns read as people say. ValidationError for an unknown field, or while a run is working."""
    demand(by, *DECIDERS, unit=run.unit)
    demand_exports(by, handed_in_by=run.by_id)
    if not {field for told in columns.values() for field in told.values()} <= {
        *field_labels(from_environment()),
        IGNORED,
    }:
        raise ValidationError("请从列表中选择每一列的含义。")
    with transaction.atomic():
        list(Unit.objects.select_for_update().filter(pk=run.unit_id))
        if LinkRun.objects.filter(unit=run.unit, state__in=WORKING).exists():
            raise ValidationError("上一次关联还没有完成，请等它完成。")
        run.columns = {side: dict(told) for side, told in columns.items()}
        run.state, run.error, run.notes = "queued", "", []
        run.save(update_fields=["columns", "state", "error", "notes"])
        detail = {"unit": run.unit.code, "columns": run.columns}
        record(Act("links.columns", f"links:{run.pk}", f"列的对应：{run}", detail), by=actor)
        transaction.on_commit(lambda: link_exports.enqueue(run.pk))


def decide_pair(*, pair: LinkPair, relation: str, by: User, actor: Actor) -> PairDecision:
    """What the person says about a pair; what was said before is taken back. ValidationError where two cannot both be the same."""
    unit = pair.run.unit
    demand(by, *DECIDERS, unit=unit)
    demand_exports(by, handed_in_by=pair.run.by_id)
    if relation not in dict(RELATIONS):
        raise ValidationError("请选择：同一件、同人另一件、不是同一件、以后再看。")
    with transaction.atomic():
        list(Unit.objects.select_for_update().filter(pk=unit.pk))
        if relation == "same":
            _refuse_second(pair, unit)
        now = timezone.now()
        key = {"number_a": pair.number_a, "number_b": pair.number_b}
        decisions_of(unit).filter(**key).update(undone_by=by, undone_at=now)
        made = PairDecision.objects.create(unit=unit, relation=relation, by=by, **key)
        detail = {"unit": unit.code, "run": pair.run_id, "relation": relation, **key}
        record(Act("links.decide", f"links:{pair.run_id}", f"认定 {made}", detail), by=actor)
        follow_decision(unit=unit, numbers=(pair.number_a, pair.number_b), by=by)
    return made


def _refuse_second(pair: LinkPair, unit: Unit) -> None:
    same = decisions_of(unit).filter(relation="same")
    rivals = same.filter(number_a=pair.number_a) | same.filter(number_b=pair.number_b)
    other = rivals.exclude(number_a=pair.number_a, number_b=pair.number_b).first()
    if other is not None:
        raise ValidationError(
            f"其中一条已被认定与另一条是同一件（{other.number_a} ↔ {other.number_b}），请先撤回那一个。"
        )


def sign_decision(*, decision: PairDecision, by: User, actor: Actor) -> None:
    """Countersigns: by a head, the office or a leader, never by whoever decided."""
    demand(by, *SIGNERS, unit=decision.unit)
    demand_exports(by)
    if decision.by_id == by.pk:
        raise ValidationError("认定人不能复核自己的认定，请由另一人复核。")
    if decision.undone_at is not None or decision.signed_at is not None:
        raise ValidationError("这一认定已经复核或撤回。")
    with transaction.atomic():
        decision.signed_by, decision.signed_at = by, timezone.now()
        decision.save()
        record(Act("links.sign", f"pair:{decision.pk}", f"复核认定 {decision}", _detail(decision)), by=actor)
        follow_decision(unit=decision.unit, numbers=(decision.number_a, decision.number_b), by=by)


def undo_decision(*, decision: PairDecision, by: User, actor: Actor) -> None:
    """Takes a decision back; the pair is as open as before, and a merge is two records again."""
    demand(by, *DECIDERS, *SIGNERS, unit=decision.unit)
    demand_exports(by, handed_in_by=decision.by_id)
    if decision.undone_at is not None:
        raise ValidationError("这一认定已经撤回。")
    with transaction.atomic():
        decision.undone_by, decision.undone_at = by, timezone.now()
        decision.save()
        record(Act("links.undo", f"pair:{decision.pk}", f"撤回认定 {decision}", _detail(decision)), by=actor)
        follow_decision(unit=decision.unit, numbers=(decision.number_a, decision.number_b), by=by)


def open_merge(*, run: LinkRun, number_a: str, by: User, actor: Actor) -> LinkPair:
    """A pair that the program joined by itself, laid before people. ValidationError where the run joined no such record."""
    demand(by, *DECIDERS, unit=run.unit)
    demand_exports(by, handed_in_by=run.by_id)
    found = find_link(run_folder(run) / "out", number_a)
    if found is None:
        raise ValidationError(f"本次关联没有把案号“{number_a}”合并到另一条。")
    with transaction.atomic():
        last = run.pairs.order_by("-place").first()
        made, _ = LinkPair.objects.get_or_create(
            run=run,
            number_a=found["number_a"],
            number_b=found["number_b"],
            defaults={
                **{name: found[name] for name in ("same", "repeat", "days", "ours", "theirs", "evidence")},
                "found": "automatic",
                "place": last.place + 1 if last else 1,
            },
        )
        record(Act("links.open", f"links:{run.pk}", f"调出已合并的一对：{made}", {"unit": run.unit.code}), by=actor)
    return made


def hand_out_links(*, run: LinkRun, name: str, actor: Actor) -> None:
    """Writes down that a file of a run was downloaded."""
    detail = {"unit": run.unit.code, "file": name}
    record(Act("links.export", f"links:{run.pk}", f"下载“{name}”：{run}", detail), by=actor)


def two_people() -> bool:
    """Whether a decision needs somebody else's signature."""
    return bool(settings.JIXIAO_LINKS_TWO_PEOPLE)


def _detail(decision: PairDecision) -> dict[str, Any]:
    return {"unit": decision.unit.code, "number_a": decision.number_a, "number_b": decision.number_b}
