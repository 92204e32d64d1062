"""Use case: payments asked by the payment rules, from a package or from Parquet of any size; results as workbook, JSON and Parquet."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pyarrow.parquet as pq

from jixiao.engines.payment_run import Saved, saved
from jixiao.engines.payment_sql import Year
from jixiao.facts.package import SETTINGS as PACKAGE
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.finding import Finding, Severity, has_errors
from jixiao.measures.payment_answers import Answer, Coverage
from jixiao.monitoring.rules.answer_form import read_answers
from jixiao.monitoring.rules.answers import Answered, Followed, Standing
from jixiao.monitoring.rules.hits import Hit, hits_of
from jixiao.monitoring.rules.moved import Moved, moved_by_rule
from jixiao.monitoring.rules.silence import Covered, counted, covered
from jixiao.reporting.files import HITS_JSON, HITS_SHEET
from jixiao.reporting.hits_text import hits_json, hits_lines, hits_title, not_compared_line, unlisted_line
from jixiao.reporting.xlsx_hits import write_hits
from jixiao.standards.payment_rule_reader import load_payment_rules
from jixiao.standards.payment_rule_settings import other_scope, read_settings, unknown_names
from jixiao.standards.payment_rules import TABLE, PaymentRules

from .engine_choice import DUCKDB, FITTING, Engine, Place, Session, counted_over
from .intake import Intake, take_in
from .loose_tables import NO_UNIT, NOBODY, left_out, nobodys, packaged, units_paid
from .measuring import scope_of
from .monitor import TABLES, rules_of, rules_with, watch
from .outcome import Outcome
from .settings import Settings

LISTED = 20_000
"""Payments pointed at by one rule up to which its suspicions are listed one by one; beyond, they are in the Parquet files."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: `rules` is a pack's file instead of those in force, `settings` what a unit decided about these, `only` names rules,
    `engine` says what counts; `answers` is the workbook of an earlier run as people filled it in."""

    unit: str = ""
    fiscal_year: int | None = None
    rules: Path | None = None
    settings: Path | None = None
    only: frozenset[str] = frozenset()
    engine: Engine = FITTING
    answers: Path | None = None


@dataclass(slots=True)
class Told:
    """What the rules say over years: suspicions listed one by one, coverage and their number by rule, files, and what is not listed."""

    hits: list[Hit] = field(default_factory=list)
    coverage: dict[str, Coverage] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    unlisted: list[str] = field(default_factory=list)
    too_many: set[str] = field(default_factory=set)

    def count(self, code: str, coverage: Coverage, hits: int) -> None:
        """Adds what a rule says of a year."""
        self.coverage[code] = _together(self.coverage.get(code), coverage)
        self.groups[code] = self.groups.get(code, 0) + hits


def monitor(place: Place, *, asked: Asked, out: Path | None, settings: Settings) -> Outcome:
    """The suspicions in a package, in Parquet, or in a database. The exit code is 1 when a rule of severity error has one."""
    asked, wrong = narrowed(asked)
    pack, findings = rules_asked(asked, settings=settings)
    findings += wrong
    answers: dict[str, Answered] = {}
    if asked.answers is not None:
        answers, wrong = read_answers(asked.answers)
        findings += wrong
    if pack is None or has_errors(findings):
        return Outcome((), (), findings, {})
    followed = Followed(answers, pack.retire, {})
    if isinstance(place, Path):
        with packaged(place, unit=asked.unit, fiscal_year=asked.fiscal_year) as (folder, wrong):
            if wrong:
                return Outcome((), (), wrong, {})
            if (folder / PACKAGE).is_file():
                own = folder == place
                taken = take_in(folder, fiscal_year=asked.fiscal_year, settings=settings, crossed=own)
                units = () if own or asked.unit or taken.snapshot is None else tuple(units_paid(taken.snapshot))
                if len(units) == 1 and units != (NOBODY,):
                    return monitor(place, asked=replace(asked, unit=units[0]), out=out, settings=settings)
                return _package(
                    taken, asked=asked, of_all=len(units) > 1, followed=followed, out=out, settings=settings
                )
    return _over_data(place, pack, asked=asked, followed=followed, out=out, settings=settings, findings=findings)


def rules_asked(asked: Asked, *, settings: Settings) -> tuple[PaymentRules | None, tuple[Finding, ...]]:
    """The rules in force, with what the unit decided about them, or those handed in, or some of either."""
    if asked.rules is not None:
        pack, findings = load_payment_rules(asked.rules, tables=TABLES)
    elif asked.settings is not None:
        pack, findings = _rules_set(asked.settings, settings=settings)
    else:
        pack, findings = rules_of(settings.standards, unit=asked.unit, fiscal_year=asked.fiscal_year or 9998)
    return (pack.only(asked.only) if pack and asked.only else pack), findings


def _rules_set(path: Path, *, settings: Settings) -> tuple[PaymentRules | None, tuple[Finding, ...]]:
    chosen, findings = read_settings(path)
    if chosen is None:
        return None, findings
    pack, findings = rules_with(
        settings.standards, unit=chosen.unit, fiscal_year=chosen.fiscal_year, settings=chosen.rules
    )
    if pack is None:
        return None, findings
    findings += unknown_names(chosen.rules, pack.rules, place=path.name)
    off = {one.rule for one in chosen.rules if not one.on}
    return pack.only(frozenset(rule.code for rule in pack.rules if rule.code not in off)), findings


def narrowed(asked: Asked) -> tuple[Asked, tuple[Finding, ...]]:
    """Settings hold for one unit and year, so these are looked at; findings where others are asked for."""
    chosen = read_settings(asked.settings)[0] if asked.settings is not None else None
    if chosen is None:
        return asked, ()
    within = replace(asked, unit=asked.unit or chosen.unit, fiscal_year=asked.fiscal_year or chosen.fiscal_year)
    return within, other_scope(chosen, unit=within.unit, fiscal_year=within.fiscal_year or 0, place=str(asked.settings))


def _package(
    taken: Intake, *, asked: Asked, of_all: bool, followed: Followed, out: Path | None, settings: Settings
) -> Outcome:
    """`of_all`: tables that lie about, with payments of several units."""
    if taken.snapshot is None:
        return Outcome((), (), taken.findings, {})
    if of_all and nobodys(taken.snapshot):
        found = str(len(units_paid(taken.snapshot)))
        return Outcome((), (), (NO_UNIT.at(place=taken.snapshot.unit_name, found=found),), {})
    if chosen := read_settings(asked.settings)[0] if asked.settings is not None else None:
        unit, year = taken.snapshot.unit, taken.snapshot.fiscal_year
        if wrong := other_scope(chosen, unit=unit, fiscal_year=year, place=str(asked.settings)):
            return Outcome((), (), wrong, {})
    if asked.engine.over(taken.snapshot.folder) != DUCKDB:
        return _elsewhere(taken.snapshot, asked=asked, followed=followed, out=out, settings=settings)
    given = asked.rules or asked.settings or asked.only
    tried = rules_asked(asked, settings=settings)[0] if given else None
    look = partial(watch, taken.snapshot.folder, settings=settings, unit=asked.unit or None, of_all=of_all)
    watched = look(pack=tried)
    if asked.rules is not None:
        # What a change would move is seen beside what is found today, with the same rules chosen.
        now = look().hits
        codes = {rule.code for rule in watched.rules}
        followed = replace(followed, moved=moved_by_rule([hit for hit in now if hit.rule in codes], watched.hits))
    silence = covered(watched.rules, coverage=watched.coverage, hits=counted(watched.hits))
    title = hits_title(taken.snapshot.unit_name, taken.snapshot.fiscal_year)
    told = _Result(watched.hits, silence, watched.version, title, followed)
    # What the import found in the package is told by `evaluate`; here only what stops the rules.
    units = () if of_all or asked.unit else scope_of(taken.snapshot).units
    findings = left_out(taken.snapshot, units=units) if units else ()
    return _outcome(told, out=out, findings=(*watched.findings, *findings))


def _elsewhere(
    snapshot: Snapshot, *, asked: Asked, followed: Followed, out: Path | None, settings: Settings
) -> Outcome:
    """A package on another engine: over the Parquet of its snapshot."""
    asked = replace(asked, fiscal_year=snapshot.fiscal_year)
    pack, findings = rules_asked(replace(asked, unit=snapshot.unit), settings=settings)
    if pack is None:
        return Outcome((), (), findings, {})
    return _over_data(
        snapshot.folder, pack, asked=asked, followed=followed, out=out, settings=settings, findings=findings
    )


def _over_data(
    place: Place,
    pack: PaymentRules,
    *,
    asked: Asked,
    followed: Followed,
    out: Path | None,
    settings: Settings,
    findings: tuple[Finding, ...],
) -> Outcome:
    folder = Path(tempfile.mkdtemp(prefix="jixiao-hits-")) if out is None else out
    now = rules_asked(replace(asked, rules=None), settings=settings)[0] if asked.rules is not None else None

    def ask(session: Session) -> tuple[Told, Followed]:
        folder.mkdir(parents=True, exist_ok=True)
        told = _asked_by_year(session, pack, asked=asked, folder=folder)
        if asked.rules is None:
            return told, followed
        return told, replace(followed, moved=_moved(session, told, pack, now, asked=asked))

    wanted = {TABLE, *(table for rules in (pack, now) if rules for rule in rules.rules for table in rule.tables)}
    try:
        told, wrong = counted_over(
            place,
            ask,
            engine=asked.engine,
            wanted=wanted,
            unit=asked.unit,
            fiscal_year=asked.fiscal_year,
            folder=folder,
            settings=settings,
        )
    finally:
        if out is None:
            shutil.rmtree(folder, ignore_errors=True)
    if told is None:
        return Outcome((), (), (*findings, *wrong), {})
    return outcome_of(told[0], pack, followed=told[1], out=out, findings=(*findings, *wrong))


def outcome_of(
    told: Told, pack: PaymentRules, *, followed: Followed, out: Path | None, findings: tuple[Finding, ...]
) -> Outcome:
    """What was told as lines, files and facts."""
    hits = tuple(sorted(told.hits, key=lambda hit: (hit.rule, hit.fiscal_year)))
    silence = covered(pack.rules, coverage=told.coverage, hits=told.groups)
    result = _outcome(_Result(hits, silence, pack.version, hits_title("", None), followed), out=out, findings=findings)
    files = tuple(told.files) if out is not None else ()
    return replace(result, lines=(*result.lines, *told.unlisted), files=(*result.files, *files))


def _asked_by_year(session: Session, pack: PaymentRules, *, asked: Asked, folder: Path) -> Told:
    told = Told()
    years = session.years() if asked.fiscal_year is None else (asked.fiscal_year,)
    units = (asked.unit,) if asked.unit else None
    for year in years:
        for one in saved(session, pack.rules, year=Year(year, units), folder=folder):
            code = one.rule.code
            told.count(code, one.coverage, one.groups or one.payments)
            told.files += one.files
            if one.payments > LISTED:
                told.too_many.add(code)
                told.unlisted.append(unlisted_line(code, year))
            else:
                told.hits += _listed(one, version=pack.version)
    return told


def _moved(
    session: Session, told: Told, pack: PaymentRules, now: PaymentRules | None, *, asked: Asked
) -> dict[str, Moved]:
    """What the rules handed in move, beside those in force; only rules whose text differs are asked a second time.

    A rule with more suspicions than are listed, before or after, is told as such and not compared one by one.
    """
    in_force = {rule.code: rule for rule in now.rules} if now is not None else {}
    differing = {
        rule.code for rule in pack.rules if rule.code in in_force and rule.source != in_force[rule.code].source
    }
    with tempfile.TemporaryDirectory(prefix="jixiao-now-") as folder:
        before = Told()
        if now is not None and differing:
            before = _asked_by_year(session, now.only(frozenset(differing)), asked=asked, folder=Path(folder))
    told.unlisted += [not_compared_line(code) for code in sorted(told.too_many | before.too_many)]
    apart = told.too_many | before.too_many
    old = [*before.hits, *(hit for hit in told.hits if hit.rule not in differing and hit.rule in in_force)]
    return moved_by_rule(
        [hit for hit in old if hit.rule not in apart], [hit for hit in told.hits if hit.rule not in apart]
    )


def _listed(one: Saved, *, version: str) -> Sequence[Hit]:
    lines = [pq.read_table(path).to_pylist() for path in one.files]
    groups = lines[1] if len(lines) > 1 else []
    return hits_of(Answer(one.rule, lines[0], groups, one.coverage), version=version) if lines else ()


def _together(one: Coverage | None, other: Coverage) -> Coverage:
    """Years added up; what was missing in one year was missing."""
    if one is None:
        return other
    missing = tuple(dict.fromkeys((*one.missing, *other.missing)))
    return Coverage(
        one.looked_at + other.looked_at, one.applicable + other.applicable, one.exempt + other.exempt, missing
    )


@dataclass(frozen=True, slots=True)
class _Result:
    """The suspicions of a run, what every rule could look at, and what is known beside them."""

    hits: Sequence[Hit]
    silence: Sequence[Covered]
    version: str
    title: str
    followed: Followed


def _outcome(told: _Result, *, out: Path | None, findings: tuple[Finding, ...]) -> Outcome:
    facts = hits_json(told.hits, told.silence, version=told.version, followed=told.followed)
    files: tuple[Path, ...] = ()
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        files = (out / HITS_SHEET, out / HITS_JSON)
        write_hits(files[0], title=told.title, hits=told.hits, covered=told.silence, followed=told.followed)
        files[1].write_text(json.dumps(facts, ensure_ascii=False, indent=1), encoding="utf-8")
    return Outcome(hits_lines(told.hits, told.silence, followed=told.followed), files, findings, facts)


def exit_code(outcome: Outcome) -> int:
    """2 when nothing could be asked, 1 when a rule of severity error has a suspicion that was not judged normal before, else 0."""
    if has_errors(outcome.findings):
        return 2
    grave = {
        rule["code"] for rule in outcome.facts.get("rules", ()) if rule["severity"] == Severity.ERROR and rule["hits"]
    }
    listed = {hit["rule"] for hit in outcome.facts.get("hits", ())}
    standing = {hit["rule"] for hit in outcome.facts.get("hits", ()) if hit.get("standing") != Standing.NORMAL}
    # Too many to be listed are too many to have been judged.
    return int(bool(grave.intersection(standing) or grave.difference(listed)))
