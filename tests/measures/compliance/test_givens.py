"""Values under the names people know them by."""

from __future__ import annotations

from jixiao.kernel.figure import FigureKind
from jixiao.measures.compliance.givens import TABLES, called, givens_of, labels_of
from tests.measures.compliance.worlds import obligations, on, record


def test_fields_look_ups_numbers_and_parameters_have_labels() -> None:
    assert labels_of(("started_on", "i.published_on"), obligation=obligations()["PRC-01"]) == (
        "采购活动开始日期",
        "意向公开日期",
    )
    assert labels_of(("s.total", "limit"), obligation=obligations()["PRC-08"]) == ("补充合同登记合计", "补充合同上限")


def test_values_are_shown_with_their_unit_and_codes_in_words() -> None:
    one = obligations()["PRC-09"]
    values = {"performance_bond": 5_000_000, "bond_form": "cash", "limit": 10, "signed_on": on("2023-03-01")}
    names = ("performance_bond", "bond_form", "limit", "signed_on", "amount")
    found = givens_of(names, obligation=one, values=values, cells={})
    assert [each.shown for each in found] == ["5.00万元", "现金", "10%", "2023年3月1日", "未登记"]
    assert [each.kind for each in found][:2] == [FigureKind.MONEY, FigureKind.TEXT]
    assert [each.known for each in found] == [True, True, True, True, False]


def test_a_record_is_called_by_its_naming_columns() -> None:
    assert called(record("disclosure", item="final"), obligations()["PUB-01"]) == "部门决算"
    assert called(record("procurement_contract", code="HT1"), obligations()["PRC-04"]) == "HT1"


def test_every_record_type_can_be_asked() -> None:
    assert {"procurement_tender", "disclosure_table", "disposal"} <= set(TABLES)
