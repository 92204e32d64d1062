"""Silence is told: asked of all, of some, of none."""

from __future__ import annotations

from jixiao.measures.payment_answers import Coverage
from jixiao.monitoring.rules.hits import Hit
from jixiao.monitoring.rules.silence import counted, covered

from .packaged import RULES


def test_sentences() -> None:
    rules = [RULES[code] for code in ("TM-03", "TM-09", "TM-17", "TM-18")]
    coverage = {
        "TM-03": Coverage(2_077, 2_077, 3),
        "TM-09": Coverage(2_077, 0, 0, ("procurement_contract", "contract")),
        "TM-17": Coverage(2_077, 0, 0, ("calendar",)),
    }
    told = covered(rules, coverage=coverage, hits={"TM-03": 2})
    assert [one.sentence for one in told] == [
        "查了 2,077 笔，豁免 3 笔，疑点 2 个",
        "无法判定：缺少“政府采购合同”表、支付明细的“合同编号”",
        "无法判定：缺少当年的节假日数据",
        "无法判定：缺少“支付明细”表",
    ]
    assert [one.asked for one in told] == [True, False, False, False]


def test_counts() -> None:
    hit = Hit("TM-03", "v", "k", "A", 2023, ("1",), 5, {}, "")
    assert counted([hit, hit]) == {"TM-03": 2}
