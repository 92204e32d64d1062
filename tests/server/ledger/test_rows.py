"""A row survives the way into its table and back; its words can be searched."""

from __future__ import annotations

import pytest

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.facts.schema import Kind
from jixiao.kernel.source import Source
from jixiao.server.ledger.rows import digest_of, record_key, rows_of, search_text
from jixiao.server.ledger.tables import TABLES

from .sample import UNIT, delivered, payment

pytestmark = pytest.mark.usefixtures("people")
SAMPLE = {
    Kind.TEXT: "广州“某”科",
    Kind.MONEY: -9_007_199_254_740_993,
    Kind.DATE: 19_700,
    Kind.MONTH: 7,
    Kind.YEAR: 2023,
}


@pytest.mark.parametrize("name", list(BY_NAME))
def test_every_type_comes_back_as_it_went(name: str) -> None:
    record = BY_NAME[name]
    own = {
        field.name: field.codes[0][0] if field.codes else SAMPLE.get(field.kind, 1 if field.kind != Kind.CODE else "x")
        for field in record.fields
    }
    row = Row(record, {"unit": UNIT, "fiscal_year": 2023, **own}, Source(person="梁经办", form=record.label))
    delivered([row], present=[name])
    (back,) = rows_of(name, TABLES[name].objects.all())  # type: ignore[attr-defined]
    assert dict(back.values) == dict(row.values)
    assert back.source == row.source


def test_a_date_is_a_date_in_the_table() -> None:
    delivered([payment("ZF1", 100, paid_on=19_513)])
    assert TABLES["payment"].objects.values_list("paid_on", flat=True).get().isoformat() == "2023-06-05"  # type: ignore[attr-defined]


def test_keys_and_digests() -> None:
    one, same, other, elsewhere = (
        payment("ZF1", 100),
        payment("ZF1", 100, row=9),
        payment("ZF1", 101),
        payment("ZF1", 100, unit="118000"),
    )
    assert record_key(one.type, one.values) == record_key(other.type, other.values)
    assert record_key(one.type, one.values) != record_key(elsewhere.type, elsewhere.values)
    assert digest_of(one.type, one.values) == digest_of(same.type, same.values) != digest_of(other.type, other.values)


def test_words_are_searched_with_the_labels_of_codes() -> None:
    words = search_text(BY_NAME["payment"], payment("ZF-Ab", 100, purpose="法律援助补贴").values)
    assert "法律援助补贴" in words
    assert "项目支出" in words
    assert "zf-ab" in words
