"""A table is printed like its data where nothing else is said."""

from __future__ import annotations

from jixiao.monitoring.disclosure.public_table import Print, PublicColumn, PublicTable


def test_print_is_data_unless_it_differs() -> None:
    columns = (PublicColumn("a", "甲"),)
    plain = PublicTable("t", "表", columns, (("x",),))
    assert plain.printed == Print(columns, (("x",),))
    summed = Print(columns, (("x",), ("合计",)))
    assert PublicTable("t", "表", columns, (("x",),), layout=summed).printed is summed
