"""Use case: payments that come in day by day, asked by the payment rules on top of what is known of the year so far."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jixiao.engines.payment_input import sources
from jixiao.engines.payment_state import FILE, LISTED, OwnRules, PaymentState, Taken, UnreadableState
from jixiao.kernel.finding import Finding, FindingCode, Severity, has_errors, register
from jixiao.monitoring.rules.answer_form import read_answers
from jixiao.monitoring.rules.answers import Followed
from jixiao.monitoring.rules.hits import Hit, hits_of
from jixiao.monitoring.rules.moved import moved
from jixiao.monitoring.rules.silence import Covered, covered
from jixiao.reporting.files import HITS_CHANGED, HITS_JSON
from jixiao.reporting.hits_changes_text import Batch, batch_json, changes_lines, changes_title
from jixiao.reporting.hits_text import unlisted_line
from jixiao.reporting.xlsx_hits import write_hits
from jixiao.standards.calendars import load_calendar
from jixiao.standards.payment_rule_settings import read_settings
from jixiao.standards.payment_rules import PaymentRules

from .engine_choice import DUCKDB
from .monitor_files import Asked, Told, narrowed, outcome_of, rules_asked
from .outcome import Outcome
from .settings import Settings

ALONE = register(
    FindingCode(
        "JX-MON-007",
        Severity.ERROR,
        "--state 不能和 {found} 一起用",
        "逐日监控查的是全部规则、全部年度，用 DuckDB；要另外试查，就不带 --state 运行一次",
        "状态里每条规则的结论都要对得上同一本账。",
    )
)
NO_STATE = register(
    FindingCode(
        "JX-MON-008",
        Severity.ERROR,
        "文件夹里还没有监控状态，不能加入新的支付",
        "先用到目前为止的数据运行 jixiao monitor 数据 --state 文件夹，再加 --add",
        "新的一天要和已有的支付放在一起看。",
    )
)


def monitor_by_day(
    path: Path, *, state: Path, add: bool, asked: Asked, out: Path | None, settings: Settings
) -> Outcome:
    """All rules over all payments, keeping what is known in `state`; with `add` the files are put on top of what is there.

    What comes out is what a full run over everything handed in so far would say, and how it differs from before.
    """
    asked = replace(asked, unit=narrowed(asked)[0].unit)
    # Settings hold for their unit and year; the state keeps every year, and the others go by the rules in force.
    pack, findings = rules_asked(replace(asked, settings=None), settings=settings)
    own, wrong = _own_rules(asked, settings=settings)
    findings += wrong
    answers, wrong = read_answers(asked.answers) if asked.answers is not None else ({}, ())
    findings += wrong
    found, wrong = sources(path, unit=asked.unit, fiscal_year=None, payments=not add)
    findings += (*wrong, *_refused(path, state, add=add, asked=asked))
    if pack is None or has_errors(findings):
        return Outcome((), (), findings, {})
    place = state if add else state / "new"
    shutil.rmtree(state / "new", ignore_errors=True)
    try:
        kept = PaymentState(place, calendar=load_calendar(settings.standards), memory=asked.engine.memory)
    except UnreadableState as error:
        return Outcome((), (), (*findings, error.finding), {})
    try:
        taken, wrong = kept.take(found, pack.rules, own=own[0] if own else None)
        followed = Followed(answers, pack.retire, {})
        packs = _Packs(pack, *own) if own else _Packs(pack)
        outcome = None if taken is None else _told(kept, taken, packs, followed, add=add, out=out, findings=findings)
    finally:
        kept.close()
    if outcome is not None and not add:
        (place / FILE).replace(state / FILE)
    shutil.rmtree(state / "new", ignore_errors=True)
    return outcome or Outcome((), (), (*findings, *wrong), {})


def _own_rules(asked: Asked, *, settings: Settings) -> tuple[tuple[OwnRules, PaymentRules] | None, tuple[Finding, ...]]:
    """What was decided for one unit and year, if settings are handed in."""
    if asked.settings is None:
        return None, ()
    chosen, findings = read_settings(asked.settings)
    own, wrong = rules_asked(asked, settings=settings)
    if chosen is None or own is None:
        return None, (*findings, *wrong)
    return (OwnRules(chosen, own.rules), own), wrong


@dataclass(frozen=True, slots=True)
class _Packs:
    """The rules in force, and those of the one year that has its own."""

    common: PaymentRules
    decided: OwnRules | None = None
    own: PaymentRules | None = None

    def of(self, fiscal_year: int) -> PaymentRules:
        """The rules of a year."""
        if self.decided is None or self.own is None or self.decided.settings.fiscal_year != fiscal_year:
            return self.common
        return self.own

    def together(self, years: Sequence[int]) -> PaymentRules:
        """The rules asked in some of these years, under the versions they were asked in."""
        packs = [self.of(year) for year in years] or [self.common]
        rules = {rule.code: rule for pack in packs for rule in pack.rules}
        version = "+".join(dict.fromkeys(pack.version for pack in packs))
        return replace(self.common, version=version, rules=tuple(rules[code] for code in sorted(rules)))


def _refused(path: Path, state: Path, *, add: bool, asked: Asked) -> tuple[Finding, ...]:
    others = {
        "--year": asked.fiscal_year is not None,
        "--only": bool(asked.only),
        f"--engine {asked.engine.name}": asked.engine.over(path) != DUCKDB,
        "package.yaml": (path / "package.yaml").is_file(),
    }
    refused = [ALONE.at(place=str(path), found=name) for name, given in others.items() if given]
    if add and not (state / FILE).is_file():
        refused.append(NO_STATE.at(place=str(state)))
    return tuple(refused)


def _told(
    kept: PaymentState,
    taken: Taken,
    packs: _Packs,
    followed: Followed,
    *,
    add: bool,
    out: Path | None,
    findings: tuple[Finding, ...],
) -> Outcome:
    told = Told()
    for year in kept.years:
        pack = packs.of(year)
        for rule in pack.rules:
            coverage = kept.coverage(rule, fiscal_year=year)
            payments, groups = kept.pointed(rule, fiscal_year=year)
            told.count(rule.code, coverage, groups or payments)
            if payments <= LISTED:
                told.hits += hits_of(kept.answer(rule, fiscal_year=year), version=pack.version)
                continue
            told.unlisted.append(unlisted_line(rule.code, year))
            if out is not None:
                told.files += kept.save(rule, fiscal_year=year, folder=out)
    every = packs.together(kept.years)
    outcome = outcome_of(told, every, followed=followed, out=out, findings=findings)
    silence = covered(every.rules, coverage=told.coverage, hits=told.groups)
    return _with_changes(outcome, kept, taken, packs, silence=silence, out=out) if add else outcome


def _with_changes(
    outcome: Outcome,
    kept: PaymentState,
    taken: Taken,
    packs: _Packs,
    *,
    silence: Sequence[Covered],
    out: Path | None,
) -> Outcome:
    """The outcome with what the batch changed in front."""
    before: list[Hit] = []
    after: list[Hit] = []
    for one in taken.changed:
        if one.before is not None and one.after is not None:
            version = packs.of(one.fiscal_year).version
            before += hits_of(one.before, version=version)
            after += hits_of(one.after, version=version)
    every = moved(before, after)
    unlisted = tuple(
        unlisted_line(one.rule.code, one.fiscal_year) for one in taken.changed if None in (one.before, one.after)
    )
    batch = Batch(taken.payments, taken.new, taken.corrected, taken.same, kept.payments, kept.ledger, taken.again)
    facts = outcome.facts | batch_json(batch, every)
    files = outcome.files
    if out is not None:
        (out / HITS_JSON).write_text(json.dumps(facts, ensure_ascii=False, indent=1), encoding="utf-8")
        files = (*files, out / HITS_CHANGED)
        write_hits(files[-1], title=changes_title(every), hits=(*every.new, *every.changed), covered=silence)
    lines = (*changes_lines(batch, every), *unlisted, "", *outcome.lines[-1:])
    return replace(outcome, lines=lines, files=files, facts=facts)
