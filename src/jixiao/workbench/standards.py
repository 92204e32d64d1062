"""Use case: the shelf of standards – listed, shown, tested by their worked cases, compared."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from jixiao.kernel.finding import Finding
from jixiao.measures.catalog import BY_CODE
from jixiao.measures.compliance.cases import run_compliance_cases
from jixiao.measures.payment_cases import run_payment_cases
from jixiao.reporting import payment_rules_text, standards_text
from jixiao.reporting.compliance_text import obligation_lines
from jixiao.standards.assessment import KIND as ASSESSMENT
from jixiao.standards.calendars import load_calendar
from jixiao.standards.cases import run_cases
from jixiao.standards.compliance import KIND as COMPLIANCE
from jixiao.standards.compliance_reader import load_compliance
from jixiao.standards.diff import diff
from jixiao.standards.indicator_library import KIND, LibraryIndicator, indicator_library, load_indicator_library
from jixiao.standards.library import Pack, all_standards, find_scheme, find_standard, in_force, packs
from jixiao.standards.model import Standard
from jixiao.standards.payment_rule_reader import load_payment_rules

from .compliance_shelf import shelf_of
from .monitor import TABLES
from .outcome import Outcome
from .registers import install_registers
from .settings import Settings

PAYMENT_RULES = "payment-rules"


def find(identifier: str, *, settings: Settings) -> tuple[Standard | None, tuple[Finding, ...]]:
    """One standard by id, its rules checked against the measures there are; of an assessment scheme, the tree of its items."""
    if any(pack.id == identifier and pack.kind == ASSESSMENT for pack in packs(settings.standards)):
        scheme, findings = find_scheme(identifier, root=settings.standards)
        return (scheme.standard if scheme else None), findings
    install_registers(settings)
    return find_standard(identifier, root=settings.standards, known=BY_CODE.keys())


def list_standards(*, on: date | None, settings: Settings) -> Outcome:
    """All standards, or those in force on a day."""
    faulty = install_registers(settings)
    found, findings = all_standards(settings.standards, known=BY_CODE.keys())
    findings += faulty + indicator_library(settings.standards)[1]
    for pack in packs(settings.standards):
        if pack.kind == PAYMENT_RULES:
            findings += load_payment_rules(pack.path, tables=TABLES)[1]
    findings += shelf_of(settings)[1]
    shown = found if on is None else in_force(found, on=on)
    others = tuple(pack for pack in packs(settings.standards) if pack.kind != "scoring") if on is None else ()
    facts = {
        "standards": [{"id": s.id, "title": s.title, "status": s.status} for s in shown],
        "others": [{"id": pack.id, "title": pack.title, "kind": pack.kind} for pack in others],
    }
    return Outcome((*standards_text.listing(shown), *standards_text.others(others)), (), findings, facts)


def show_standard(identifier: str, *, settings: Settings) -> Outcome:
    """The tree of one standard with sources and evidence; the indicators of a library; of other packs, where they come from."""
    pack = next((pack for pack in packs(settings.standards) if pack.id == identifier), None)
    if pack is not None and pack.kind == KIND:
        library, findings = load_indicator_library(pack.path, root=settings.standards)
        facts = {"standard": identifier, "indicators": [_told(one) for one in library.indicators] if library else []}
        return Outcome(standards_text.indicators(library) if library else (), (), findings, facts)
    if pack is not None and pack.kind == PAYMENT_RULES:
        rules, findings = load_payment_rules(pack.path, tables=TABLES)
        lines = payment_rules_text.listing(rules) if rules else ()
        return Outcome(lines, (), findings, {"standard": identifier})
    if pack is not None and pack.kind == COMPLIANCE:
        obligations, findings = load_compliance(pack.path, tables=TABLES)
        return Outcome(obligation_lines(obligations) if obligations else (), (), findings, {"standard": identifier})
    if pack is not None and pack.kind not in ("scoring", ASSESSMENT):
        return Outcome(standards_text.about(pack), (), (), {"standard": identifier})
    standard, findings = find(identifier, settings=settings)
    lines = standards_text.tree(standard) if standard else ()
    return Outcome(lines, (), findings, {"standard": identifier})


def check_standard(identifier: str, *, settings: Settings) -> Outcome:
    """The worked cases of one standard; a case that fails is an error."""
    pack = next((pack for pack in packs(settings.standards) if pack.id == identifier), None)
    if pack is not None and pack.kind == PAYMENT_RULES:
        return _check_payment_rules(pack, settings=settings)
    if pack is not None and pack.kind == COMPLIANCE:
        return _check_compliance(pack, settings=settings)
    standard, findings = find(identifier, settings=settings)
    if standard is None:
        return Outcome((), (), findings, {})
    results, problems = run_cases(standard, path=settings.standards.joinpath(standard.path).with_name("cases.yaml"))
    findings += problems + tuple(result.finding for result in results if result.finding)
    facts = {"cases": [{"name": r.name, "got": r.got, "expected": r.expected} for r in results]}
    return Outcome(standards_text.cases(results), (), findings, facts)


def _check_payment_rules(pack: Pack, *, settings: Settings) -> Outcome:
    rules, findings = load_payment_rules(pack.path, tables=TABLES)
    if rules is None:
        return Outcome((), (), findings, {})
    calendar = load_calendar(settings.standards)
    results, problems = run_payment_cases(rules, path=pack.cases, calendar=calendar)
    findings += problems + tuple(result.finding for result in results if result.finding)
    names = [(f"{result.rule} {result.name}", result.finding is None) for result in results]
    return Outcome(payment_rules_text.tried(names), (), findings, {"standard": pack.id, "cases": len(results)})


def _check_compliance(pack: Pack, *, settings: Settings) -> Outcome:
    obligations, findings = load_compliance(pack.path, tables=TABLES)
    if obligations is None:
        return Outcome((), (), findings, {})
    calendar = load_calendar(settings.standards)
    results, problems = run_compliance_cases(obligations, path=pack.cases, calendar=calendar)
    findings += problems + tuple(result.finding for result in results if result.finding)
    names = [(f"{result.rule} {result.name}", result.finding is None) for result in results]
    return Outcome(payment_rules_text.tried(names), (), findings, {"standard": pack.id, "cases": len(results)})


def diff_standards(before: str, after: str, *, settings: Settings) -> Outcome:
    """What changed between two standards."""
    one, findings = find(before, settings=settings)
    two, problems = find(after, settings=settings)
    if one is None or two is None:
        return Outcome((), (), findings + problems, {})
    changes = diff(one, two)
    facts = {"changes": [{"what": c.what, "name": c.name, "before": c.before, "after": c.after} for c in changes]}
    return Outcome(standards_text.changes(changes, before=one, after=two), (), findings + problems, facts)


def _told(one: LibraryIndicator) -> dict[str, Any]:
    """An indicator of a library for other programs; where it is written is left out."""
    basis = {
        "citation": one.citation.text if one.citation else "",
        "evidence": one.evidence.text if one.evidence else "",
    }
    return {key: value for key, value in asdict(one).items() if key != "where"} | basis
