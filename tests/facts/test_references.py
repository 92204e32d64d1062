"""Every reference names fields that exist, and one that leads nowhere is told once per row – or once when the table is missing."""

from __future__ import annotations

from pathlib import Path

from jixiao.expressions.types import Value
from jixiao.facts.gathering import Gathering
from jixiao.facts.records import BY_NAME
from jixiao.facts.references import REFERENCES, check_references
from jixiao.facts.rows import Row
from jixiao.kernel.source import Source
from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment
from tests.registers import DRONES, drones, pack

__all__ = ["drones"]


def row(record: str, number: int = 2, **values: Value) -> Row:
    full: dict[str, Value] = {**dict.fromkeys(BY_NAME[record].columns), "unit": "1", "fiscal_year": 2023, **values}
    return Row(
        BY_NAME[record],
        full,
        Source(file="a.xlsx", sha256="a", sheet=record, row=number),
        {"project": "C", "contract": "D"},
    )


def findings(rows: dict[str, list[Row]]) -> list[tuple[str, str]]:
    gathering = Gathering()
    check_references(rows, gathering)
    return [(finding.code, finding.place) for finding in gathering.all]


def test_references_name_fields_that_exist() -> None:
    for reference in REFERENCES:
        assert BY_NAME[reference.record].field(reference.field)
        assert reference.target_field in {field.name for field in BY_NAME[reference.target].fields}


def test_a_register_may_refer_to_another(drones: Path) -> None:
    led = DRONES.replace(
        "{name: street, label: 镇街, kind: text", "{name: street, label: 镇街, kind: text, refers_to: project"
    )
    pack(drones / "test" / "register-0", led)
    assert install_registers(from_environment()) == ()
    rows = {"project": [row("project", code="A1")], "drone_patrol": [row("drone_patrol", street="A2")]}
    assert [code for code, _ in findings(rows)] == ["JX-FAC-003"]


def test_an_unknown_project_is_told_at_its_cell() -> None:
    rows = {
        "project": [row("project", code="A1")],
        "payment": [row("payment", project="A1"), row("payment", 3, project="A2")],
    }
    assert findings(rows) == [("JX-FAC-001", "a.xlsx · payment · C3")]


def test_a_missing_table_is_told_once() -> None:
    assert findings({"payment": [row("payment", n, project="A1") for n in (2, 3)]}) == [
        ("JX-FAC-002", "a.xlsx · payment · C2")
    ]


def test_a_contract_outside_the_list_is_a_question() -> None:
    rows = {
        "procurement_contract": [row("procurement_contract", code="H1")],
        "payment": [row("payment", contract="H2")],
    }
    assert findings(rows) == [("JX-FAC-003", "a.xlsx · payment · D2")]


def test_nothing_referred_to_is_nothing_to_tell() -> None:
    assert findings({"payment": [row("payment")]}) == []
