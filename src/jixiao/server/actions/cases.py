"""Cases moved along their processes: begun, written, handed on, returned, withdrawn – each with who, when and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jixiao.server.accounts.models import Division, Membership, Unit, User
from jixiao.server.accounts.roles import WITHIN_A_DIVISION, Role
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.process import flow
from jixiao.server.process.cases import Case, Content, Move, Round, acting, people_at
from jixiao.server.results.models import Evaluation
from jixiao.standards.processes import Move as Way
from jixiao.standards.processes import Process, Step
from jixiao.workbench.settings import from_environment

from .case_subjects import RULES, Problem
from .notices import notify
from .permission import NotPermitted, demand

WITHDRAW = "withdraw"
ONE_AT_A_TIME = frozenset({"target", "project_evaluation", "self_evaluation", "supervision", "assessment"})


class Overtaken(Exception):
    """The case has changed since it was read; nothing was done."""

    def __init__(self) -> None:
        """Tells what to do."""
        super().__init__("这个事项在您打开之后已被别人办理或修改。下面是现在的情况，请核对后再办理。")


class Unready(Exception):
    """What must be there before the case can be handed on."""

    def __init__(self, problems: list[Problem]) -> None:
        """`problems` in the order of the page."""
        super().__init__(f"还有 {len(problems)} 处没有完成，不能提交。")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a case begins with. `division` None: every division of the unit may act; `checking` None: those whom the process names check;
    `due` None: the process says when."""

    subject: str
    unit: Unit
    fiscal_year: int
    title: str
    body: Mapping[str, Any] = field(default_factory=dict)
    division: Division | None = None
    checking: Division | None = None
    reference: str = ""
    evaluation: Evaluation | None = None
    round: Round | None = None
    source: Case | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What comes with a move: the person's opinion, and marks or judgements as the page gathered them."""

    opinion: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)


def start(beginning: Beginning, *, by: User, actor: Actor, assigned: bool = False) -> Case:
    """The case at its first step.

    NotPermitted without a role of that step; `assigned`: the office or the finance bureau begins it for others. ValidationError
    (Chinese) when the shelf has no process for it or the subject refuses.
    """
    unit, year = beginning.unit, beginning.fiscal_year
    text = flow.chosen(beginning.subject, unit=unit, fiscal_year=year, settings=from_environment())
    if text is None:
        raise ValidationError(f"标准库中没有 {year} 年度可用的流程，请联系系统管理员。")
    case = Case(
        subject=beginning.subject, process=text, unit=unit, fiscal_year=year, title=beginning.title[:200],
        division=beginning.division, checking=beginning.checking, reference=beginning.reference, evaluation=beginning.evaluation,
        round=beginning.round, source=beginning.source, by=by, moved_at=timezone.now(),
    )  # fmt: skip
    _demand_alone(case)
    process = flow.process_of(case)
    _demand_starter(case, process.first, by=by, assigned=assigned)
    with transaction.atomic():
        _stand_at(case, process, process.first.code)
        case.due = beginning.due or case.due
        case.save()
        Content.objects.create(case=case, number=1, body=dict(beginning.body), by=by)
        Move.objects.create(case=case, code="start", title="发起", to_step=case.step, by=by, content=1)
        RULES[case.subject].keep(case, beginning.body, by)
        told = f"发起{case.get_subject_display()}：{case.title}"
        record(Act("case.start", f"case:{case.pk}", told, {"unit": unit.code, "year": year}), by=actor)
        if assigned:
            acting_now = people_at(case)
            _tell(case, acting_now, title=f"请办理：{case.title}")
            helping = [one.user for one in RULES[case.subject].supporters(case).select_related("user")]
            _tell(case, [one for one in helping if one not in acting_now], title=f"请配合：{case.title}")
    return case


def write(*, case: Case, seen: int, body: Mapping[str, Any], by: User, actor: Actor) -> Content:
    """What the case says from now on, as a draft. Overtaken, NotPermitted and ValidationError as `move`."""
    with transaction.atomic():
        locked, _, _ = _locked(case, seen=seen, by=by)
        step = flow.process_of(locked).step(locked.step)
        if step is None or not step.edits:
            raise ValidationError("事项已经提交，内容不能再改；需要修改时，请由办理人退回。")
        content = newest(locked)
        content.body, content.by = dict(body), by
        content.save()
        _count(case, locked)
        told = f"保存草稿：{case.title}"
        record(Act("case.write", f"case:{case.pk}", told, {"content": content.number}), by=actor)
    return content


def move(*, case: Case, seen: int, code: str, said: Said, by: User, actor: Actor) -> Move:
    """One step on, or back. A content handed on is sealed; one handed back goes on as a new version.

    Overtaken when others were quicker; NotPermitted without a role of the step, or for who handed it in and now would judge it;
    Unready while something is missing; ValidationError without an opinion where one is demanded.
    """
    with transaction.atomic():
        locked, held, giver = _locked(case, seen=seen, by=by)
        process = flow.process_of(locked)
        step, way = _way(process, locked, code)
        if not step.edits and newest(locked).by_id in {by.pk, giver.pk if giver else by.pk}:
            raise NotPermitted("自己填报的事项不能由自己审核，请由另一位同事办理。")
        if way.opinion_required and not said.opinion.strip():
            raise ValidationError(f"“{way.title}”须写明意见。")
        content = newest(locked)
        rules = RULES[locked.subject]
        locked.outcome = {**locked.outcome, **rules.judged(locked, code, said.detail)}
        if way.needs_review:
            locked.outcome = {**locked.outcome, **rules.reviewed(locked, content.number)}
        if step.edits and way.to not in {end.code for end in process.ends if not end.done}:
            problems = [] if code in rules.bare else rules.problems(locked, content.body)
            if problems:
                raise Unready(problems)
            rules.hand_in(locked)
        if step.edits:
            content.sealed, content.by = True, by
            content.save()
        made = _moved(locked, process, step=step, way=way, said=said, who=(by, held, giver), content=content)
        if step.marks and process.end(way.to):
            locked.outcome = {**locked.outcome, **rules.mark(locked, said.detail)}
        if way.takes_effect:
            locked.outcome = {**locked.outcome, **rules.effect(locked, content.body, by)}
        _reopen(locked, process, content)
        _count(case, locked)
        rules.keep(case, content.body, by)
        told = f"{way.title}：{case.title}"
        detail = {"from": step.code, "to": way.to, "content": content.number, "opinion": said.opinion[:200]}
        record(Act(f"case.{code}", f"case:{case.pk}", told, detail), by=actor)
        _tell_after(case, way=way, by=by)
    return made


def withdraw(*, case: Case, seen: int, opinion: str, by: User, actor: Actor) -> Move:
    """The person's own last move taken back, as long as nobody has acted since. ValidationError when somebody has."""
    with transaction.atomic():
        locked = _fresh(case, seen)
        last = takes_back(locked, by)
        if last is None:
            raise ValidationError("后面的同事已经办理，或者这一步不是您办理的，不能撤回。")
        process, content = flow.process_of(locked), newest(locked)
        made = Move.objects.create(
            case=locked, code=WITHDRAW, title="撤回", from_step=locked.step, to_step=last.from_step, role=last.role, by=by,
            for_whom=last.for_whom, opinion=opinion[:1000], content=content.number,
        )  # fmt: skip
        _stand_at(locked, process, last.from_step)
        _reopen(locked, process, content)
        _count(case, locked)
        RULES[case.subject].keep(case, content.body, by)
        record(Act("case.withdraw", f"case:{case.pk}", f"撤回：{case.title}", {"to": last.from_step}), by=actor)
    return made


def newest(case: Case) -> Content:
    """The newest version of what a case says."""
    return case.contents.order_by("-number")[0]


def takes_back(case: Case, by: User) -> Move | None:
    """The move that somebody may still take back; None when there is none."""
    last = case.moves.order_by("-id").first()
    if last is None or case.state != "open" or last.by_id != by.pk or not last.from_step or last.code == WITHDRAW:
        return None
    return last


def ways_for(case: Case, by: User) -> tuple[Way, ...]:
    """What somebody may do with a case now."""
    step = flow.process_of(case).step(case.step)
    found = acting(by, case)
    if step is None or found is None:
        return ()
    role = Role(found[0].role)
    return tuple(way for way in step.moves if RULES[case.subject].offers(case, way.code, role))


def _demand_alone(case: Case) -> None:
    if case.subject not in ONE_AT_A_TIME:
        return
    same = Case.objects.filter(
        subject=case.subject,
        unit__in=RULES[case.subject].alone_in(case),
        fiscal_year=case.fiscal_year,
        reference=case.reference,
        state="open",
    ).first()
    if same is not None:
        raise ValidationError(f"同一事项正在办理：{same.title}（第 {same.pk} 号），请在那里继续。")


def _demand_starter(case: Case, step: Step, *, by: User, assigned: bool) -> None:
    if assigned:
        if not by.memberships.filter(role=Role.REVIEWER).exists():
            demand(by, Role.OFFICE, unit=case.unit)
        return
    _wait(case, step)
    if acting(by, case) is None:
        wanted = "、".join(Role(role).label for role in step.roles)
        raise NotPermitted(f"这一类事项须由“{case.unit.name}”的{wanted}发起。")


def _fresh(case: Case, seen: int) -> Case:
    locked: Case = Case.objects.select_for_update().get(pk=case.pk)
    if locked.version != seen:
        raise Overtaken
    return locked


def _locked(case: Case, *, seen: int, by: User) -> tuple[Case, Membership, User | None]:
    locked = _fresh(case, seen)
    if locked.state != "open":
        raise ValidationError("事项已经办结。")
    found = acting(by, locked)
    if found is None:
        wanted = "、".join(Role(role).label for role in locked.waits_for.split(",") if role)
        raise NotPermitted(f"这一步须由“{locked.unit.name}”的{wanted}办理。")
    return locked, *found


def _way(process: Process, case: Case, code: str) -> tuple[Step, Way]:
    try:
        flow.step_after(process, step=case.step, move=code)
    except flow.NotPossible as error:
        raise ValidationError(str(error)) from error
    step = process.step(case.step)
    assert step is not None
    return step, next(one for one in step.moves if one.code == code)


def _moved(
    case: Case,
    process: Process,
    *,
    step: Step,
    way: Way,
    said: Said,
    who: tuple[User, Membership, User | None],
    content: Content,
) -> Move:
    by, held, giver = who
    made = Move.objects.create(
        case=case, code=way.code, title=way.title, from_step=step.code, to_step=way.to, role=held.role, by=by, for_whom=giver,
        opinion=said.opinion.strip()[:1000], content=content.number, detail=dict(said.detail),
    )  # fmt: skip
    _stand_at(case, process, way.to)
    return made


def _stand_at(case: Case, process: Process, code: str) -> None:
    """Puts the case at a step or end, with who acts there and until when."""
    case.step, case.moved_at = code, timezone.now()
    if step := process.step(code):
        today = timezone.localdate()
        case.state = "open"
        _wait(case, step)
        case.due = flow.due_day(today, step.working_days, settings=from_environment())
        return
    end = process.end(code)
    case.state, case.waits_for, case.due = ("done" if end is None or end.done else "stopped"), "", None


def _wait(case: Case, step: Step) -> None:
    """Who acts at a step, and in which division."""
    checks = bool(step.checkers and case.checking_id)
    roles, case.waits_in_id = (step.checkers, case.checking_id) if checks else (step.roles, case.division_id)
    if Role.REPORTER in roles and case.waits_in_id is None and not case.unit.divisions.exists():
        # A unit without divisions of its own speaks through its 基层填报人; the clerks of the department above do not speak for it.
        roles = tuple(role for role in roles if role not in WITHIN_A_DIVISION)
    case.waits_for = f",{','.join(roles)},"


def _reopen(case: Case, process: Process, content: Content) -> None:
    """A sealed content goes on as a new version when the case stands where it may be written."""
    step = process.step(case.step)
    if step is not None and step.edits and content.sealed:
        Content.objects.create(case=case, number=content.number + 1, body=content.body, by=content.by)


def _count(case: Case, locked: Case) -> None:
    locked.version += 1
    locked.save()
    case.refresh_from_db()


def _tell_after(case: Case, *, way: Way, by: User) -> None:
    if case.state == "open":
        _tell(case, [one for one in people_at(case) if one != by], title=f"请办理：{case.title}")
    if case.by != by:
        _tell(case, [case.by], title=f"{way.title}：{case.title}")


def _tell(case: Case, people: list[User], *, title: str) -> None:
    notify(to=people, kind="case", title=title, link=f"/cases/{case.pk}/", subject=f"case:{case.pk}")
