"""The part of OCDS 1.1's release schema that a release here may use, written from it by hand, and a walk that holds a package against it.

Source: https://standard.open-contracting.org/schema/1__1__5/release-package-schema.json and release-schema.json (closed codelists as
`enum`, `required`, types, formats), and the extension partyDetails_scale for `details.scale`. What a release here never has is left out,
so that a field nobody looked up fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

TIME, URI, TEXT, NUMBER, IDENTIFIER = "date-time", "uri", "text", "number", "identifier"
OBJECTS: dict[str, dict[str, Any]] = {
    "Package": {
        "uri": URI, "version": ("1.1",), "publishedDate": TIME, "publisher": "Publisher", "releases": ["Release"], "extensions": [URI],
    },
    "Publisher": {"name": TEXT},
    "Release": {
        "ocid": IDENTIFIER, "id": IDENTIFIER, "date": TIME, "tag": ["Tag"], "initiationType": ("tender",), "language": ("zh",),
        "parties": ["Organization"], "buyer": "Reference", "planning": "Planning", "tender": "Tender", "awards": ["Award"],
        "contracts": ["Contract"],
    },
    "Organization": {"id": IDENTIFIER, "name": TEXT, "roles": ["Role"], "details": "Details"},
    "Details": {"scale": ("micro", "sme", "small", "medium", "large", "selfEmployed")},
    "Reference": {"id": IDENTIFIER, "name": TEXT},
    "Planning": {"rationale": TEXT, "budget": "Budget", "milestones": ["Milestone"]},
    "Budget": {"description": TEXT, "amount": "Value", "projectID": IDENTIFIER},
    "Milestone": {
        "id": IDENTIFIER, "title": TEXT, "type": ("preProcurement", "approval", "engagement", "assessment", "delivery"),
        "status": ("scheduled", "met", "notMet", "partiallyMet"), "dateMet": TIME,
    },
    "Tender": {
        "id": IDENTIFIER, "title": TEXT, "value": "Value", "tenderPeriod": "Period",
        "status": ("planning", "planned", "active", "cancelled", "unsuccessful", "complete", "withdrawn"),
        "mainProcurementCategory": ("goods", "works", "services"), "procurementMethodDetails": TEXT,
        "procurementMethod": ("open", "selective", "limited", "direct"),
    },
    "Period": {"startDate": TIME, "endDate": TIME},
    "Award": {
        "id": IDENTIFIER, "title": TEXT, "date": TIME, "value": "Value", "suppliers": ["Reference"],
        "status": ("pending", "active", "cancelled", "unsuccessful"),
    },
    "Contract": {
        "id": IDENTIFIER, "awardID": IDENTIFIER, "title": TEXT, "dateSigned": TIME, "value": "Value", "amendments": ["Amendment"],
        "status": ("pending", "active", "cancelled", "terminated"), "implementation": "Implementation",
    },
    "Amendment": {"id": IDENTIFIER, "date": TIME, "rationale": TEXT},
    "Implementation": {"transactions": ["Transaction"]},
    "Transaction": {"id": IDENTIFIER, "date": TIME, "value": "Value", "payer": "Reference", "payee": "Reference"},
    "Value": {"amount": NUMBER, "currency": ("CNY",)},
}  # fmt: skip
REQUIRED = {
    "Package": ("uri", "publisher", "publishedDate", "releases", "version"),
    "Release": ("ocid", "id", "date", "tag", "initiationType"),
    "Tender": ("id",),
    "Award": ("id",),
    "Contract": ("id", "awardID"),
    "Milestone": ("id",),
    "Publisher": ("name",),
}
LISTS = {
    "Tag": (
        "planning", "planningUpdate", "tender", "tenderAmendment", "tenderUpdate", "tenderCancellation", "award", "awardUpdate",
        "awardCancellation", "contract", "contractUpdate", "contractAmendment", "implementation", "implementationUpdate",
        "contractTermination", "compiled",
    ),
    "Role": (
        "buyer", "procuringEntity", "supplier", "tenderer", "funder", "enquirer", "payer", "payee", "reviewBody", "interestedParty",
    ),
}  # fmt: skip
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})")
_OCID = re.compile(r"ocds-[a-z0-9]{6}-.+")


def problems(package: dict[str, Any]) -> list[str]:
    """Everything in a package (amounts read as Decimal) that the schema, or the guidance on identifiers, does not allow."""
    found = list(_object(package, "Package", "package"))
    for release in package["releases"]:
        found += _references(release)
    return found


def _object(value: Any, kind: str, at: str) -> Iterator[str]:
    if not isinstance(value, dict) or not value:
        yield f"{at}: no {kind}"
        return
    yield from (f"{at}: {name} is missing" for name in REQUIRED.get(kind, ()) if name not in value)
    for name, one in value.items():
        wanted = OBJECTS[kind].get(name)
        if wanted is None:
            yield f"{at}.{name}: unknown to {kind}"
        else:
            yield from _value(one, wanted, f"{at}.{name}")


def _value(value: Any, wanted: Any, at: str) -> Iterator[str]:
    if isinstance(wanted, list):
        if not isinstance(value, list) or not value:
            yield f"{at}: no list, or an empty one"
            return
        for number, one in enumerate(value):
            yield from _value(one, wanted[0], f"{at}[{number}]")
    elif isinstance(wanted, tuple) or wanted in LISTS:
        if value not in (wanted if isinstance(wanted, tuple) else LISTS[wanted]):
            yield f"{at}: {value} is not on its list"
    elif wanted in OBJECTS:
        yield from _object(value, wanted, at)
    elif not _plain(value, wanted):
        yield f"{at}: {value!r} is no {wanted}"


def _plain(value: Any, wanted: str) -> bool:
    if wanted == NUMBER:
        return isinstance(value, (int, Decimal)) and not isinstance(value, bool)
    if not isinstance(value, str) or not value:
        return False
    if wanted == TIME:
        return _TIME.fullmatch(value) is not None
    return wanted != URI or re.match(r"[a-z][a-z0-9+.-]*:", value) is not None


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
