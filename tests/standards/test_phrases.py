"""Phrase banks: read, filled from a case, and refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.standards.payment_rule_reader import load_payment_rules
from jixiao.standards.phrases import STEPS, UNKNOWN, Phrase, load_phrases
from jixiao.workbench.monitor import TABLES

SHELF = Path(__file__).resolve().parents[2] / "standards" / "jixiao"
PACK = SHELF / "phrases-warning" / "standard.yaml"


def test_the_bank_on_the_shelf() -> None:
    bank, findings = load_phrases(PACK)
    rules, _ = load_payment_rules(SHELF / "payment-rules" / "standard.yaml", tables=TABLES)
    assert findings == ()
    assert bank is not None
    assert rules is not None
    codes = {one.code for one in rules.rules}
    assert {one.step for one in bank.phrases} == set(STEPS)
    assert {code for one in bank.phrases for code in one.rules} <= codes
    assert all(any(one.fits(step, code) for one in bank.phrases) for step in STEPS for code in codes)


def test_filled() -> None:
    phrase = Phrase("explain", "x", "{paid_on}付{payee} {amount} 元", ("TM-08",))
    assert phrase.filled({"paid_on": "2023-03-01", "payee": "", "amount": "5.00"}) == f"2023-03-01付{UNKNOWN} 5.00 元"
    assert phrase.fits("explain", "TM-08")
    assert not phrase.fits("explain", "TM-01")
    assert not phrase.fits("judge", "TM-08")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{step: explain, title: x, text: '{payer}付'}", "{payer}"),
        # Several suspicions are asked about at once: there is no one payee.
        ("{step: ask, title: x, text: '向{payee}'}", "{payee}"),
        ("{step: judge, title: x, text: '金额 {amount 元'}", "花括号成对"),
        ("{step: later, title: x, text: y}", "later"),
        ("{step: judge, title: x}", "text"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(line: str, told: str, tmp_path: Path) -> None:
    head = PACK.read_text(encoding="utf-8").split("phrases:\n")[0]
    path = tmp_path / "own" / "phrases" / "standard.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"{head}phrases:\n  - {line}\n", encoding="utf-8")
    bank, findings = load_phrases(path)
    assert bank is None
    assert any(told in one.message for one in findings)
    where = findings[0].where
    assert where is not None
    assert (where.file, where.row) == ("own/phrases/standard.yaml", head.count("\n") + 2)
