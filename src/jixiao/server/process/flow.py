"""Where a move leads: a case's own process read back from its text, the step after a move, the day by which a step is due."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from functools import lru_cache

from transitions import Machine, MachineError

from jixiao.server.accounts.models import Unit
from jixiao.standards.calendars import load_calendar, works
from jixiao.standards.library import packs
from jixiao.standards.processes import Process, load_process, parse_process
from jixiao.workbench.settings import Settings

from .cases import Case, ProcessText

SATURDAY = 5


class NotPossible(Exception):
    """The case is not where this move begins; says so in Chinese."""


def process_of(case: Case) -> Process:
    """The process that the case began with, whatever the shelf says today."""
    return _parsed(case.process_id, case.process.text)


def chosen(subject: str, *, unit: Unit, fiscal_year: int, settings: Settings) -> ProcessText | None:
    """The process in force for a unit and year, kept as text; a pack that names the unit goes before one that names none.

    None when the shelf has none, or one that is faulty (`jixiao standards list` tells what is wrong).
    """
    found: list[tuple[bool, str, Process, str]] = []
    for pack in packs(settings.standards):
        if pack.kind != "process":
            continue
        process, _ = load_process(pack.path)
        if process is None or process.subject != subject:
            continue
        named = not process.units or bool(set(process.units) & set(unit.path.split("/")))
        if named and process.first_year <= fiscal_year <= process.last_year:
            text = pack.path.read_text(encoding="utf-8-sig")
            found.append((bool(process.units), process.id, process, text))
    if not found:
        return None
    _, identifier, process, text = max(found, key=lambda one: one[:2])
    digest = hashlib.sha256(text.encode()).hexdigest()
    kept, _ = ProcessText.objects.get_or_create(
        digest=digest, defaults={"identifier": identifier, "title": process.title, "text": text}
    )
    return kept


def step_after(process: Process, *, step: str, move: str) -> str:
    """The code of the step or end that a move leads to; NotPossible when it does not begin at `step`."""
    case = _Place()
    machine = Machine(
        model=case,
        states=[*(one.code for one in process.steps), *(one.code for one in process.ends)],
        transitions=[
            {"trigger": one.code, "source": step.code, "dest": one.to} for step in process.steps for one in step.moves
        ],
        initial=step,
        auto_transitions=False,
    )
    try:
        case.trigger(move)  # type: ignore[attr-defined]
    except (MachineError, AttributeError) as error:
        raise NotPossible(
            f"“{process.name_of(step)}”这一步不能这样办理，事项可能已被别人办理，请刷新后再看。"
        ) from error
    return str(machine.get_model_state(case).name)


def due_day(start: date, working_days: int | None, *, settings: Settings) -> date | None:
    """The last of so many working days, counted from the day after `start` (从次日起算); None without a time.

    Days of a year whose holidays are not published yet count from Monday to Friday.
    """
    if working_days is None:
        return None
    ordinals = load_calendar(settings.standards)
    day = start
    while working_days > 0:
        day += timedelta(days=1)
        working = works(day, ordinals)
        working_days -= day.weekday() < SATURDAY if working is None else working
    return day


class _Place:
    """Where a case stands, for as long as one move takes."""


@lru_cache(maxsize=64)
def _parsed(digest: str, text: str) -> Process:
    process, findings = parse_process(text, name=digest)
    # It was read without fault when the case began, and its text has not changed since.
    assert process is not None, findings
    return process
