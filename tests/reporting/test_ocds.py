"""Open contracting data: the shape of OCDS 1.1, exact amounts, secrets withheld, nothing made up."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

from jixiao.monitoring.procurement.chain import CONTRACT, Chain, chains
from jixiao.reporting.ocds import METHOD_DETAILS, METHODS, ocds_text, release_package
from tests.measures.compliance.worlds import on, record

# What the release schema of OCDS 1.1 requires and allows, as far as a release here may go.
TAGS = {
    "planning", "planningUpdate", "tender", "tenderAmendment", "tenderUpdate", "tenderCancellation", "award", "awardUpdate",
    "awardCancellation", "contract", "contractUpdate", "contractAmendment", "implementation", "implementationUpdate",
    "contractTermination", "compiled",
}  # fmt: skip
REQUIRED = ("ocid", "id", "date", "tag", "initiationType")
RELEASE = {*REQUIRED, "language", "parties", "buyer", "planning", "tender", "awards", "contracts"}
CODES = {
    "procurementMethod": {"open", "selective", "limited", "direct"},
    "mainProcurementCategory": {"goods", "works", "services"},
}
TENDER_STATES = {"planning", "planned", "active", "cancelled", "unsuccessful", "complete", "withdrawn"}
CONTRACT_STATES = {"pending", "active", "cancelled", "terminated"}
TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})")


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


def check(release: dict[str, Any]) -> None:
    """A release against the codelists and required fields of the standard."""
    assert all(release[name] for name in REQUIRED)
    assert set(release) <= RELEASE
    assert set(release["tag"]) <= TAGS
    assert release["initiationType"] == "tender"
    assert release["tender"]["status"] in TENDER_STATES
    known = {party["id"] for party in release["parties"]}
    assert release["buyer"]["id"] in known
    for name, codes in CODES.items():
        assert release["tender"].get(name, next(iter(codes))) in codes
    awards = {award["id"] for award in release["awards"]}
    for contract in release["contracts"]:
        assert contract["status"] in CONTRACT_STATES
        assert contract["awardID"] in awards
    for text in re.findall(r'"(?:date|dateSigned|dateMet|startDate)": "([^"]+)"', json.dumps(release, default=str)):
        assert TIME.fullmatch(text)


def test_a_release_has_the_shape_of_the_standard_and_exact_amounts() -> None:
    found = package(whole())
    assert (found["version"], found["publisher"]["name"], len(found["releases"])) == ("1.1", "某局", 1)
    release = found["releases"][0]
    check(release)
    assert release["tag"] == ["planning", "tender", "award", "contract", "contractAmendment", "implementation"]
    contract = release["contracts"][0]
    assert contract["value"] == {"amount": Decimal("10000.10"), "currency": "CNY"}
    assert contract["implementation"]["transactions"][0]["value"]["amount"] == Decimal("3.33")
    assert release["tender"]["procurementMethod"] == "direct"
    assert release["parties"][1]["id"] == release["awards"][0]["suppliers"][0]["id"]


def test_what_is_not_on_record_is_left_out() -> None:
    bare = chains({CONTRACT: [record(CONTRACT, code="a", name="甲", kind="goods", amount=100)]})[0]
    release = package(bare)["releases"][0]
    check(release)
    assert "planning" not in release
    assert "procurementMethod" not in release["tender"]
    assert "dateSigned" not in release["contracts"][0]
    assert (release["tag"], release["contracts"][0]["status"]) == (["contract"], "pending")
    assert len(release["parties"]) == 1


def test_what_is_secret_is_withheld() -> None:
    secret = chains({CONTRACT: [record(CONTRACT, code="a", name="甲", kind="goods", amount=100, exemption="secret")]})[
        0
    ]
    assert package(secret)["releases"] == []


def test_every_method_has_its_words() -> None:
    assert METHODS.keys() == METHOD_DETAILS.keys()
