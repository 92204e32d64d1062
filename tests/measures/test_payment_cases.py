"""The worked examples of the packaged rules hold, and one that does not is told with what came out."""

from __future__ import annotations

from pathlib import Path

from jixiao.facts.records import BY_NAME
from jixiao.measures.payment_cases import run_payment_cases
from jixiao.standards.calendars import load_calendar
from jixiao.standards.payment_rule_reader import load_payment_rules
from jixiao.standards.payment_rules import PaymentRules

ROOT = Path(__file__).resolve().parents[2] / "standards"
PACK = ROOT / "jixiao" / "payment-rules" / "standard.yaml"
CALENDAR = load_calendar(ROOT)


def packaged() -> PaymentRules:
    pack, findings = load_payment_rules(PACK, tables={name: record.columns for name, record in BY_NAME.items()})
    assert pack is not None, findings
    return pack


def test_every_rule_has_an_example_and_all_hold() -> None:
    results, findings = run_payment_cases(packaged(), path=PACK.with_name("cases.yaml"), calendar=CALENDAR)
    assert not findings
    assert [result.finding.text for result in results if result.finding] == []
    assert {result.rule for result in results} == {rule.code for rule in packaged().rules}


def test_an_example_that_does_not_hold(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(
        "cases:\n  - {rule: TM-03, name: 差一分, payments: [{voucher: a, payee_kind: person, amount: 49999.99元}], hits: [a]}\n"
        "  - {rule: TM-99, name: 没有, payments: [], hits: []}\n",
        encoding="utf-8",
    )
    results, findings = run_payment_cases(packaged(), path=path, calendar=CALENDAR)
    assert [result.finding.found for result in results if result.finding] == ["没有疑点"]
    assert any("TM-99" in finding.text for finding in findings)
    assert sum("没有算例" in finding.text for finding in findings) == len(packaged().rules) - 1
