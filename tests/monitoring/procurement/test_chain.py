"""A contract with what belongs to it, and nothing of another unit's."""

from __future__ import annotations

from jixiao.expressions.types import Value
from jixiao.monitoring.procurement.chain import CONTRACT, chains, underway
from tests.measures.compliance.worlds import on, record


def world() -> dict[str, list[dict[str, Value]]]:
    """One contract with everything, one order, one of another unit under the same number."""
    return {
        "procurement_contract": [
            record(CONTRACT, code="b", exemption="mall", amount=100, signed_on=on("2023-03-01")),
            record(CONTRACT, code="a", intention="i", tender="t", amount=1000, signed_on=on("2023-03-20")),
            record(CONTRACT, code="a", unit="2", amount=7),
        ],
        "procurement_intention": [record("procurement_intention", code="i", published_on=on("2023-01-10"))],
        "procurement_tender": [record("procurement_tender", code="t", decided_on=on("2023-03-08"))],
        "procurement_supplement": [record("procurement_supplement", code="s", contract="a", amount=50)],
        "procurement_challenge": [record("procurement_challenge", number="z", tender="t", raised_on=on("2023-03-12"))],
        "payment": [
            record("payment", voucher="2", contract="a", amount=300, paid_on=on("2023-06-01")),
            record("payment", voucher="1", contract="a", amount=400, paid_on=on("2023-05-01")),
            record("payment", voucher="3", amount=9),
        ],
    }


def test_what_names_each_other_belongs_together() -> None:
    first, order, other = chains(world())
    assert (first.code, order.code, other.contract["unit"]) == ("a", "b", "2")
    assert (first.amount, first.paid) == (1050, 700)
    assert [one["voucher"] for one in first.payments] == ["1", "2"]
    assert (len(first.supplements), len(first.challenges)) == (1, 1)
    assert (other.intention, other.tender, other.payments) == (None, None, ())


def test_steps_in_their_order_also_those_that_are_not_on_record() -> None:
    first, order, _ = chains(world())
    steps = first.steps
    assert [step.code for step in steps] == [
        "intention", "plan", "started", "reviewed", "report", "decided", "result", "awarded", "challenge", "answered",
        "signed", "announced", "filed", "supplement", "payment", "payment", "accepted",
    ]  # fmt: skip
    assert [step.code for step in steps if step.day is not None] == [
        "intention", "decided", "challenge", "signed", "payment", "payment",
    ]  # fmt: skip
    assert [(step.amount, step.so_far) for step in steps if step.code == "payment"] == [(400, 400), (300, 700)]
    # An order has neither intention nor review.
    assert [step.code for step in order.steps][:3] == ["plan", "started", "awarded"]


def test_what_has_no_contract_yet_stands_at_its_last_step() -> None:
    tables = world()
    tables["procurement_intention"].append(record("procurement_intention", code="j", amount=900))
    tables["procurement_tender"].append(
        record("procurement_tender", code="u", budget=800, announced_on=on("2023-05-02"), report_on=on("2023-05-20"))
    )
    intention, tender = underway(tables)
    assert (intention.code, intention.budget, intention.step) == ("j", 900, None)
    assert tender.step is not None
    assert (tender.code, tender.budget, tender.step.label, tender.step.day) == (
        "u", 800, "送达评审报告", on("2023-05-20"),
    )  # fmt: skip


def test_nothing_on_record() -> None:
    assert (chains({}), underway({})) == ((), ())
