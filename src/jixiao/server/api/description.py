"""The OpenAPI description completed: problems of every operation, and the values of every record type from its declaration."""

from __future__ import annotations

from typing import Any

from jixiao.facts.records import BY_NAME
from jixiao.facts.schema import RecordType

from .problems import CONTENT_TYPE, KINDS
from .values import schema_of

ALWAYS = ("unauthenticated", "forbidden", "too-many", "broken")
WRITES = ("conflict", "too-large", "invalid", "key-reused")
SCHEME = "token"
PLACES = "逐条的问题，at 是请求体中的位置（JSON Pointer）；请求体之外的写作 /query/参数、/path/参数、/header/名称"
RECORD = "Record_"
"""The component of a record type is called by this and the type's name."""


def described(schema: Any) -> Any:
    """The description with problems and record types."""
    components = schema.setdefault("components", {}).setdefault("schemas", {})
    components["Problem"] = _problem()
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            if operation.get("security"):
                operation["security"] = [{SCHEME: []}]
            operation["responses"] = {str(status): answer for status, answer in operation["responses"].items()}
            names = ["malformed", *(ALWAYS if operation.get("security") else ())]
            names += ["not-found"] if "{" in path else []
            names += WRITES if method == "post" else []
            for name in names:
                answer = {"description": KINDS[name].title, "content": {CONTENT_TYPE: {"schema": _ref("Problem")}}}
                told = operation["responses"].setdefault(str(KINDS[name].status), answer)
                if KINDS[name].title not in told["description"]:
                    told["description"] += f"；{KINDS[name].title}"
    schema["components"]["securitySchemes"] = {SCHEME: {"type": "http", "scheme": "bearer"}}
    records = {f"{RECORD}{known.name}": schema_of(known) for known in BY_NAME.values()}
    components |= records
    values = components["Given"]["properties"]["values"]
    values.clear()
    values |= {
        "title": "字段名到值；修改时只写要改的字段",
        "type": "object",
        "x-record-types": {known.name: _reference(known) for known in BY_NAME.values()},
        "additionalProperties": True,
    }
    return schema


def without_record_types(schema: Any) -> Any:
    """What is the same in every installation, for the copy under docs/: record types come and go with the packs on the shelf."""
    components = schema["components"]["schemas"]
    schema["components"]["schemas"] = {name: one for name, one in components.items() if not name.startswith(RECORD)}
    components["Given"]["properties"]["values"].pop("x-record-types")
    return schema


def _reference(known: RecordType) -> str:
    return f"#/components/schemas/{RECORD}{known.name}"


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _problem() -> dict[str, Any]:
    finding = {"type": "object", "properties": {"at": {"type": "string"}, "message": {"type": "string"}}}
    texts = ("type", "title", "detail", "instance", "request_id")
    return {
        "type": "object",
        "title": "错误（RFC 9457）",
        "required": ["type", "title", "status"],
        "properties": {
            **{name: {"type": "string"} for name in texts},
            "status": {"type": "integer"},
            "findings": {"type": "array", "items": finding, "title": PLACES},
            "conflicts": {"type": "array", "items": {"type": "object"}, "title": "被别人改过的记录：seen 和现在的样子"},
        },
    }
