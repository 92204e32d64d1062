"""The parts of the workbench: tasks, deadlines that are near, alerts, an evaluation at a glance, the first steps where nothing is yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote

from django.db.models import QuerySet
from django.urls import reverse

from jixiao.kernel.points import text_of
from jixiao.server.accounts.models import WITH_A_BUDGET, Unit, User
from jixiao.server.accounts.roles import BUSINESS, Role
from jixiao.server.accounts.scope import Scope, scope_of
from jixiao.server.ledger.models import Batch, ImportSession
from jixiao.server.process.cases import SUBJECTS, Case
from jixiao.server.process.deadlines import Deadline, deadlines_of
from jixiao.server.process.flow import process_of
from jixiao.server.results.folders import results_of
from jixiao.server.results.models import Evaluation
from jixiao.server.results.staleness import stale_among
from jixiao.workbench.choices import choices
from jixiao.workbench.settings import from_environment

from .calendar import counted
from .case_begin import SUBJECTS_TO_BEGIN
from .shown import base_of

AHEAD, BEHIND = timedelta(days=30), timedelta(days=60)
MOST = 6
LOOKED_AT = 10
"""Of so many of the newest evaluations it is asked whether their data has changed."""
GLANCE = (
    ("budget.adjusted", "全年预算数"),
    ("expenditure.executed", "全年执行数"),
    ("rate.execution", "预算执行率"),
    ("score.total", "自评得分"),
)


@dataclass(frozen=True, slots=True)
class Task:
    """A case that waits for somebody: where it stands and how much time there is."""

    case: Case
    stands: str
    mark: str
    tone: str


@dataclass(frozen=True, slots=True)
class Near:
    """A deadline that is near or has passed; `units` says how many have not met it, where somebody looks after many."""

    title: str
    day: date
    mark: str
    tone: str
    address: str
    units: int


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that needs a look, in one sentence, with the page where it is dealt with."""

    text: str
    address: str
    tone: str


@dataclass(frozen=True, slots=True)
class Card:
    """One number with what it means and the page of its trace."""

    name: str
    value: str
    address: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest evaluations, and the numbers of those whose data has changed since."""

    evaluations: tuple[Evaluation, ...]
    stale: frozenset[int]


@dataclass(frozen=True, slots=True)
class Glance:
    """The newest evaluation of a unit in a few numbers."""

    evaluation: Evaluation
    address: str
    cards: tuple[Card, ...]
    stale: bool


@dataclass(frozen=True, slots=True)
class UnitLine:
    """The newest evaluation of one of many units; `money` as (name, printed, page of the trace)."""

    evaluation: Evaluation
    address: str
    money: tuple[tuple[str, str, str], ...]
    total: str
    grade: str
    stale: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One of the first things to do, and whether it has been done."""

    title: str
    what: str
    address: str
    done: bool


def tasks(waiting: Iterable[Case], today: date) -> list[Task]:
    """The cases with the step they stand at."""
    return [
        Task(one, process_of(one).name_of(one.step), *(counted(one.due, today) if one.due else ("", "")))
        for one in waiting
    ]


def looked_after(person: User, today: date) -> list[Deadline]:
    """The deadlines, of the years around today, of the units the person works in; a reviewer looks after all departments."""
    reviews = person.memberships.filter(role=Role.REVIEWER).exists()
    own = Unit.objects.filter(memberships__user=person, memberships__role__in=BUSINESS).distinct()
    units = list(scope_of(person).units().filter(kind__in=WITH_A_BUDGET) if reviews else own)
    years = sorted({(today - BEHIND).year, today.year, (today + AHEAD).year})
    return [one for year in years for one in deadlines_of(units, year, settings=from_environment())]


def near(deadlines: Iterable[Deadline], today: date, *, counts: bool) -> list[Near]:
    """Those that are near or have passed and are not met, the most urgent first; `counts`: with how many units have not met it."""
    found: dict[tuple[date, str, int], list[Deadline]] = {}
    for one in deadlines:
        if one.day and one.done_on is None and today - BEHIND <= one.day <= today + AHEAD:
            found.setdefault((one.day, one.code, one.year), []).append(one)
    return [_near(found[key], today, counts=counts) for key in sorted(found)[:MOST]]


def alerts(person: User, today: date, *, newest: Newest, deadlines: Iterable[Deadline]) -> list[Alert]:
    """What needs a look in the person's units; none is good news."""
    scope = scope_of(person)
    found = [*_import_alerts(scope), *_evaluation_alerts(newest, alone=not scope.everything)]
    late = scope.rows(Case.objects.filter(state="open", due__lt=today)).count()
    if late:
        found.append(Alert(f"{late} 个事项已经超期。", f"{reverse('cases')}?shelf=all&state=open", "late"))
    mending = scope.rows(Case.objects.filter(subject="rectification", state="open")).count()
    if mending:
        address = f"{reverse('cases')}?shelf=all&subject=rectification&state=open"
        found.append(Alert(f"{mending} 项整改没有销号。", address, "warning"))
    if person.memberships.filter(role=Role.OFFICE).exists():
        found += _missing_days(deadlines, today)
    return found


def newest_of(person: User) -> Newest:
    """The newest done evaluation of each unit and year in scope, the newest of them first, and which of them are stale."""
    query: QuerySet[Evaluation] = scope_of(person).rows(Evaluation.objects.filter(state="done").select_related("unit"))
    found: dict[tuple[int, int], Evaluation] = {}
    for one in query[: LOOKED_AT * LOOKED_AT]:
        found.setdefault((one.unit_id, one.fiscal_year), one)
    evaluations = tuple(found.values())[:LOOKED_AT]
    return Newest(evaluations, frozenset(stale_among(evaluations)))


def glance(newest: Newest) -> Glance | None:
    """The newest evaluation of all in a few numbers; None while there is none."""
    first = newest.evaluations[0] if newest.evaluations else None
    results = results_of(first) if first is not None else None
    if first is None or results is None:
        return None
    base = base_of(first)
    cards = [Card(name, results.printed(code), _figure(base, code)) for code, name in GLANCE]
    scored = results.document["indicators"]
    full = sum(one["branch"] == "full" for one in scored)
    note = f"{len(scored) - full} 个没有得满分" if full < len(scored) else "全部达到满分标准"
    cards.append(Card("绩效指标得满分", f"{full} / {len(scored)}", f"{base}charts/", note))
    return Glance(first, base, tuple(cards), first.pk in newest.stale)


def unit_lines(newest: Newest) -> list[UnitLine]:
    """The evaluations as a table shows them."""
    offered = choices(settings=from_environment())
    found = {one.pk: results_of(one) for one in newest.evaluations}
    return [
        UnitLine(
            evaluation=one,
            address=base_of(one),
            money=tuple(
                (name, results.printed(code) if (results := found[one.pk]) else "", _figure(base_of(one), code))
                for code, name in GLANCE[:3]
            ),
            total=text_of(one.points) if one.points is not None else "",
            grade=offered.grade(one.standard, one.grade),
            stale=one.pk in newest.stale,
        )
        for one in newest.evaluations
    ]


def steps_to_begin(person: User, roles: frozenset[Role]) -> list[Step]:
    """The way from nothing to the first result, for those who can go it; none once it has been gone."""
    scope = scope_of(person)
    evaluated = scope.rows(Evaluation.objects.filter(state="done")).exists()
    if evaluated or not roles & (BUSINESS - {Role.LEADER, Role.REVIEWER}):
        return []
    recorded = scope.rows(Batch.objects.filter(undone_at__isnull=True)).exists()
    labels = dict(SUBJECTS)
    steps = [
        Step("导入资料", "预算、支付、绩效目标等 Excel 表，先看问题再入库。", reverse("imports"), recorded),
        Step("发起评价", "按评分标准算出得分，每个数都能追到原始表格。", reverse("evaluations"), evaluated),
    ]
    steps += [
        Step(f"发起{labels[code]}", "填好后逐级审核、报送。", reverse("case-begin", args=[code]), False)
        for code in ("self_evaluation",)
        if SUBJECTS_TO_BEGIN[code] & roles
    ]
    return steps


def _near(group: list[Deadline], today: date, *, counts: bool) -> Near:
    one = group[0]
    assert one.day is not None
    own = reverse("deadline", args=[one.unit.code, one.year, one.code])
    return Near(
        title=one.title,
        day=one.day,
        mark=counted(one.day, today)[0],
        tone=counted(one.day, today)[1],
        address=own if len(group) == 1 else f"{reverse('calendar')}?year={one.year}&month={one.day.month}",
        units=len(group) if counts else 0,
    )


def _import_alerts(scope: Scope) -> list[Alert]:
    refused = scope.rows(ImportSession.objects.filter(state__in=("problems", "broken")))
    ready = scope.rows(ImportSession.objects.filter(state="ready"))
    told = [(refused, "次导入有错误，没有入库。", "late"), (ready, "次导入读完了，等您确认入库。", "warning")]
    return [
        Alert(f"{len(numbers)} {text}", _address("import", "imports", numbers), tone)
        for query, text, tone in told
        if (numbers := list(query.values_list("pk", flat=True)))
    ]


def _evaluation_alerts(newest: Newest, *, alone: bool) -> list[Alert]:
    """`alone`: of the first evaluation the findings are told too."""
    found = []
    if newest.stale:
        text = f"{len(newest.stale)} 份评价之后数据又有变化，得分可能不同，请重新评价。"
        found.append(Alert(text, _address("evaluation", "evaluations", sorted(newest.stale)), "warning"))
    first = newest.evaluations[0] if alone and newest.evaluations else None
    if first is not None and (results := results_of(first)) is not None:
        grave = sum(one["severity"] in ("error", "warning") for one in results.findings)
        if grave:
            text = f"{first}评价的检查结果里有 {grave} 条要处理或说明。"
            found.append(Alert(text, f"{base_of(first)}findings/", "warning"))
    return found


def _missing_days(deadlines: Iterable[Deadline], today: date) -> list[Alert]:
    missing = sum(one.year == today.year and one.day is None and one.done_on is None for one in deadlines)
    text = f"{today.year} 年有 {missing} 个期限还没有日期，到时不会提醒。"
    return [Alert(text, reverse("calendar"), "warning")] if missing else []


def _address(one: str, many: str, numbers: list[int]) -> str:
    return reverse(one, args=numbers) if len(numbers) == 1 else reverse(many)


def _figure(base: str, code: str) -> str:
    return f"{base}figures/{quote(code)}/"
