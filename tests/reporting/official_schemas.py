"""What the official schemas say of an export: their own rules, and fields they do not know, which they would let pass."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import fastjsonschema

FOLDER = Path(__file__).parent / "official"
FISCAL, PACKAGE, RELEASE = "fiscal-data-package", "ocds-release-package", "ocds-release"


def problems(described: Mapping[str, Any], schema: str) -> list[str]:
    """The first rule of a schema that is broken; nothing when all hold."""
    try:
        _compiled(schema)(described)
    except fastjsonschema.JsonSchemaException as broken:
        return [str(broken)]
    return []


def unknown_fields(release: Mapping[str, Any]) -> list[str]:
    """Fields of an OCDS release that its schema does not have, by their path."""
    return list(_unknown(release, _read(RELEASE), ""))


@cache
def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


@cache
def _compiled(name: str) -> Any:
    # The package refers to the release schema by its address.
    return fastjsonschema.compile(_read(name), handlers={"https": lambda _address: _read(RELEASE)})


def _unknown(value: Any, schema: Mapping[str, Any], at: str) -> Iterator[str]:
    if "$ref" in schema:
        schema = _read(RELEASE)["definitions"][schema["$ref"].rpartition("/")[2]]
    if isinstance(value, list):
        for one in value:
            yield from _unknown(one, schema["items"], at)
    elif isinstance(value, Mapping) and "properties" in schema:
        for name, one in value.items():
            if name in schema["properties"]:
                yield from _unknown(one, schema["properties"][name], f"{at}/{name}")
            else:
                yield f"{at}/{name}"
