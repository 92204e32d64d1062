"""Open contracting data: the shape of OCDS 1.1, exact amounts, secrets withheld, nothing made up."""

from __future__ import annotations

import json
import random
from datetime import date
from decimal import Decimal
from typing import Any

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.schema import Field, Kind
from jixiao.monitoring.procurement.chain import CONTRACT, TABLES, Chain, chains
from jixiao.reporting.ocds import (
    METHOD_DETAILS,
    METHODS,
    ocds_lines,
    ocds_text,
    published_chains,
    release_package,
    withheld_count,
)
from tests.measures.compliance.worlds import on, record

from .ocds_structure import problems


def package(*made: Chain) -> dict[str, Any]:
    """The package read back, amounts as exact decimals."""
    told = release_package(made, publisher="某局", buyers={}, published=date(2024, 1, 31), prefix="ocds-abc123")
    read: dict[str, Any] = json.loads(ocds_text(told), parse_float=Decimal)
    return read


def whole() -> Chain:
    """A contract with everything."""
    tables = {
        CONTRACT: [
            record(
                CONTRACT,
                code="a",
                name="甲",
                kind="services",
                supplier="示例公司",
                size="micro",
                amount=1_000_001,
                intention="i",
                tender="t",
                project="P",
                started_on=on("2023-02-20"),
                awarded_on=on("2023-03-10"),
                signed_on=on("2023-03-20"),
            )
        ],
        "procurement_intention": [
            record(
                "procurement_intention",
                code="i",
                name="甲",
                needs="概况",
                amount=1_100_000,
                published_on=on("2023-01-10"),
            )
        ],
        "procurement_tender": [record("procurement_tender", code="t", name="甲", method="single", budget=1_100_000)],
        "procurement_supplement": [
            record("procurement_supplement", code="s", contract="a", amount=9, cause="新增", signed_on=on("2023-05-01"))
        ],
        "payment": [record("payment", voucher="1", contract="a", amount=333, paid_on=on("2023-06-01"))],
    }
    return chains(tables)[0]


def test_a_release_has_the_shape_of_the_standard_and_exact_amounts() -> None:
    found = package(whole())
    assert (found["version"], found["publisher"]["name"], len(found["releases"])) == ("1.1", "某局", 1)
    assert problems(found) == []
    release = found["releases"][0]
    assert release["tag"] == ["planning", "tender", "award", "contract", "contractAmendment", "implementation"]
    contract = release["contracts"][0]
    assert contract["value"] == {"amount": Decimal("10000.10"), "currency": "CNY"}
    assert contract["implementation"]["transactions"][0]["value"]["amount"] == Decimal("3.33")
    assert release["tender"]["procurementMethod"] == "direct"
    assert release["parties"][1]["id"] == release["awards"][0]["suppliers"][0]["id"]


def test_what_is_not_on_record_is_left_out() -> None:
    bare = chains({CONTRACT: [record(CONTRACT, code="a", name="甲", kind="goods", amount=100)]})[0]
    found = package(bare)
    assert problems(found) == []
    release = found["releases"][0]
    assert "planning" not in release
    assert "procurementMethod" not in release["tender"]
    assert "dateSigned" not in release["contracts"][0]
    assert (release["tag"], release["contracts"][0]["status"]) == (["contract"], "pending")
    assert len(release["parties"]) == 1


def test_what_is_secret_is_withheld() -> None:
    secret = chains({CONTRACT: [record(CONTRACT, code="a", name="甲", kind="goods", amount=100, exemption="secret")]})[
        0
    ]
    assert (published_chains((secret, whole())), withheld_count((secret, whole()))) == ((whole(),), 1)
    assert [one["ocid"] for one in package(secret, whole())["releases"]] == ["ocds-abc123-1-a"]
    assert ocds_lines(0, withheld=1) == ("没有可以公开的政府采购合同，涉密合同 1 份不公开，没有写出文件。",)


def test_whatever_is_on_record_a_package_keeps_the_official_schemas() -> None:
    draw = random.Random(20231231)
    assert problems(package(*chains(_drawn(draw, contracts=60)))) == []


def _drawn(draw: random.Random, *, contracts: int) -> dict[str, list[dict[str, Value]]]:
    """Records of every type that belong together, each column of them filled or, where it may be, blank."""
    tables: dict[str, list[dict[str, Value]]] = {}
    for name in TABLES:
        kind = BY_NAME[name]
        tables[name] = [
            record(name, **{field.name: _value(field, draw) for field in kind.fields if _given(field, draw)})
            | {kind.key[0]: str(number)}
            for number in range(contracts)
        ]
    return tables


def _given(field: Field, draw: random.Random) -> bool:
    return field.required or draw.random() < 0.6


def _value(field: Field, draw: random.Random) -> Value:
    if field.codes:
        return draw.choice(field.codes)[0]
    if field.kind is Kind.DATE:
        return on("2023-01-01") + draw.randrange(365)
    if field.kind is Kind.MONEY:
        return draw.randrange(-(10**6), 10**9)
    # Contracts, their tenders, intentions, supplements and payments name each other by number.
    return str(draw.randrange(60)) if field.kind is Kind.TEXT else 1


def test_every_method_has_its_words() -> None:
    assert METHODS.keys() == METHOD_DETAILS.keys()


def test_the_official_schemas_refuse_what_they_should() -> None:
    broken = package(whole())
    release = broken["releases"][0]
    release["tender"]["color"] = "red"
    release["contracts"][0]["awardID"] = "other"
    assert problems(broken) == ["/tender/color", f"{release['ocid']}: a contract of no award"]
    for spoil in (
        lambda one: one["tender"].update(status="done"),
        lambda one: one.update(date="2024-01-31"),
        lambda one: one.pop("initiationType"),
        lambda one: one["contracts"][0]["value"].update(amount="1"),
    ):
        spoilt = package(whole())
        spoil(spoilt["releases"][0])
        assert problems(spoilt) != []
    assert problems({**package(whole()), "releases": []}) != []
