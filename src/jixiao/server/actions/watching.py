"""The payment rules over the ledger as it stands, for pages: counted once for each state of the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from jixiao.evaluation.assessment_model import Assessment
from jixiao.kernel.finding import Finding
from jixiao.monitoring.analysis.model import Analysis
from jixiao.monitoring.cost.judging import Costs
from jixiao.server.accounts.models import Unit
from jixiao.server.ledger.batches import subtree
from jixiao.server.ledger.models import Batch
from jixiao.server.ledger.snapshots import snapshot_of
from jixiao.server.ledger.tables import TABLES
from jixiao.server.process.rule_decisions import RuleDecision, decisions_for
from jixiao.server.results.models import PublishedAssessment
from jixiao.standards.library import ShelfState, find_scheme, shelf_state
from jixiao.standards.payment_rule_settings import RuleSetting, RuleSettings, settings_text
from jixiao.standards.payment_rules import PaymentRules
from jixiao.workbench.analysis import analysis_of
from jixiao.workbench.assess import assessed_folder
from jixiao.workbench.cost import Controlled, costs_of
from jixiao.workbench.demo import PROJECT_STANDARD
from jixiao.workbench.dual import Doubled, doubled
from jixiao.workbench.manage import Confirmed, Managed, managed
from jixiao.workbench.monitor import Tried, Watched, rules_with, try_rule, watch
from jixiao.workbench.pace import Pace, pace_of
from jixiao.workbench.register_counts import count_register
from jixiao.workbench.settings import Settings, from_environment
from jixiao.workbench.supervise import Watched as Supervision
from jixiao.workbench.supervise import watched as supervision_of

KEPT = 16
DEPARTMENTS = 100
"""The finance bureau looks at all departments at once, and a department's costs stand beside those of all others."""


@dataclass(frozen=True, slots=True)
class RulesNow:
    """The rules a unit is watched with in a year: `pack` has all of them with their parameters, `off` the codes of those switched off."""

    pack: PaymentRules
    off: frozenset[str]
    decisions: Mapping[str, RuleDecision]


def rules_now(unit: Unit, fiscal_year: int) -> RulesNow | None:
    """The rules in force with what was decided about them; None when a pack cannot be read."""
    decisions = decisions_for(unit, fiscal_year)
    chosen = _settings_of(decisions)
    pack, _ = rules_with(from_environment().standards, unit=unit.code, fiscal_year=fiscal_year, settings=chosen)
    off = frozenset(one.rule for one in chosen if not one.on)
    return RulesNow(pack, off, decisions) if pack is not None else None


def watched_now(unit: Unit, fiscal_year: int) -> Watched:
    """What the rules that are on say of the unit's subtree and year."""
    settings = from_environment()
    folder = snapshot_of(unit, fiscal_year, folder=settings.snapshots).folder
    chosen = _settings_of(decisions_for(unit, fiscal_year))
    return _watched(folder, settings, shelf_state(settings.standards), unit.code, fiscal_year, chosen)


def _settings_of(decisions: Mapping[str, RuleDecision]) -> tuple[RuleSetting, ...]:
    return tuple(
        RuleSetting(code, one.on, tuple(sorted(one.parameters.items())), one.pk)
        for code, one in sorted(decisions.items())
    )


def settings_now(unit: Unit, fiscal_year: int) -> str:
    """What was decided about the rules of a unit and year, as the file that `jixiao monitor --settings` reads."""
    return settings_text(RuleSettings(unit.code, fiscal_year, _settings_of(decisions_for(unit, fiscal_year))))


def doubled_now(unit: Unit, fiscal_year: int, as_of: date | None, *, with_tables: bool = False) -> Doubled | None:
    """Both progresses of every project of the unit's subtree and year by a day; None without a pack that can be read.

    `with_tables`: the rows behind as well, as the form wants them.
    """
    settings = from_environment()
    folder = snapshot_of(unit, fiscal_year, folder=settings.snapshots).folder
    if with_tables:
        return doubled(folder, as_of, settings=settings)[0]
    return _doubled(folder, as_of, settings, shelf_state(settings.standards))


def paced_now(unit: Unit, fiscal_year: int, as_of: date | None) -> Pace | None:
    """Spending progress of the unit's subtree and year by a day; None without a pack that can be read."""
    settings = from_environment()
    folder = snapshot_of(unit, fiscal_year, folder=settings.snapshots).folder
    return _paced(folder, as_of, settings, shelf_state(settings.standards))


def analysed_now(unit: Unit, fiscal_year: int, as_of: date | None) -> Analysis | None:
    """The analysis of spending of the unit's subtree and year by a day, beside last year's ledger where it has payments.

    None without a pack that can be read, or without payments.
    """
    settings = from_environment()
    folder = snapshot_of(unit, fiscal_year, folder=settings.snapshots).folder
    before = last_year_of(unit, fiscal_year)
    return _analysed(folder, before, as_of, settings, shelf_state(settings.standards))


def supervised_now(unit: Unit, fiscal_year: int, as_of: date) -> Supervision | None:
    """The supervised tasks of the unit's subtree and year by a day; None without a pack that can be read."""
    settings = from_environment()
    folder = snapshot_of(unit, fiscal_year, folder=settings.snapshots).folder
    return _supervised(folder, as_of, settings, shelf_state(settings.standards))


def counted_now(unit: Unit, fiscal_year: int, name: str) -> Mapping[str, Any]:
    """What the register `name` counts to in the unit's subtree and year, as a trace document."""
    settings = from_environment()
    folder = snapshot_of(unit, fiscal_year, folder=settings.snapshots).folder
    return _counted(folder, name, settings, shelf_state(settings.standards))


def assessed_now(unit: Unit, fiscal_year: int, scheme: str) -> tuple[Assessment | None, tuple[Finding, ...]]:
    """The assessment of the unit's subtree and year under a scheme; None, with the errors, when it cannot be made."""
    settings = from_environment()
    folder = snapshot_of(unit, fiscal_year, folder=settings.snapshots).folder
    return _assessed(folder, settings, scheme, shelf_state(settings.standards))


def published_now(published: PublishedAssessment) -> Assessment | None:
    """A published version counted again from its own snapshot; None when the scheme has changed since and would count otherwise."""
    settings = from_environment()
    found, _ = find_scheme(published.scheme, root=settings.standards)
    folder = settings.snapshots / published.snapshot
    if found is None or found.standard.version != published.scheme_version or not folder.exists():
        return None
    return _assessed(folder, settings, published.scheme, shelf_state(settings.standards))[0]


def costed_now(unit: Unit, fiscal_year: int, as_of: date | None) -> Controlled | None:
    """Costs of the unit's subtree and year by a day; None without packs that can be read."""
    settings = from_environment()
    folder = snapshot_of(unit, fiscal_year, folder=settings.snapshots).folder
    return _costed(folder, as_of, settings, shelf_state(settings.standards))


def managed_now(unit: Unit, fiscal_year: int, as_of: date | None, confirmed: Confirmed = ()) -> Managed | None:
    """Performance management of the unit's subtree and year by a day; None without packs that can be read."""
    settings = from_environment()
    folder = snapshot_of(unit, fiscal_year, folder=settings.snapshots).folder
    return _managed(folder, as_of, settings, confirmed, shelf_state(settings.standards))


def costs_by_department(as_of: date) -> dict[str, Costs]:
    """The costs of every department that measures some in the year of a day, by that day and its code; never shown as they are.

    What one department may hear of the others is `peers_of`; side by side only those in a person's scope are (`spreads`).
    """
    table: Any = TABLES["cost_control"]
    rows = table.objects.filter(fiscal_year=as_of.year, ended__isnull=True, quantity__isnull=False)
    holding = Unit.objects.filter(code__in=rows.values_list("unit_id", flat=True).distinct(), kind="department")
    found = {one.code: costed_now(one, as_of.year, as_of) for one in holding}
    return {code: one.costs for code, one in found.items() if one is not None}


def last_year_of(unit: Unit, fiscal_year: int) -> Path | None:
    """The snapshot of the year before; None where the ledger has nothing of it."""
    stored = Batch.objects.filter(unit__in=subtree(unit), fiscal_year=fiscal_year - 1, undone_at__isnull=True)
    if not stored.exists():
        return None
    return snapshot_of(unit, fiscal_year - 1, folder=from_environment().snapshots).folder


def tried_now(unit: Unit, fiscal_year: int, *, code: str, parameters: Mapping[str, str]) -> Tried | None:
    """One rule with other parameters over the same ledger; None when the rules cannot be read."""
    settings, rules = from_environment(), rules_now(unit, fiscal_year)
    if rules is None:
        return None
    folder = snapshot_of(unit, fiscal_year, folder=settings.snapshots).folder
    off = code in rules.off
    return try_rule(folder, code=code, parameters=parameters, settings=settings, pack=rules.pack, off=off)


# A snapshot never changes and a setting names its decision: what was counted once holds until a file on the shelf changes.


@lru_cache(maxsize=KEPT)
def _doubled(folder: Path, as_of: date | None, settings: Settings, shelf: ShelfState) -> Doubled | None:
    found, _ = doubled(folder, as_of, settings=settings)
    # Every payment of the year is among the tables: too much to keep.
    return replace(found, tables={}) if found is not None else None


@lru_cache(maxsize=KEPT)
def _paced(folder: Path, as_of: date | None, settings: Settings, shelf: ShelfState) -> Pace | None:
    return pace_of(folder, as_of, settings=settings)[0]


@lru_cache(maxsize=KEPT)
def _supervised(folder: Path, as_of: date, settings: Settings, shelf: ShelfState) -> Supervision | None:
    return supervision_of(folder, as_of, settings=settings)[0]


@lru_cache(maxsize=KEPT)
def _analysed(
    folder: Path, before: Path | None, as_of: date | None, settings: Settings, shelf: ShelfState
) -> Analysis | None:
    return analysis_of(folder, as_of, before=before, settings=settings)[0]


@lru_cache(maxsize=DEPARTMENTS)
def _costed(folder: Path, as_of: date | None, settings: Settings, shelf: ShelfState) -> Controlled | None:
    return costs_of(folder, as_of, settings=settings)[0]


@lru_cache(maxsize=DEPARTMENTS)
def _managed(
    folder: Path, as_of: date | None, settings: Settings, confirmed: Confirmed, shelf: ShelfState
) -> Managed | None:
    return managed(folder, as_of, projects=PROJECT_STANDARD, settings=settings, confirmed=confirmed)[0]


@lru_cache(maxsize=KEPT)
def _watched(
    folder: Path, settings: Settings, shelf: ShelfState, unit: str, fiscal_year: int, chosen: tuple[RuleSetting, ...]
) -> Watched:
    pack, findings = rules_with(settings.standards, unit=unit, fiscal_year=fiscal_year, settings=chosen)
    off = frozenset(one.rule for one in chosen if not one.on)
    found = watch(folder, settings=settings, pack=pack, without=off) if pack else watch(folder, settings=settings)
    return replace(found, findings=(*found.findings, *findings))


@lru_cache(maxsize=KEPT)
def _counted(folder: Path, name: str, settings: Settings, shelf: ShelfState) -> Mapping[str, Any]:
    return count_register(folder, name, settings=settings)


@lru_cache(maxsize=KEPT)
def _assessed(
    folder: Path, settings: Settings, scheme: str, shelf: ShelfState
) -> tuple[Assessment | None, tuple[Finding, ...]]:
    return assessed_folder(folder, scheme=scheme, settings=settings)
