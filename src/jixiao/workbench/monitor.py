"""Use case: the payments of a year asked by the payment rules, from a snapshot of one department."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jixiao.engines.payment_duckdb import DuckSession
from jixiao.engines.payment_run import answers
from jixiao.engines.payment_sql import Year
from jixiao.expressions.types import Type
from jixiao.facts.records import BY_NAME
from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.kernel.finding import Finding
from jixiao.measures.payment_answers import Coverage
from jixiao.monitoring.rules.hits import Hit, hits_of
from jixiao.monitoring.rules.moved import moved
from jixiao.standards.calendars import load_calendar
from jixiao.standards.library import packs
from jixiao.standards.payment_rule_reader import load_payment_rules
from jixiao.standards.payment_rule_settings import RuleSetting
from jixiao.standards.payment_rule_trial import with_parameters
from jixiao.standards.payment_rules import TABLE, PaymentRule, PaymentRules

from .measuring import scope_of
from .settings import Settings

KIND = "payment-rules"
TABLES: Mapping[str, Mapping[str, Type]] = {name: record.columns for name, record in BY_NAME.items()}


@dataclass(frozen=True, slots=True)
class Watched:
    """What the rules say: suspicions in the order of the rules, and for each rule by code what it could look at."""

    hits: tuple[Hit, ...]
    rules: tuple[PaymentRule, ...]
    coverage: Mapping[str, Coverage]
    version: str
    findings: tuple[Finding, ...] = ()


def watch(
    folder: Path,
    *,
    settings: Settings,
    unit: str | None = None,
    fiscal_year: int | None = None,
    without: Collection[str] = (),
    pack: PaymentRules | None = None,
    of_all: bool = False,
) -> Watched:
    """The suspicions in a snapshot; `unit` and `fiscal_year` narrow it, `without` names rules that are switched off.

    `of_all`: payments of every unit in it, not only of the snapshot's own and those below.

    With `pack` these rules are tried instead of those in force.
    """
    snapshot = open_snapshot(folder)
    scope = scope_of(snapshot)
    year = fiscal_year or scope.fiscal_year
    units = (unit,) if unit else None if of_all else scope.units
    findings: tuple[Finding, ...] = ()
    if pack is None:
        pack, findings = rules_of(settings.standards, unit=unit or snapshot.unit, fiscal_year=year)
    chosen = [rule for rule in pack.rules if rule.code not in without] if pack else []
    return _watched(snapshot, chosen, pack, Year(year, units), settings=settings, findings=findings)


def rules_with(
    root: Path, *, unit: str, fiscal_year: int, settings: Sequence[RuleSetting]
) -> tuple[PaymentRules | None, tuple[Finding, ...]]:
    """The rules in force for a unit and year with what was decided about them; those switched off are still among them.

    The version names pack and decisions, so that a suspicion keeps the rule it was found with.
    """
    pack, findings = rules_of(root, unit=unit, fiscal_year=fiscal_year)
    if pack is None:
        return None, findings
    by_code = {rule.code: rule for rule in pack.rules}
    for one in settings:
        if one.parameters and one.rule in by_code:
            changed, wrong = _changed(root, one.rule, dict(one.parameters))
            findings += wrong
            by_code |= {rule.code: rule for rule in changed.rules} if changed is not None else {}
    numbers = ".".join(str(one.number) for one in sorted(settings, key=lambda one: one.number))
    version = "#".join((pack.version, numbers)) if numbers else pack.version
    return replace(pack, version=version, rules=tuple(by_code[code] for code in sorted(by_code))), findings


def _changed(root: Path, code: str, parameters: Mapping[str, str]) -> tuple[PaymentRules | None, tuple[Finding, ...]]:
    paths = [one.path for one in packs(root) if one.kind == KIND and _holds(one.path, code)]
    return with_parameters(paths[-1], code=code, parameters=parameters, tables=TABLES)


@dataclass(frozen=True, slots=True)
class Tried:
    """A rule on past data as it stands and as it would be: suspicions of both; `findings` say why the change cannot be read."""

    now: tuple[Hit, ...]
    then: tuple[Hit, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def gone(self) -> tuple[Hit, ...]:
        """Suspicions that the change would drop."""
        return moved(self.now, self.then).gone

    @property
    def new(self) -> tuple[Hit, ...]:
        """Suspicions that the change would add."""
        return moved(self.now, self.then).new

    @property
    def changed(self) -> tuple[Hit, ...]:
        """Suspicions that stay but would point at other payments."""
        return moved(self.now, self.then).changed


def try_rule(
    folder: Path, *, code: str, parameters: Mapping[str, str], settings: Settings, pack: PaymentRules, off: bool
) -> Tried:
    """One rule with other parameters over a snapshot, beside what it finds today (nothing while it is `off`); no rule is changed."""
    now = () if off else watch(folder, settings=settings, pack=pack.only(frozenset({code}))).hits
    changed, findings = _changed(settings.standards, code, parameters)
    if changed is None:
        return Tried(now, (), findings)
    return Tried(now, watch(folder, settings=settings, pack=changed).hits)


def _holds(path: Path, code: str) -> bool:
    pack, _ = load_payment_rules(path, tables=TABLES)
    return pack is not None and any(rule.code == code for rule in pack.rules)


def rules_of(root: Path, *, unit: str, fiscal_year: int) -> tuple[PaymentRules | None, tuple[Finding, ...]]:
    """The rules in force for a unit and year: those for all units, each replaced by the unit's own of the same code.

    None, with findings, when a pack cannot be used: a rule that is silently left out would look like a clean ledger.
    """
    read = [load_payment_rules(pack.path, tables=TABLES) for pack in packs(root) if pack.kind == KIND]
    findings = tuple(finding for _, told in read for finding in told)
    if any(pack is None for pack, _ in read):
        return None, findings
    fitting = [pack for pack, _ in read if pack and _fits(pack, unit=unit, fiscal_year=fiscal_year)]
    by_code = {rule.code: rule for pack in sorted(fitting, key=lambda one: bool(one.units)) for rule in pack.rules}
    if not fitting:
        return None, findings
    last = max(fitting, key=lambda one: bool(one.units))
    version = "+".join(pack.version for pack in fitting)
    return replace(last, version=version, rules=tuple(by_code[code] for code in sorted(by_code))), findings


def _fits(pack: PaymentRules, *, unit: str, fiscal_year: int) -> bool:
    return (not pack.units or unit in pack.units) and pack.first_year <= fiscal_year <= pack.last_year


def _watched(
    snapshot: Snapshot,
    rules: Sequence[PaymentRule],
    pack: PaymentRules | None,
    year: Year,
    *,
    settings: Settings,
    findings: tuple[Finding, ...],
) -> Watched:
    if pack is None or TABLE not in snapshot.tables:
        return Watched((), tuple(rules), {}, pack.version if pack else "", findings)
    session = DuckSession(calendar=load_calendar(settings.standards))
    try:
        session.read_snapshot(snapshot)
        told = list(answers(session, rules, year=year))
    finally:
        session.close()
    hits = tuple(hit for answer in told for hit in hits_of(answer, version=pack.version))
    coverage = {answer.rule.code: answer.coverage for answer in told}
    return Watched(hits, tuple(rules), coverage, pack.version, findings)
