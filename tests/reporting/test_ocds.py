"""Open contracting data: the shape of OCDS 1.1, exact amounts, secrets withheld, nothing made up."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from jixiao.monitoring.procurement.chain import CONTRACT, Chain, chains
from jixiao.reporting.ocds import METHOD_DETAILS, METHODS, ocds_text, release_package
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
    assert package(secret)["releases"] == []


def test_every_method_has_its_words() -> None:
    assert METHODS.keys() == METHOD_DETAILS.keys()


def test_the_walk_finds_what_the_schema_refuses() -> None:
    broken = package(whole())
    release = broken["releases"][0]
    release["tender"]["status"] = "done"
    release["tender"]["color"] = "red"
    release["awards"][0]["suppliers"] = []
    release["contracts"][0]["awardID"] = "other"
    release["date"] = "2024-01-31"
    del release["initiationType"]
    told = " ".join(problems(broken))
    for part in (
        "done is not on its list",
        "color: unknown",
        "empty one",
        "contract of no award",
        "no date-time",
        "is missing",
    ):
        assert part in told
