"""A stocktake from beginning to seal: looks taken in from phones, conflicts settled, differences explained, approved by somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jixiao.facts.records.assets import FOUND
from jixiao.monitoring.assets.cards import WRITTEN_OFF, folded
from jixiao.server.accounts.models import Membership, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.assets.rounds import (
    OPEN,
    SEALED,
    SUBMITTED,
    CountRound,
    LineNote,
    Look,
    RoundCard,
    counted_of,
    may_count,
)
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.batches import current

from .notices import notify
from .permission import NotPermitted, demand
from .stocktake_lines import write_lines

STARTERS = (Role.OFFICE, Role.DIVISION_HEAD)
APPROVERS = (Role.LEADER, Role.OFFICE)
MOST_AT_ONCE = 500
_TEXTS = {"code": 100, "name": 200, "place": 200, "holder": 100, "note": 500}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a round covers; empty lists: everything."""

    divisions: Sequence[str] = ()
    places: Sequence[str] = ()

    def holds(self, card: Any) -> bool:
        """Whether a card is to be counted; a place is meant with all that begins like it (3号楼: all its rooms)."""
        if self.divisions and (card.division or "") not in self.divisions:
            return False
        place = folded(card.place or "")
        return not self.places or any(place.startswith(folded(start)) for start in self.places)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of looks sent in: `kept` (by key, whether now or earlier), and `refused` with the reason in Chinese."""

    kept: tuple[str, ...]
    refused: Mapping[str, str]


def begin_round(
    *,
    unit: Unit,
    fiscal_year: int,
    title: str,
    days: tuple[date, date],
    scope: Scope,
    people: Iterable[User],
    by: User,
    actor: Actor,
) -> CountRound:
    """The round with the cards of now. ValidationError (Chinese) without cards, with a title used already or wrong days."""
    demand(by, *STARTERS, unit=unit)
    if days[1] < days[0]:
        raise ValidationError("结束日期不能早于开始日期。")
    if CountRound.objects.filter(unit=unit, fiscal_year=fiscal_year, title=title.strip()).exists():
        raise ValidationError("这个单位本年度已有同名的盘点，请换一个名称。")
    # A unit below has its own rounds: numbers are unique within a unit only.
    own: Any = current("asset", unit=unit, fiscal_year=fiscal_year).filter(unit=unit)
    cards = own.exclude(status=WRITTEN_OFF)
    with transaction.atomic():
        found = CountRound.objects.create(
            unit=unit, fiscal_year=fiscal_year, title=title.strip()[:100], first_day=days[0], last_day=days[1],
            divisions=list(scope.divisions), places=list(scope.places), by=by,
        )  # fmt: skip
        found.people.set(people)
        lines = [_round_card(found, card, inside=scope.holds(card)) for card in cards.iterator()]
        if not any(line.inside for line in lines):
            raise ValidationError("这个范围内没有资产卡片，请核对年度、部门和地点。")
        RoundCard.objects.bulk_create(lines, batch_size=1000)
        inside = sum(line.inside for line in lines)
        told = f"发起资产盘点“{found.title}”，应盘 {inside} 件"
        _told("begin", found, told, actor=actor, detail={"cards": inside})
        link = f"/assets/rounds/{found.pk}/"
        notify(
            to=found.people.exclude(pk=by.pk),
            kind="case",
            title=f"请盘点：{found.title}",
            link=link,
            subject=_subject(found),
        )
    return found


def take_looks(*, found: CountRound, looks: Sequence[Mapping[str, Any]], by: User, actor: Actor) -> Taken:
    """Looks from a phone, each kept once by its key however often it is sent; what cannot be read is refused one by one.

    NotPermitted for people who do not count in this round or when it is closed: the phone then keeps what it has.
    """
    if not may_count(by, found):
        raise NotPermitted("本轮盘点已经结束，或者您不是本轮的盘点人。")
    kept: list[str] = []
    fresh: list[Look] = []
    refused: dict[str, str] = {}
    with transaction.atomic():
        # Two phones may send the same look at the same moment; the round is held while it is looked up and written.
        locked = CountRound.objects.select_for_update().get(pk=found.pk)
        if locked.state != OPEN:
            raise NotPermitted("本轮盘点已经提交，不再接收盘点记录。")
        known = set(
            locked.looks.filter(key__in=[str(one.get("id"))[:40] for one in looks]).values_list("key", flat=True)
        )
        for sent in looks[:MOST_AT_ONCE]:
            key = str(sent.get("id") or "")[:40]
            if key in known:
                kept.append(key)
                continue
            read = _look(locked, sent, key=key, by=by)
            if isinstance(read, str):
                refused[key] = read
                continue
            known.add(key)
            fresh.append(read)
            kept.append(key)
        Look.objects.bulk_create(fresh)
        if fresh:
            told = f"资产盘点“{found.title}”清点 {len(fresh)} 件"
            _told("look", found, told, actor=actor, detail={"codes": [one.code for one in fresh][:100]})
    return Taken(tuple(kept), refused)


def settle(*, found: CountRound, code: str, key: str, by: User, actor: Actor) -> None:
    """Of several looks at a card the one that counts; the others stay, marked. ValidationError when there is no such look."""
    demand(by, *STARTERS, unit=found.unit)
    with transaction.atomic():
        locked = _locked(found, OPEN)
        looks = locked.looks.filter(code=code)
        if not looks.filter(key=key).exists():
            raise ValidationError("没有找到这条清点记录，请刷新后再选。")
        looks.exclude(key=key).update(chosen=False, chosen_by=by)
        looks.filter(key=key).update(chosen=True, chosen_by=by)
        _told("settle", found, f"核定 {code} 的清点结果", actor=actor, detail={"code": code, "look": key})


def explain(*, found: CountRound, notes: Mapping[str, tuple[str, str]], by: User, actor: Actor) -> int:
    """How many lines got a reason and what is done about them, by code; an empty reason takes an earlier one away."""
    demand(by, Role.HANDLER, *STARTERS, unit=found.unit)
    with transaction.atomic():
        locked = _locked(found, OPEN)
        given = [
            LineNote(round=locked, code=code, reason=reason.strip()[:500], handling=handling.strip()[:500], by=by)
            for code, (reason, handling) in notes.items()
            if reason.strip()
        ]
        locked.notes.filter(code__in=set(notes) - {one.code for one in given}).delete()
        # In bulk: one reason may be that of thousands of cards.
        LineNote.objects.bulk_create(
            given,
            batch_size=500,
            update_conflicts=True,
            unique_fields=("round", "code"),
            update_fields=("reason", "handling", "by", "at"),
        )
        _told("explain", found, f"填写差异原因 {len(given)} 条", actor=actor, detail={"codes": sorted(notes)[:100]})
    return len(given)


def submit(*, found: CountRound, seen: int, by: User, actor: Actor) -> None:
    """Closes the counting. ValidationError while people contradict each other, or a difference or a card not looked for has no reason."""
    demand(by, *STARTERS, unit=found.unit)
    with transaction.atomic():
        locked = _locked(found, OPEN, seen=seen)
        outcome = counted_of(locked)
        if outcome.conflicts:
            raise ValidationError(f"还有 {len(outcome.conflicts)} 件资产的清点结果互相矛盾，请先核定。")
        if outcome.unexplained:
            raise ValidationError(f"还有 {len(outcome.unexplained)} 件资产有差异或没有盘到而没有写原因，请先写明。")
        locked.state, locked.submitted_by, locked.submitted_at = SUBMITTED, by, timezone.now()
        _step(locked, found)
        _told("submit", found, f"提交资产盘点“{found.title}”待审批", actor=actor)
        approvers = Membership.objects.filter(role__in=APPROVERS, unit=found.unit, user__is_active=True).exclude(
            user=by
        )
        people = [held.user for held in approvers.select_related("user")]
        link = f"/assets/rounds/{found.pk}/"
        notify(to=people, kind="case", title=f"请审批：{found.title}", link=link, subject=_subject(found))


def decide(*, found: CountRound, seen: int, agrees: bool, opinion: str, by: User, actor: Actor) -> None:
    """Approval seals the round and writes its lines into the ledger; sending it back needs an opinion.

    NotPermitted for whoever submitted it or counted in it: it is for somebody else to say that the count is right.
    """
    demand(by, *APPROVERS, unit=found.unit)
    if not agrees and not opinion.strip():
        raise ValidationError("退回须写明意见。")
    with transaction.atomic():
        locked = _locked(found, SUBMITTED, seen=seen)
        if by.pk == locked.submitted_by_id or locked.looks.filter(by=by).exists():
            raise NotPermitted("盘点的审批须由没有提交、也没有参加清点的另一位同事办理。")
        locked.state, locked.opinion = (SEALED if agrees else OPEN), opinion.strip()[:500]
        locked.decided_by, locked.decided_at = by, timezone.now()
        if agrees:
            locked.batch = write_lines(locked, counted_of(locked), approved_on=timezone.localdate(), by=by)
        _step(locked, found)
        told = f"{'批准并封存' if agrees else '退回'}资产盘点“{found.title}”"
        _told("seal" if agrees else "return", found, told, actor=actor, detail={"opinion": opinion[:200]})
        if locked.submitted_by is not None:
            link = f"/assets/rounds/{found.pk}/"
            notify(to=[locked.submitted_by], kind="case", title=told, link=link, subject=_subject(found))


def _round_card(found: CountRound, card: Any, *, inside: bool) -> RoundCard:
    texts = {name: getattr(card, name) or "" for name in ("model", "category", "division", "holder", "place")}
    return RoundCard(
        round=found, inside=inside, code=card.code, name=card.name, status=card.status, cost=card.cost, **texts
    )


def _look(found: CountRound, sent: Mapping[str, Any], *, key: str, by: User) -> Look | str:
    """A look as it was sent, or why it cannot be kept."""
    texts = {name: str(sent.get(name) or "").strip()[:most] for name, most in _TEXTS.items()}
    status = str(sent.get("status") or "")
    if not key or not texts["code"]:
        return "没有资产编号。"
    if status and status not in dict(FOUND):
        return f"使用状态“{status[:20]}”不在可选范围内。"
    try:
        looked_at = datetime.fromisoformat(str(sent.get("at") or "").replace("Z", "+00:00"))
    except ValueError:
        return "盘点时间看不懂。"
    if looked_at.tzinfo is None:
        return "盘点时间没有时区。"
    # A phone's clock may be wrong; what it says cannot lie ahead of the moment of receiving.
    looked_at = min(looked_at, timezone.now())
    answers = {"scanned": sent.get("scanned") is True, "gone": sent.get("gone") is True}
    return Look(round=found, key=key, status=status, looked_at=looked_at, by=by, **texts, **answers)


def _locked(found: CountRound, state: str, *, seen: int | None = None) -> CountRound:
    locked: CountRound = CountRound.objects.select_for_update().get(pk=found.pk)
    if locked.state != state:
        raise ValidationError(f"这轮盘点现在是“{locked.get_state_display()}”，不能这样办理；请刷新后再看。")
    if seen is not None and locked.version != seen:
        raise ValidationError("这轮盘点在您打开之后已有变化，请刷新后再办理。")
    return locked


def _step(locked: CountRound, found: CountRound) -> None:
    locked.version += 1
    locked.save()
    found.refresh_from_db()


def _subject(found: CountRound) -> str:
    return f"count_round:{found.pk}"


def _told(
    action: str, found: CountRound, summary: str, *, actor: Actor, detail: Mapping[str, Any] | None = None
) -> None:
    record(Act(f"stocktake.{action}", _subject(found), summary, {"unit": found.unit.code, **(detail or {})}), by=actor)
