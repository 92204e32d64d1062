"""Obligations and contracts over the ledger as it stands, for pages and reminders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, urlencode

from jixiao.kernel.period import day_of
from jixiao.reporting.compliance_text import coming, overdue
from jixiao.reporting.ocds import PREFIX
from jixiao.server.accounts.models import Unit
from jixiao.server.ledger.models import Batch
from jixiao.server.ledger.snapshots import snapshot_of
from jixiao.server.process.deadlines import deadlines_of
from jixiao.standards.compliance_answers import Judged, Judgement
from jixiao.standards.library import ShelfState, shelf_state
from jixiao.workbench.compliance import Compliance, compliance_of
from jixiao.workbench.procurement import Contracts, contracts_of, ocds_of
from jixiao.workbench.settings import Settings, from_environment

KEPT = 16
NAMED = 60
"""How much of a record's name a title has room for."""


@dataclass(frozen=True, slots=True)
class Obliged:
    """What one record of a unit's year still asks for, and until which day."""

    unit: Unit
    fiscal_year: int
    judged: Judged
    judgement: Judgement
    day: date

    @property
    def title(self) -> str:
        """The obligation and the record."""
        return f"{self.judged.obligation.title}：{self.judgement.name[:NAMED]}"

    @property
    def name(self) -> str:
        """Names it among all units and obligations; stays the same when its day changes."""
        return f"{self.unit.code}:{self.judged.obligation.code}:{self.judgement.key}"

    @property
    def link(self) -> str:
        """The page of the obligation, with what is still open."""
        asked = urlencode({"unit": self.unit.code, "year": self.fiscal_year, "answer": "open"})
        return f"/watch/compliance/{quote(self.judged.obligation.code)}/?{asked}"


def complied_now(unit: Unit, fiscal_year: int, as_of: date) -> Compliance:
    """The obligations of the unit's subtree and year, with their answers by a day."""
    settings = from_environment()
    folder = snapshot_of(unit, fiscal_year, folder=settings.snapshots).folder
    return _complied(folder, as_of, settings, shelf_state(settings.standards))


def obliged_now(unit: Unit, fiscal_years: Iterable[int], as_of: date, *, late: bool = False) -> list[Obliged]:
    """What the records of these years still ask for in time, by day; what the calendar of deadlines already has a day for is left out.

    With `late` what has run out without being done on record is among them.

    A deadline of the calendar that rests on the same article of the same document is the same duty. Only departments have obligations.
    """
    held = Batch.objects.filter(unit__path__startswith=unit.path, undone_at__isnull=True, fiscal_year__in=fiscal_years)
    found: list[Obliged] = []
    for year in sorted(set(held.values_list("fiscal_year", flat=True))) if unit.kind == "department" else ():
        known = {
            (one.rule.citation.title, one.rule.citation.article)
            for one in deadlines_of([unit], year, settings=from_environment())
            if one.day is not None and one.rule.citation is not None
        }
        judged = complied_now(unit, year, as_of).judged
        for one, each in (*coming(judged), *(overdue(judged) if late else ())):
            rests_on = one.obligation.citation
            if each.deadline is not None and (rests_on is None or (rests_on.title, rests_on.article) not in known):
                found.append(Obliged(unit, year, one, each, day_of(each.deadline)))
    return sorted(found, key=lambda one: (one.day, one.judged.obligation.code))


def contracts_now(unit: Unit, fiscal_year: int) -> Contracts:
    """Every contract of the unit's subtree and year with what led to it and followed from it, and what has none yet."""
    return contracts_of(snapshot_of(unit, fiscal_year, folder=from_environment().snapshots).folder)


def contracts_published(unit: Unit, fiscal_year: int, day: date) -> str | None:
    """The same as an OCDS release package published on a day; None when no contract may be published."""
    folder = snapshot_of(unit, fiscal_year, folder=from_environment().snapshots).folder
    return ocds_of(folder, published=day, prefix=PREFIX)


@lru_cache(maxsize=KEPT)
def _complied(folder: Path, as_of: date, settings: Settings, shelf: ShelfState) -> Compliance:
    # A snapshot never changes: what was judged once holds until a pack does.
    return compliance_of(folder, as_of, settings=settings)
