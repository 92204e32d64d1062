"""Measures of a register: counted like any other, its limits by kept, broken and open, its shares over a stated whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.kernel.period import day_number
from jixiao.measures.catalog import BY_CODE
from jixiao.measures.figures import derived
from jixiao.measures.model import Formula, Measure, Rate, Scope
from jixiao.measures.reference import count
from jixiao.measures.registers import install, measures_of
from jixiao.standards.calendars import load_calendar
from jixiao.standards.register_reader import load_register
from tests.registers import DRONES, SHELF, drones, pack

__all__ = ["drones"]
SCOPE = Scope(("118001",), 2023)


def flight(number: int, **more: Value) -> dict[str, Value]:
    record = dict.fromkeys(BY_NAME["drone_patrol"].columns) | {
        "unit": "118001",
        "fiscal_year": 2023,
        "flight": f"F{number}",
    }
    return record | {"flown_on": day_number(date(2023, 3, 17))} | more


def test_counted(drones: Path) -> None:
    reported = day_number(date(2023, 3, 22))
    tables = {
        "drone_patrol": [
            flight(1, result="found", street="甲街", cost=120000, area=25000, reported_on=reported),
            flight(2, result="clean", street="甲街", cost=80000, reported_on=reported + 1),
            flight(3, street="乙街"),
            flight(4, urgent=1),
        ]
    }
    calendar = load_calendar(SHELF)

    def counted(code: str) -> dict[str, int | None]:
        measure = BY_CODE[f"drone_patrol.{code}"]
        assert isinstance(measure, Measure)
        return count(measure, tables=tables, scope=SCOPE, calendar=calendar)

    assert counted("count") == {"": 4}
    assert counted("flights.by_street") == {"甲街": 2, "乙街": 1}
    assert counted("cost") == {"": 200000}
    assert [counted(f"report.{part}")[""] for part in ("due", "kept", "broken", "open")] == [3, 1, 1, 1]
    assert isinstance(BY_CODE["drone_patrol.found_share"], Rate)


def test_what_does_not_count_and_what_is_reckoned() -> None:
    text = DRONES.replace("key: [flight]", "key: [flight]\n  counted: urgent is null", 1)
    text += "  - {code: sound, label: 没有问题的架次, formula: flights - found, unit: 架次}\n"
    text = text.replace("unit: 架次, by: [street, result]", "unit: 架次, readings: [sound]", 1)
    with TemporaryDirectory() as folder:
        register, findings = load_register(pack(Path(folder), text))
    assert register is not None, findings
    measures = {one.code: one for one in measures_of(register)}
    flights, found, sound = (measures[f"drone_patrol.{code}"] for code in ("flights", "found", "sound"))
    assert isinstance(flights, Measure)
    assert isinstance(found, Measure)
    assert isinstance(sound, Formula)
    assert (flights.where, flights.readings) == ("urgent is null", ("drone_patrol.sound",))
    assert found.where == "(urgent is null) and (result = 'found')"
    assert (sound.text, sound.inputs) == (
        "drone_patrol.flights - drone_patrol.found",
        {"drone_patrol.flights", "drone_patrol.found"},
    )
    assert derived(sound, group="", known={}) is None, "of a register that was not handed in"


def test_taken_away(drones: Path) -> None:
    assert "drone_patrol.count" in BY_CODE
    install(())
    assert "drone_patrol.count" not in BY_CODE
