"""Which engine counts over which data."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jixiao.workbench.engine_choice import Engine, Place, Session, counted_over, place_of
from jixiao.workbench.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = Settings(data=ROOT / "data", standards=ROOT / "standards", examples=ROOT / "examples")


@pytest.mark.parametrize(
    ("text", "engine", "expected"),
    [("a/payment.parquet", "", "duckdb"), ("postgresql://h/d", "", "postgresql"), ("a", "spark", "spark")],
)
def test_the_data_choose_unless_somebody_does(text: str, engine: str, expected: str) -> None:
    assert Engine(engine).over(place_of(text)) == expected


@pytest.mark.parametrize(("place", "engine"), [("postgresql://h/d", "duckdb"), (Path("a"), "postgresql")])
def test_an_engine_that_does_not_fit_is_refused(place: Place, engine: str, tmp_path: Path) -> None:
    told, findings = counted_over(
        place,
        years,
        engine=Engine(engine),
        wanted=["payment"],
        unit="",
        fiscal_year=None,
        folder=tmp_path,
        settings=SETTINGS,
    )
    assert told is None
    assert [one.code for one in findings] == ["JX-MON-033"]


def test_only_what_is_wanted_is_read(tmp_path: Path) -> None:
    pq.write_table(pa.table({"voucher": ["1"], "paid_on": [19_500], "amount": [1]}), tmp_path / "payment.parquet")
    pq.write_table(pa.table({"code": ["C1"]}), tmp_path / "procurement_contract.parquet")
    told, findings = counted_over(
        tmp_path,
        lambda session: (session.tables, years(session)),
        engine=Engine(),
        wanted=["payment"],
        unit="A",
        fiscal_year=None,
        folder=tmp_path,
        settings=SETTINGS,
    )
    assert (told, findings) == ((("payment",), (2023,)), ())


def years(session: Session) -> tuple[int, ...]:
    return session.years()
