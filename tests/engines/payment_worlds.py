"""Small worlds of payments, dense with doubtful ones: few payees, amounts around every limit, refunds, gaps, ties."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.kernel.period import day_number
from jixiao.standards.payment_rule_reader import load_payment_rules
from jixiao.standards.payment_rules import PaymentRules

RULES = Path(__file__).resolve().parents[2] / "standards" / "jixiao" / "payment-rules" / "standard.yaml"
YEAR, FIRST = 2023, day_number(date(2023, 1, 1))
COLUMNS = {name: record.columns for name, record in BY_NAME.items()}
World = dict[str, list[dict[str, Value]]]
AMOUNTS = (
    0,
    1,
    999_999,
    1_000_000,
    2_000_000,
    4_999_999,
    5_000_000,
    9_999_999,
    10_000_000,
    20_000_000,
    30_000_000,
    49_999_999,
    50_000_000,
    -5_000_000,
    55_000,
    110_000,
)
ECONOMIC = (
    "30201",
    "30211",
    "30212",
    "30213",
    "30215",
    "30216",
    "30217",
    "30226",
    "30227",
    "30231",
    "31013",
    "30101",
    None,
)
PURPOSES = ("法律援助补贴", "购月饼券", "禁烟宣传礼品", "其他", "付款", None, "KTV 消费", "办公用品", "旅游纠纷调解")
PAYEES = ("某律师事务所", "某某酒业公司", "张三", "阳光旅行社", "办公用品店", None)


def rules() -> PaymentRules:
    """The packaged rules."""
    pack, findings = load_payment_rules(RULES, tables=COLUMNS)
    assert pack is not None, findings
    return pack


def world(seed: int, *, payments: int = 300) -> World:
    """Tables of two units and two years; most payments lie in 2023."""
    chance = random.Random(seed)
    made: World = {"payment": [_payment(chance, number) for number in range(payments)]}
    made["procurement_contract"] = [
        _record(
            "procurement_contract",
            unit=unit,
            code=f"C{number}",
            amount=chance.choice((5_000_000, 40_000_000, None)),
            supplement=chance.choice((None, 500_000)),
            advance_rate=chance.choice((None, 500_000)),
        )
        for unit in ("A", "B")
        for number in range(3)
    ]
    made["budget_line"] = [
        _record(
            "budget_line",
            unit=chance.choice("AB"),
            code=f"B{number}",
            project=f"P{number % 4}",
            fund_type=chance.choice(("general", "fund")),
            adjusted=chance.choice((0, 20_000_000, 90_000_000)),
        )
        for number in range(9)
    ]
    made["own_account"] = [
        _record(
            "own_account", unit="A", account=account, name=chance.choice(PAYEES), allowed=chance.choice((0, 1, None))
        )
        for account in ("acc1", "acc9")
    ]
    made["three_public"] = [
        _record("three_public", unit="A", item=item, budget=chance.choice((0, 8_000_000, 60_000_000)))
        for item in ("abroad", "reception", "vehicle_running")
    ]
    made["monitor_result"] = [
        _record(
            "monitor_result",
            unit="A",
            project=f"P{number % 3}",
            indicator=f"I{number}",
            cut_off=FIRST + chance.choice((30, 200, 364)),
            progress=chance.choice((None, 200_000, 499_999, 900_000)),
        )
        for number in range(6)
    ]
    return made


def _payment(chance: random.Random, number: int) -> dict[str, Value]:
    day = FIRST + chance.choice((chance.randint(0, 20), chance.randint(0, 364), chance.randint(340, 364)))
    return _record(
        "payment",
        unit=chance.choice("AAB"),
        fiscal_year=chance.choice((YEAR, YEAR, YEAR, YEAR, YEAR - 1)),
        voucher=f"V{number:04}",
        paid_on=day,
        month=chance.choice((None, 12, 1 + (day - FIRST) // 31)),
        project=chance.choice(("P0", "P1", "P2", "P3", None)),
        kind=chance.choice(("basic", "project")),
        fund_type=chance.choice(("general", "general", "fund")),
        economic=chance.choice(ECONOMIC),
        amount=chance.choice(AMOUNTS),
        payee=chance.choice(PAYEES),
        purpose=chance.choice(PURPOSES),
        payee_account=chance.choice(("acc1", "acc2", "acc3", None)),
        payee_kind=chance.choice(("unit", "person", None)),
        method=chance.choice(("cash", "direct", "card", None)),
        contract=chance.choice(("C0", "C1", "C2", "C9", None, None)),
        invoice=chance.choice(("F1", "F2", None)),
        procurement_plan=chance.choice((None, "CG1")),
        advance=chance.choice((0, 1, 1, None)),
        people=chance.choice((None, 1, 10)),
        days=chance.choice((None, 1, 2)),
        attachments=chance.choice((None, 0, 3)),
    )


def _record(name: str, /, **values: Value) -> dict[str, Value]:
    known: dict[str, Value] = dict.fromkeys(COLUMNS[name])
    return known | {"fiscal_year": YEAR} | values
