"""Shares name what they are a share of."""

from __future__ import annotations

from jixiao.monitoring.procurement.chain import CONTRACT, chains
from jixiao.monitoring.procurement.shares import shares
from tests.measures.compliance.worlds import record


def test_small_firms_have_two_denominators() -> None:
    rows = [
        record(CONTRACT, code="a", kind="goods", size="micro", amount=10),
        record(CONTRACT, code="b", kind="services", size="medium", amount=20),
        record(CONTRACT, code="c", kind="services", size="large", amount=70),
    ]
    found = {
        one.label: (one.amount, [(base.label, base.amount) for base in one.of])
        for one in shares(chains({CONTRACT: rows}))
    }
    assert found["采购支出总额"] == (100, [])
    assert found["货物"] == (10, [("采购支出总额", 100)])
    assert found["工程"] == (0, [("采购支出总额", 100)])
    assert found["授予中小企业"] == (30, [("采购支出总额", 100)])
    assert found["其中小微企业"] == (10, [("授予中小企业", 30), ("采购支出总额", 100)])
