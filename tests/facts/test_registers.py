"""Registers as record types: installed and taken away, each year with its version, masked where they are private."""

from __future__ import annotations

from pathlib import Path

from jixiao.facts.records import BY_NAME
from jixiao.facts.registers import REGISTERS, install, masked, masked_fields, taken_names, type_in
from jixiao.facts.schema import Kind, Privacy
from jixiao.standards.register_shelf import load_shelf
from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment
from tests.registers import drones, shelf
from tests.standards.test_register_shelf import NEW, OLD

__all__ = ["drones"]


def test_a_register_is_a_record_type(drones: Path) -> None:
    record = BY_NAME["drone_patrol"]
    assert (record.label, record.group, record.key) == ("无人机巡查", "duties", ("flight",))
    assert record.field("cost").kind is Kind.MONEY
    assert (record.field("flight").longest, record.field("street").longest) == (200, 0)
    assert "payment" in taken_names()


def test_each_year_has_its_version(drones: Path, tmp_path: Path) -> None:
    install(load_shelf(shelf(tmp_path / "two", OLD, NEW), taken=()))
    names = {year: {field.name for field in type_in("drone_patrol", year).fields} for year in (2023, 2024)}
    assert names[2024] - names[2023] == {"height"}
    assert type_in("payment", 2023) is BY_NAME["payment"]
    install(load_shelf(drones, taken=()))


def test_taken_away_with_its_pack(drones: Path) -> None:
    (drones / "test" / "register-0" / "standard.yaml").unlink()
    install_registers(from_environment())
    assert "drone_patrol" not in BY_NAME
    assert "drone_patrol" not in REGISTERS


def test_what_is_private_is_masked(drones: Path) -> None:
    assert masked_fields("drone_patrol") == {"pilot": Privacy.PERSONAL}
    assert masked_fields("payment") == {}
    assert masked("", Privacy.PERSONAL) == ""
    assert masked("甲", Privacy.PERSONAL) == "***"
