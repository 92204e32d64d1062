"""Rows taken in as a batch, all or none; a batch taken back as a whole; the state of a unit's year."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Max, Q, QuerySet
from django.utils import timezone

from jixiao.facts.records import BY_NAME
from jixiao.facts.registers import REGISTERS
from jixiao.facts.rows import Row
from jixiao.server.accounts.models import Unit, User

from .models import Batch, FiscalPeriod, Record
from .registers import RegisterRecord
from .rows import digest_of, insert, origins_for, record_key
from .tables import TABLES

CHUNK = 5000
Progress = Callable[[int, int], None]


class Refused(Exception):
    """The ledger cannot do this; says in Chinese why."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Rows handed in together. `present` are the record types handed in, `replaces` says that they are all there are of these types.

    `withdrawn` are current rows, by type, that end without a successor.
    """

    unit: Unit
    fiscal_year: int
    kind: str
    title: str
    rows: Sequence[Row]
    present: Sequence[str]
    by: User | None
    person: str
    replaces: bool = False
    reason: str = ""
    withdrawn: Mapping[str, Sequence[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a delivery would change in one table: new rows, rows with other content, the same again, rows that end."""

    new: int = 0
    changed: int = 0
    same: int = 0
    ended: int = 0


def subtree(unit: Unit) -> QuerySet[Unit]:
    """The unit and all below it."""
    return Unit.objects.filter(path__startswith=unit.path)


def current(name: str, *, unit: Unit, fiscal_year: int) -> QuerySet[Record]:
    """The current rows of a type in the unit's subtree and year."""
    return TABLES[name].objects.filter(unit__in=subtree(unit), fiscal_year=fiscal_year, ended__isnull=True)  # type: ignore[attr-defined, no-any-return]


def state_of(unit: Unit, fiscal_year: int) -> str:
    """A short name for the state of the subtree's year; another one as soon as a batch comes in or is taken back."""
    batches = Batch.objects.filter(unit__in=subtree(unit), fiscal_year=fiscal_year)
    newest = batches.values_list("id", flat=True).first() or 0
    return f"{newest}-{batches.filter(undone_at__isnull=False).count()}"


def states_of(places: Collection[tuple[Unit, int]]) -> dict[tuple[int, int], str]:
    """`state_of` for many units and years at once, by (unit's number, year): one question however many there are."""
    years = {year for _, year in places}
    counted = Batch.objects.filter(fiscal_year__in=years).order_by().values_list("unit__path", "fiscal_year")
    lines = list(counted.annotate(newest=Max("id"), undone=Count("undone_at")))
    states = {}
    for unit, year in places:
        below = [line for line in lines if line[1] == year and line[0].startswith(unit.path)]
        states[unit.pk, year] = f"{max((line[2] for line in below), default=0)}-{sum(line[3] for line in below)}"
    return states


def counts_of(units: QuerySet[Unit]) -> dict[int, dict[str, int]]:
    """How many current rows of each type these units have, by fiscal year: what batches brought less what they ended."""
    found: dict[int, dict[str, int]] = {}
    batches = Batch.objects.filter(unit__in=units, undone_at__isnull=True).order_by()
    for year, counts in batches.values_list("fiscal_year", "counts"):
        of_year = found.setdefault(year, {})
        for name, count in counts.items():
            of_year[name] = of_year.get(name, 0) + count["new"] - count["ended"]
    return found


def compare(delivery: Delivery) -> dict[str, Difference]:
    """What accepting a delivery would change, by record type; nothing is written."""
    return {name: _difference(plan) for name, plan in _plans(delivery).items()}


def accept(delivery: Delivery, *, progress: Progress | None = None) -> Batch:
    """The batch with its rows, in one transaction: same key and same content is left alone, other content supersedes.

    Refused when the year is closed and no reason is given.
    """
    with transaction.atomic():
        # One writer per unit's tree at a time; readers never wait.
        list(Unit.objects.select_for_update().filter(pk=delivery.unit.pk))
        _demand_open(delivery)
        plans = _plans(delivery)
        batch = Batch.objects.create(
            unit=delivery.unit,
            fiscal_year=delivery.fiscal_year,
            kind=delivery.kind,
            title=delivery.title[:300],
            present=sorted(set(delivery.present)),
            replaces=delivery.replaces,
            counts={name: _count(plan) for name, plan in plans.items()},
            by=delivery.by,
            person=delivery.person[:100],
            reason=delivery.reason[:500],
        )
        sources = origins_for((row for plan in plans.values() for row, _, _ in plan.fresh), batch=batch)
        total, done = sum(len(plan.fresh) for plan in plans.values()), 0
        for name, plan in plans.items():
            table: Any = TABLES[name]
            for start in range(0, len(plan.ending), CHUNK):
                table.objects.filter(row_id__in=plan.ending[start : start + CHUNK]).update(ended=batch)
            for start in range(0, len(plan.fresh), CHUNK):
                part = plan.fresh[start : start + CHUNK]
                insert(name, part, born=batch, sources=sources)
                done += len(part)
                if progress is not None:
                    progress(done, total)
    return batch


def undo(batch: Batch, *, by: User, reason: str) -> None:
    """Takes a whole batch back: its rows count no longer, those it ended count again. Refused when later batches build on it."""
    with transaction.atomic():
        list(Unit.objects.select_for_update().filter(pk=batch.unit_id))
        batch.refresh_from_db()
        if batch.undone_at is not None:
            raise Refused("这个批次已经撤销过了。")
        # Registers whose pack has been taken away have rows still.
        tables: list[Any] = [
            *(TABLES[name] for name in batch.counts if name not in REGISTERS and name in TABLES),
            RegisterRecord,
        ]
        for table in tables:
            _demand_last(batch, table)
        for table in tables:
            rows = table.objects
            rows.filter(born=batch, ended__isnull=True).update(ended=batch)
            rows.filter(ended=batch).exclude(born=batch).update(ended=None)
        batch.undone_at, batch.undone_by, batch.undone_reason = timezone.now(), by, reason[:500]
        batch.save(update_fields=["undone_at", "undone_by", "undone_reason"])


@dataclass(slots=True)
class _Plan:
    fresh: list[tuple[Row, str, str]] = field(default_factory=list)
    ending: list[int] = field(default_factory=list)
    changed: int = 0
    same: int = 0


def _plans(delivery: Delivery) -> dict[str, _Plan]:
    by_type: dict[str, list[Row]] = {}
    for row in delivery.rows:
        by_type.setdefault(row.type.name, []).append(row)
    names = set(by_type) | set(delivery.withdrawn) | (set(delivery.present) if delivery.replaces else set())
    return {name: _plan(name, by_type.get(name, []), delivery) for name in BY_NAME if name in names}


def _plan(name: str, rows: Iterable[Row], delivery: Delivery) -> _Plan:
    known = {
        key: (number, digest)
        for key, number, digest in current(name, unit=delivery.unit, fiscal_year=delivery.fiscal_year).values_list(
            "record_key", "row_id", "digest"
        )
    }
    plan = _Plan(ending=list(delivery.withdrawn.get(name, ())))
    seen: set[str] = set()
    for row in rows:
        key = record_key(row.type, row.values)
        seen.add(key)
        number, digest = known.get(key, (0, ""))
        content = digest_of(row.type, row.values)
        if digest == content:
            plan.same += 1
            continue
        plan.fresh.append((row, key, content))
        if number:
            plan.changed += 1
            plan.ending.append(number)
    if delivery.replaces and name in delivery.present:
        plan.ending += [number for key, (number, _) in known.items() if key not in seen]
    return plan


def _difference(plan: _Plan) -> Difference:
    return Difference(
        new=len(plan.fresh) - plan.changed,
        changed=plan.changed,
        same=plan.same,
        ended=len(plan.ending) - plan.changed,
    )


def _count(plan: _Plan) -> dict[str, int]:
    told = _difference(plan)
    return {"new": told.new, "changed": told.changed, "same": told.same, "ended": told.ended}


def _demand_open(delivery: Delivery) -> None:
    period = FiscalPeriod.objects.filter(unit=delivery.unit, fiscal_year=delivery.fiscal_year).first()
    if period is not None and period.state != "open" and not delivery.reason.strip():
        raise Refused(f"{delivery.fiscal_year} 年度{period.get_state_display()}，更正须写明原因。")


def _demand_last(batch: Batch, table: Any) -> None:
    """Refuses when a row of the batch has a successor, or a row that it ended has been entered anew since."""
    ended_since = table.objects.filter(born=batch).filter(~Q(ended=F("born")), ended__isnull=False)
    revived = table.objects.filter(ended=batch).exclude(born=batch).values("record_key")
    entered_since = table.objects.filter(ended__isnull=True, record_key__in=revived).exclude(born=batch)
    later = (
        ended_since.values_list("ended_id", flat=True).first()
        or entered_since.values_list("born_id", flat=True).first()
    )
    if later is not None:
        other = Batch.objects.get(pk=later)
        label = table._meta.verbose_name
        raise Refused(f"“{label}”中有记录后来又被更正过（批次 {other.pk}：{other}），请先撤销那个批次。")
