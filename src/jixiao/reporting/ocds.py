"""Contracts in the Open Contracting Data Standard (OCDS 1.1): one release a contract, exact amounts, nothing made up.

Fields follow the published release schema; what is not on record is left out, never guessed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jixiao.kernel.formatting import digits
from jixiao.kernel.money import FEN_IN
from jixiao.kernel.period import day_of
from jixiao.monitoring.procurement.chain import Chain, Record

OCDS = "ocds.json"
VERSION, CURRENCY, LANGUAGE = "1.1", "CNY", "zh"
PREFIX = "ocds-000000"
"""Not registered: a publisher asks for a prefix of its own and hands it in."""
SECRET = "secret"
METHODS: dict[str, str] = {
    "open": "open",
    "invited": "selective",
    "negotiation": "selective",
    "consultation": "selective",
    "inquiry": "selective",
    "single": "direct",
    "framework": "limited",
    "mall": "limited",
    "batch": "open",
}
METHOD_DETAILS: dict[str, str] = {
    "open": "公开招标",
    "invited": "邀请招标",
    "negotiation": "竞争性谈判",
    "consultation": "竞争性磋商",
    "inquiry": "询价",
    "single": "单一来源采购",
    "framework": "框架协议采购",
    "mall": "电子卖场采购",
    "batch": "批量集中采购",
}
SCALE_EXTENSION = "https://raw.githubusercontent.com/open-contracting-extensions/ocds_partyDetails_scale_extension/master/extension.json"
"""Declares `details.scale` of a supplier, which the core of the standard does not have."""
SCALES: dict[str, str] = {"micro": "micro", "small": "small", "medium": "medium", "large": "large"}
_EXACT = re.compile(r'"@(-?[0-9]+\.[0-9]{2})@"')
Json = dict[str, Any]


def published_chains(chains: Sequence[Chain]) -> tuple[Chain, ...]:
    """Those that may be published: contracts that are secret (涉密) are withheld."""
    return tuple(one for one in chains if one.contract["exemption"] != SECRET)


def withheld_count(chains: Sequence[Chain]) -> int:
    """How many may not be published."""
    return len(chains) - len(published_chains(chains))


def release_package(
    chains: Sequence[Chain], *, publisher: str, buyers: Mapping[str, str], published: date, prefix: str
) -> Json:
    """A release package of `published_chains`; `buyers` are unit names by code. The standard wants one release at least."""
    return {
        "uri": f"urn:jixiao:{prefix}:{published.isoformat()}",
        "version": VERSION,
        "extensions": [SCALE_EXTENSION],
        "publishedDate": _time(published),
        "publisher": {"name": publisher},
        "releases": [
            _release(one, buyer=buyers.get(str(one.contract["unit"]), publisher), published=published, prefix=prefix)
            for one in published_chains(chains)
        ],
    }


def ocds_text(package: Json) -> str:
    """The package as JSON, amounts as exact numbers of two decimals."""
    return _EXACT.sub(r"\1", json.dumps(package, ensure_ascii=False, indent=1))


def ocds_lines(count: int, *, withheld: int) -> tuple[str, ...]:
    """What was written, for a terminal; without a contract to publish nothing is."""
    secret = f"，涉密合同 {withheld} 份不公开" if withheld else ""
    if not count:
        return (f"没有可以公开的政府采购合同{secret}，没有写出文件。",)
    return (f"政府采购合同 {count} 份，写成 OCDS {VERSION} 发布包{secret}。",)


def _release(chain: Chain, *, buyer: str, published: date, prefix: str) -> Json:
    contract = chain.contract
    unit = str(contract["unit"])
    ocid = f"{prefix}-{unit}-{chain.code}"
    supplier = _supplier(str(contract["supplier"] or ""))
    release: Json = {
        "ocid": ocid,
        "id": f"{ocid}-{published.isoformat()}",
        "date": _time(published),
        "tag": _tags(chain),
        "initiationType": "tender",
        "language": LANGUAGE,
        "parties": _parties(chain, unit=unit, buyer=buyer, supplier=supplier),
        "buyer": {"id": unit, "name": buyer},
        "planning": _planning(chain),
        "tender": _tender(chain),
        "awards": [_award(chain, supplier)],
        "contracts": [_contract(chain, unit=unit, buyer=buyer, supplier=supplier)],
    }
    return {name: value for name, value in release.items() if value}


def _supplier(name: str) -> Json | None:
    # The same firm under the same name is the same party in every release.
    return {"id": f"supplier-{hashlib.sha256(name.encode()).hexdigest()[:12]}", "name": name} if name else None


def _tags(chain: Chain) -> list[str]:
    """Which stages the release tells of, in OCDS's own words."""
    told: dict[str, object] = {
        "planning": chain.intention,
        "tender": chain.tender,
        "award": chain.contract["awarded_on"],
        "contract": chain.contract["signed_on"],
        "contractAmendment": chain.supplements,
        "implementation": chain.payments,
    }
    return [tag for tag, there in told.items() if there] or ["contract"]


def _parties(chain: Chain, *, unit: str, buyer: str, supplier: Json | None) -> list[Json]:
    parties: list[Json] = [{"id": unit, "name": buyer, "roles": ["buyer", "procuringEntity"]}]
    if supplier is not None:
        scale = SCALES.get(str(chain.contract["size"]))
        details = {"details": {"scale": scale}} if scale else {}
        parties.append({**supplier, "roles": ["supplier"], **details})
    return parties


def _planning(chain: Chain) -> Json:
    intention = chain.intention
    if intention is None:
        return {}
    milestone = {
        "id": f"{intention['code']}-published",
        "title": "公开采购意向",
        "type": "preProcurement",
        "status": "met",
        **_dated("dateMet", intention, "published_on"),
    }
    budget: Json = {"description": str(intention["name"]), **_valued("amount", intention, "amount")}
    if chain.contract["project"]:
        budget["projectID"] = str(chain.contract["project"])
    told: Json = {"budget": budget}
    if intention["needs"]:
        told["rationale"] = str(intention["needs"])
    return told | ({"milestones": [milestone]} if intention["published_on"] is not None else {})


def _tender(chain: Chain) -> Json:
    tender, contract = chain.tender, chain.contract
    told: Json = {
        "id": str(contract["tender"] or f"{chain.code}-tender"),
        "title": str(tender["name"] if tender else contract["name"]),
        "status": "complete" if contract["awarded_on"] is not None else "active",
        "mainProcurementCategory": str(contract["kind"]),
    }
    if tender is not None:
        told |= {
            **_valued("value", tender, "budget"),
            "procurementMethod": METHODS[str(tender["method"])],
            "procurementMethodDetails": METHOD_DETAILS[str(tender["method"])],
        }
    period = _dated("startDate", contract, "started_on")
    return told | ({"tenderPeriod": period} if period else {})


def _award(chain: Chain, supplier: Json | None) -> Json:
    contract = chain.contract
    return {
        "id": f"{chain.code}-award",
        "title": str(contract["name"]),
        "status": "active" if contract["awarded_on"] is not None else "pending",
        **_dated("date", contract, "awarded_on"),
        **_valued("value", contract, "amount"),
        **({"suppliers": [supplier]} if supplier else {}),
    }


def _contract(chain: Chain, *, unit: str, buyer: str, supplier: Json | None) -> Json:
    contract = chain.contract
    told: Json = {
        "id": chain.code,
        "awardID": f"{chain.code}-award",
        "title": str(contract["name"]),
        "status": _status(contract),
        **_dated("dateSigned", contract, "signed_on"),
        "value": _value(chain.amount),
    }
    amendments = [
        {"id": str(one["code"]), **_dated("date", one, "signed_on")}
        | ({"rationale": str(one["cause"])} if one["cause"] else {})
        for one in chain.supplements
    ]
    payer = {"id": unit, "name": buyer}
    transactions = [
        {"id": str(one["voucher"]), **_dated("date", one, "paid_on"), **_valued("value", one, "amount"), "payer": payer}
        | ({"payee": supplier} if supplier else {})
        for one in chain.payments
    ]
    told |= {"amendments": amendments} if amendments else {}
    return told | ({"implementation": {"transactions": transactions}} if transactions else {})


def _status(contract: Record) -> str:
    if contract["signed_on"] is None:
        return "pending"
    return "terminated" if contract["accepted_on"] is not None else "active"


def _dated(name: str, record: Mapping[str, Any], field: str) -> Json:
    value = record.get(field)
    return {name: _time(day_of(value))} if isinstance(value, int) else {}


def _valued(name: str, record: Record, field: str) -> Json:
    value = record[field]
    return {name: _value(value)} if isinstance(value, int) else {}


def _value(fen: int) -> Json:
    # Marked, and written as a bare number by `ocds_text`: a float would not be exact.
    return {"amount": f"@{digits(fen, FEN_IN['元'], decimals=2, grouped=False)}@", "currency": CURRENCY}


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+08:00"
