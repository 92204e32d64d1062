"""What the explanation speaks of."""

from __future__ import annotations

from jixiao.monitoring.disclosure.highlights import highlights
from tests.measures.compliance.worlds import record

from .account import tables


def test_sums_come_from_the_lines() -> None:
    contracts = [
        record("procurement_contract", kind="goods", size="small", amount=60),
        record("procurement_contract", kind="services", size="medium", amount=40),
        record("procurement_contract", kind="services", size="large", amount=900, exemption="secret"),
    ]
    said = highlights(tables(procurement_contract=contracts), running=("302",))
    assert (said.income, said.spent, said.basic, said.project) == (1000, 980, 600, 380)
    assert (said.general, said.fund, said.running) == (950, 30, 150)
    assert [(one.item, one.times, one.heads) for one in said.public] == [
        ("vehicle_running", None, 3),
        ("reception", 2, 9),
    ]
    # The secret contract is in no sum.
    assert (said.bought, said.sme, said.small) == (100, 100, 60)
    assert said.kinds == (("货物", 60), ("工程", 0), ("服务", 40))


def test_what_is_not_on_record_is_not_told() -> None:
    said = highlights({"final_account": [record("final_account", item="income", amount=5)]}, running=("302",))
    assert (said.income, said.spent, said.running, said.bought) == (5, None, None, None)
