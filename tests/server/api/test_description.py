"""Every record type is in the description that is served, none in the one that is kept."""

from __future__ import annotations

from jixiao.facts.records import BY_NAME
from jixiao.server.api.application import api
from jixiao.server.api.description import RECORD, without_record_types


def test_record_types() -> None:
    served = api.get_openapi_schema()
    assert {f"{RECORD}{name}" for name in BY_NAME} <= set(served["components"]["schemas"])
    told = served["components"]["schemas"]["Given"]["properties"]["values"]["x-record-types"]
    assert told["payment"] == f"#/components/schemas/{RECORD}payment"
    kept = without_record_types(served)
    assert not any(name.startswith(RECORD) for name in kept["components"]["schemas"])


def test_problems_of_operations() -> None:
    paths = api.get_openapi_schema()["paths"]
    for path, operations in paths.items():
        for method, operation in operations.items():
            wanted = {"400", "401", "403", "429", "500"} if operation.get("security") else {"200"}
            wanted |= {"409", "422"} if method == "post" else set()
            assert wanted <= set(operation["responses"]), path
            assert operation["responses"]["200"]["content"], path
