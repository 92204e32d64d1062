"""Phrases (常用语) offered beside a text field of a suspicion, their gaps filled from the case and the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jixiao.kernel.formatting import money
from jixiao.reporting.payment_rules_text import basis_text
from jixiao.server.accounts.models import Unit
from jixiao.server.ledger.batches import current
from jixiao.server.process.cases import Case
from jixiao.standards.library import ShelfState, packs, shelf_state
from jixiao.standards.payment_rules import PaymentRule
from jixiao.standards.phrases import ASKING, KIND, STEPS, Phrases, load_phrases
from jixiao.workbench.settings import Settings, from_environment

SUBJECT = "warning"
NAMED = 3
"""So many payees, days or vouchers are named; of more, how many there are."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One phrase as it would be inserted."""

    title: str
    text: str


def bank_for(unit: Unit, fiscal_year: int, *, settings: Settings) -> Phrases | None:
    """The bank in force: one that names the unit, or a unit above it, before one that names none; None without one that can be read."""
    above = set(unit.path.split("/"))
    fitting = [
        bank
        for bank in _banks(settings.standards, shelf_state(settings.standards))
        if bank.subject == SUBJECT
        and bank.first_year <= fiscal_year <= bank.last_year
        and (not bank.units or above & set(bank.units))
    ]
    return max(fitting, key=lambda one: (bool(one.units), one.id), default=None)


@lru_cache(maxsize=4)
def _banks(root: Path, state: ShelfState) -> tuple[Phrases, ...]:
    read = (load_phrases(one.path)[0] for one in packs(root) if one.kind == KIND)
    return tuple(bank for bank in read if bank is not None)


def phrases_for(case: Case, body: Mapping[str, Any]) -> list[Offered]:
    """The phrases of the step at which a suspicion stands; none for other cases and for those that are over."""
    if case.subject != SUBJECT or case.state != "open" or case.step not in STEPS:
        return []
    bank = bank_for(case.unit, case.fiscal_year, settings=from_environment())
    if bank is None:
        return []
    fitting = [one for one in bank.phrases if one.fits(case.step, str(body.get("rule", "")))]
    values = _of_case(case, body) if fitting else {}
    return [Offered(one.title, one.filled(values)) for one in fitting]


def phrases_to_ask(unit: Unit, fiscal_year: int, rule: PaymentRule) -> list[Offered]:
    """The phrases with which a unit is asked about suspicions of a rule."""
    bank = bank_for(unit, fiscal_year, settings=from_environment())
    values = {"rule": rule.title, "why": rule.why, "citation": basis_text(rule)}
    return (
        [Offered(one.title, one.filled(values)) for one in bank.phrases if one.fits(ASKING, rule.code)] if bank else []
    )


def _of_case(case: Case, body: Mapping[str, Any]) -> dict[str, str]:
    vouchers = [str(one) for one in body.get("vouchers", [])]
    rows: Any = current("payment", unit=case.unit, fiscal_year=case.fiscal_year)
    found = rows.filter(voucher__in=vouchers).order_by("paid_on", "voucher")
    paid = list(found.values_list("paid_on", "payee"))
    return {
        "rule": str(body.get("rule_title", "")),
        "why": str(body.get("why", "")),
        "citation": str(body.get("basis", "")),
        "amount": money(int(body["amount_fen"]), unit="元") if "amount_fen" in body else "",
        "paid_on": _named([f"{day:%Y-%m-%d}" for day, _ in paid if day is not None], "天"),
        "payee": _named([payee for _, payee in paid if payee], "个收款人"),
        "vouchers": _named(vouchers, "张"),
        "finding": str(body.get("sentence", "")),
    }


def _named(words: list[str], counted: str) -> str:
    """Each once; of many, the first ones and how many there are: 甲、乙、丙等 5 个收款人."""
    once = list(dict.fromkeys(words))
    return "、".join(once[:NAMED]) + (f"等 {len(once)} {counted}" if len(once) > NAMED else "")
