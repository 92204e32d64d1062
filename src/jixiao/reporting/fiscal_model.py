"""The logical model of a Fiscal Data Package: which columns are amounts (measures), and what the others tell of them (dimensions).

Its profile (JSON schema) asks for `model`; version 1.0 of its text says the same by the `columnType` of every field. Both are given.
Source: https://specs.frictionlessdata.io/fiscal-data-package/.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jixiao.monitoring.disclosure.public_table import MONEY, PublicColumn, PublicTable

CURRENCY = "CNY"
KINDS: dict[str, dict[str, str]] = {
    "functional-classification": {"dimensionType": "classification", "classificationType": "functional"},
    "economic-classification": {"dimensionType": "classification", "classificationType": "economic"},
    "activity": {"dimensionType": "activity"},
    "recipient": {"dimensionType": "entity"},
    "date": {"dimensionType": "datetime"},
    "transaction-id": {"dimensionType": "fact"},
}
"""What a dimension is by the first word of its column type; another one is `other`."""
LABEL = "label"
Json = dict[str, Any]


def resource_name(table: PublicTable) -> str:
    """What the package calls a table."""
    return table.code.replace("_", "-")


def fiscal_model(tables: Iterable[PublicTable]) -> Json:
    """Measures and dimensions of all tables; a code and its label are one dimension."""
    measures: Json = {}
    dimensions: Json = {}
    for table in tables:
        for column in table.columns:
            source = {"source": column.name, "resource": resource_name(table)}
            if column.kind == MONEY:
                measures[f"{table.code}.{column.name}"] = {**source, "currency": CURRENCY}
            else:
                _add(dimensions, f"{table.code}.{_family(column)}", column, source)
    return {"measures": measures, "dimensions": dimensions}


def strays(model: Mapping[str, Any], fields: Mapping[str, set[str]]) -> list[str]:
    """What a model names that is in no resource, as `resource.field`; `fields` are the field names by resource."""
    sources = list(model["measures"].values())
    sources += [one for dimension in model["dimensions"].values() for one in dimension["attributes"].values()]
    named = [(str(one.get("resource")), str(one.get("source"))) for one in sources]
    return [f"{resource}.{field}" for resource, field in named if field not in fields.get(resource, set())]


def _family(column: PublicColumn) -> str:
    """The first word of its column type: a code and its label share it; a column without one stands for itself."""
    return column.concept.partition(":")[0] or column.name


def _add(dimensions: Json, name: str, column: PublicColumn, source: Mapping[str, str]) -> None:
    known = dimensions.get(name)
    if known is None:
        kind = KINDS.get(column.concept.partition(":")[0], {"dimensionType": "other"})
        dimensions[name] = {"attributes": {column.name: dict(source)}, "primaryKey": column.name, **kind}
        return
    is_label = column.concept.endswith(f":{LABEL}")
    known["attributes"][column.name] = dict(source) | ({"labelfor": known["primaryKey"]} if is_label else {})
