"""The model says which columns are amounts, and what belongs together in one dimension."""

from __future__ import annotations

from jixiao.monitoring.disclosure.public_table import MONEY, PublicColumn, PublicTable
from jixiao.reporting.fiscal_model import fiscal_model, resource_name, strays

TABLE = PublicTable(
    "final_general",
    "表",
    (
        PublicColumn("function", "编码", concept="functional-classification:generic:level3:code"),
        PublicColumn("name", "名称", concept="functional-classification:generic:level3:label"),
        PublicColumn("remark", "备注"),
        PublicColumn("total", "合计", MONEY, "value"),
    ),
    (),
)


def test_amounts_are_measures_and_a_code_and_its_label_one_dimension() -> None:
    model = fiscal_model([TABLE])
    at = {"resource": resource_name(TABLE)}
    assert model["measures"] == {"final_general.total": {"source": "total", **at, "currency": "CNY"}}
    assert model["dimensions"] == {
        "final_general.functional-classification": {
            "attributes": {
                "function": {"source": "function", **at},
                "name": {"source": "name", **at, "labelfor": "function"},
            },
            "primaryKey": "function",
            "dimensionType": "classification",
            "classificationType": "functional",
        },
        "final_general.remark": {
            "attributes": {"remark": {"source": "remark", **at}},
            "primaryKey": "remark",
            "dimensionType": "other",
        },
    }
    fields = {"final-general": {"function", "name", "total"}}
    assert strays(model, fields) == ["final-general.remark"]
