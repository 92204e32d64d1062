"""Rules in a terminal name their limits with units, and what they rest on."""

from __future__ import annotations

from pathlib import Path

from jixiao.facts.records import BY_NAME
from jixiao.reporting.payment_rules_text import basis_text, listing, parameter_text, tried
from jixiao.standards.payment_rule_reader import load_payment_rules
from jixiao.standards.payment_rules import Parameter

PATH = Path(__file__).resolve().parents[2] / "standards" / "jixiao" / "payment-rules" / "standard.yaml"
PACK, _ = load_payment_rules(PATH, tables={name: record.columns for name, record in BY_NAME.items()})


def test_every_rule_is_told() -> None:
    assert PACK is not None
    lines = "\n".join(listing(PACK))
    assert "TM-05 拆分支付　重点，很可能有问题，若干天之内" in lines
    assert "限额 500,000.00元；单笔起点 100,000.00元；天数 7日；笔数 2笔" in lines
    assert "豁免：工资福利支出、对个人和家庭的补助本来就付给个人" in lines
    assert basis_text(PACK.rules[8]) == "《中华人民共和国政府采购法》第四十九条（原文已核）"
    assert parameter_text(Parameter("words", "敏感词", "", ("香烟", "月饼"))) == "敏感词 香烟、月饼"


def test_examples() -> None:
    assert tried([("TM-01 甲", True), ("TM-02 乙", False)]) == (
        "相符  TM-01 甲",
        "不符  TM-02 乙",
        "算例 2 个，不符 1 个。",
    )
