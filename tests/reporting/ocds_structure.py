"""What is wrong with an OCDS release package: by the official schemas, fields they do not know, and identifiers that name nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from . import official_schemas
from .official_schemas import PACKAGE

_OCID = re.compile(r"ocds-[a-z0-9]{6}-.+")


def problems(package: dict[str, Any]) -> list[str]:
    """Everything in a package (amounts read as Decimal) that the schemas, or the guidance on identifiers, do not allow."""
    found = official_schemas.problems(package, PACKAGE)
    for release in package["releases"]:
        found += [*official_schemas.unknown_fields(release), *_references(release)]
    return found


def _references(release: dict[str, Any]) -> Iterator[str]:
    at = release["ocid"]
    if not _OCID.fullmatch(at):
        yield f"{at}: the prefix is no ocds- and six letters"
    parties = [party["id"] for party in release.get("parties", ())]
    awards = [award["id"] for award in release.get("awards", ())]
    named = [release["buyer"]["id"]] if "buyer" in release else []
    named += [one["id"] for award in release.get("awards", ()) for one in award.get("suppliers", ())]
    for contract in release.get("contracts", ()):
        if contract["awardID"] not in awards:
            yield f"{at}: a contract of no award"
        transactions = contract.get("implementation", {}).get("transactions", ())
        named += [one[name]["id"] for one in transactions for name in ("payer", "payee") if name in one]
        yield from _once([one["id"] for one in transactions], f"{at}: transactions")
    yield from (f"{at}: {one} is no party" for one in named if one not in parties)
    yield from (*_once(parties, f"{at}: parties"), *_once(awards, f"{at}: awards"))


def _once(identifiers: list[str], at: str) -> Iterator[str]:
    if len(set(identifiers)) != len(identifiers):
        yield f"{at} are named twice"
