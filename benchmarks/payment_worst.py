"""All payment rules over payments of the worst shapes: one payee for all, one day for all, nothing but tiny groups, very long texts …

    python benchmarks/payment_worst.py --payments 10000000 [--only one-payee,one-day]

For every shape: a year of that many payments (a twentieth where texts are long), the floor of `payment_rules.py`, all rules, their ratio,
the peak memory of a process of its own. And 300 payments of the same shape are asked by the slow reference too: payments, groups and
coverage have to be the same, else it exits 1.
"""

from __future__ import annotations

# ruff: noqa: E402, E501 – where the program lies has to be known first; statements of SQL are read as a whole
import argparse
import resource
import shutil
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]

from payment_data import look_ups, year_sql
from payment_rules import Clock, floor, once, opened

from jixiao.engines.payment_duckdb import DuckSession
from jixiao.engines.payment_input import sources
from jixiao.engines.payment_run import answers
from jixiao.engines.payment_sql import Year
from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.measures.model import Scope
from jixiao.measures.payment_answers import Line
from jixiao.measures.payment_reference import answer
from jixiao.standards.calendars import load_calendar
from jixiao.standards.payment_rules import PaymentRule
from jixiao.workbench.monitor import rules_of

YEAR, SMALL, DEPARTMENTS = 2023, 300, 5_000


@dataclass(frozen=True)
class Shape:
    """What is different from ordinary payments, in which order they lie, and by how much fewer there are."""

    replaced: str
    order: str = "paid_on, voucher"
    fewer: int = 1


SHAPES = {
    "ordinary": Shape("amount AS amount"),
    "one-payee": Shape("'同一收款人' AS payee, '同一账号' AS payee_account"),
    "one-document": Shape("'INV1' AS invoice, '同一收款人' AS payee"),
    "one-day": Shape(f"DATE '{YEAR}-06-14' AS paid_on, 6 AS month"),
    "one-unit": Shape("'0001' AS unit, 'P01' AS project"),
    "tiny-groups": Shape("'甲' || voucher AS payee, voucher AS payee_account, voucher AS project, voucher AS contract"),
    "long-texts": Shape("purpose || repeat('关于进一步做好有关工作的通知所列事项支出', 50) AS purpose", fewer=20),
    "no-order": Shape("amount AS amount", order="hash(voucher)"),
    "every-one-a-hit": Shape("'同一收款人' AS payee, 'INV1' AS invoice, 123400 AS amount, '其他' AS purpose"),
}


def make(folder: Path, shape: Shape, payments: int, departments: int) -> None:
    """A year of that shape with its look-ups."""
    (folder / "payment").mkdir(parents=True)
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (SELECT * REPLACE ({shape.replaced}) FROM ({year_sql(YEAR, payments, departments)}) ORDER BY {shape.order})"
            f" TO '{folder}/payment/{YEAR}.parquet' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 250000)"
        )
        look_ups(connection, folder, range(YEAR, YEAR + 1), payments, departments, 20)


def rules() -> list[PaymentRule]:
    """Those in force."""
    pack, _ = rules_of(ROOT / "standards", unit="", fiscal_year=YEAR)
    assert pack is not None
    return list(pack.rules)


def measured(name: str, payments: int) -> tuple[int, tuple[float, float], tuple[float, float], float]:
    """Payments, the floor, all rules (seconds of the clock and of the processor each), and GiB at the peak of this process."""
    shape = SHAPES[name]
    folder = Path(tempfile.mkdtemp(prefix="jixiao-worst-"))
    try:
        make(folder, shape, payments // shape.fewer, DEPARTMENTS)
        made = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        least, chosen = floor(folder), rules()
        out = folder / "out"
        out.mkdir()
        clock = Clock()
        once(folder, chosen, opened("duckdb", "", out), out)
        whole = clock.read()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        # Making the data may have needed more than asking: then what is told is only that asking needed no more.
        return payments // shape.fewer, least, whole, max(peak, made) / 2**20
    finally:
        shutil.rmtree(folder)


def the_same(name: str) -> list[str]:
    """The rules in which engine and reference differ over a few payments."""
    folder = Path(tempfile.mkdtemp(prefix="jixiao-worst-"))
    try:
        make(folder, SHAPES[name], SMALL, 3)
        calendar, chosen = load_calendar(ROOT / "standards"), rules()
        found, _ = sources(folder, unit="", fiscal_year=None)
        session = DuckSession(calendar=calendar)
        session.read(found)
        tables = {one.record.name: lines(session, one.record.name) for one in found}
        units = tuple(sorted({str(line["unit"]) for line in tables["payment"]}))
        told = list(answers(session, chosen, year=Year(YEAR, units)))
        session.close()
        referred = [answer(rule, tables=tables, scope=Scope(units, YEAR), calendar=calendar) for rule in chosen]
        return [
            one.rule.code
            for one, other in zip(told, referred, strict=True)
            if (alike(one.payments), alike(one.groups), one.coverage)
            != (alike(other.payments), alike(other.groups), other.coverage)
        ]
    finally:
        shutil.rmtree(folder)


def lines(session: DuckSession, name: str) -> list[dict[str, Value]]:
    """A record type's rows as the engine reads them."""
    columns = list(BY_NAME[name].columns)
    listed = ", ".join(f'"{column}"' for column in columns)
    return [dict(zip(columns, line, strict=True)) for line in session.fetch(f"SELECT {listed} FROM {name}")]


def alike(found: Sequence[Line]) -> list[str]:
    """Lines without their order."""
    return sorted(repr(sorted(line.items())) for line in found)


def main() -> int:
    """As called."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--payments", type=int, default=10_000_000)
    parser.add_argument("--only", default="", help=f"shapes, of {', '.join(SHAPES)}")
    given = parser.parse_args()
    chosen = [name for name in SHAPES if not given.only or name in given.only.split(",")]
    print(
        "| shape | payments | floor s (processor) | all rules s (processor) | floors | by processor | peak GiB | as the reference |"
    )
    print("|---|---|---|---|---|---|---|---|")
    wrong = False
    for name in chosen:
        differing = the_same(name)
        wrong = wrong or bool(differing)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            payments, least, whole, peak = pool.submit(measured, name, given.payments).result()
        told = "yes" if not differing else f"no: {', '.join(differing)}"
        print(
            f"| {name} | {payments:,} | {least[0]:.2f} ({least[1]:.2f}) | {whole[0]:.1f} ({whole[1]:.1f}) | {whole[0] / least[0]:.1f} | {whole[1] / least[1]:.1f} | {peak:.2f} | {told} |",
            flush=True,
        )
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
