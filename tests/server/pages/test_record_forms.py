"""What is typed is read as a cell of an import is, and told in the same words; what is stored comes back as it would be typed."""

from __future__ import annotations

from jixiao.facts.records import BY_NAME
from jixiao.server.pages.record_forms import begun, sent, typed

RECORD = BY_NAME["payment"]
GIVEN = {
    "voucher": "ZF1",
    "paid_on": "2023年3月5日",
    "kind": "项目支出",
    "fund_type": "一般公共预算",
    "amount": "1,234.50",
}


def test_a_good_form() -> None:
    form = sent(RECORD, GIVEN)
    assert form.valid
    assert (form.values["amount"], form.values["kind"], form.values["purpose"]) == (123_450, "project", None)


def test_what_is_wrong_is_told_at_its_field() -> None:
    form = sent(RECORD, GIVEN | {"amount": "很多", "voucher": " ", "paid_on": "2023-02-30"})
    problems = {one.field.name: one.problem for one in form.asked if one.problem}
    assert set(problems) == {"amount", "voucher", "paid_on"}
    assert "很多" in problems["amount"]
    assert {one.field.name: one.text for one in form.asked}["amount"] == "很多"


def test_choices() -> None:
    asked = {one.field.name: one for one in begun(RECORD).asked}
    assert ("项目支出", "项目支出") in asked["kind"].choices
    assert asked["purpose"].choices == []
    answers = {one.field.name: one for one in begun(BY_NAME["project"]).asked}
    assert [label for _, label in answers["monitored"].choices] == ["未知", "是", "否"]


def test_a_new_form_begins_with_what_is_known_of_it_and_its_examples_are_in_its_unit() -> None:
    asked = {one.field.name: one for one in begun(BY_NAME["procurement_supplement"], given={"contract": "HT1"}).asked}
    assert (asked["contract"].text, asked["code"].text) == ("HT1", "")
    # What is typed, and its example, are in the field's own unit.
    assert (asked["amount"].unit, asked["amount"].field.example) == ("万元", "5.00")


def test_values_as_they_would_be_typed() -> None:
    form = sent(RECORD, GIVEN)
    texts = {known.name: typed(known, form.values[known.name]) for known in RECORD.fields}
    assert (texts["amount"], texts["paid_on"], texts["kind"], texts["purpose"]) == (
        "1234.50",
        "2023-03-05",
        "项目支出",
        "",
    )
    assert sent(RECORD, texts).values == form.values
