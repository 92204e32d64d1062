"""All payment rules over made-up payments of a province, against the time DuckDB needs to read the same columns.

    python benchmarks/payment_data.py FOLDER --years 5 --payments 10000000
    python benchmarks/payment_rules.py FOLDER [--rules TM-05,TM-15] [--runs 3]

The floor is one statement with a trivial aggregate over every column that some rule reads. Prints the time of each rule, the whole, the
ratio to the floor of the same run, peak memory of the process, and for planted violations how many were found (recall). Seconds of
processor time (user and system, all threads) stand beside those of the clock: on a busy machine their ratio is the steadier one.
"""

from __future__ import annotations

# ruff: noqa: E402, E501 – where the program lies has to be known first; statements of SQL are read as a whole
import argparse
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

from jixiao.engines.payment_duckdb import DuckSession
from jixiao.engines.payment_input import sources
from jixiao.engines.payment_run import saved
from jixiao.engines.payment_sql import Year
from jixiao.standards.calendars import load_calendar
from jixiao.standards.payment_rules import PaymentRule
from jixiao.workbench.monitor import rules_of

TEXTS = ("payee", "purpose", "invoice", "payee_account", "economic", "method", "contract", "project", "fund_type", "payee_kind", "procurement_plan", "unit")  # fmt: skip
NUMBERS = ("amount", "month", "advance", "people", "days", "attachments", "fiscal_year")


class Clock:
    """Seconds since it was made, of the clock and of the processor."""

    def __init__(self) -> None:
        self._began = (time.perf_counter(), time.process_time())

    def read(self) -> tuple[float, float]:
        """Both."""
        return time.perf_counter() - self._began[0], time.process_time() - self._began[1]


def floor(folder: Path) -> tuple[float, float]:
    """Seconds for reading every column that rules read, once."""
    columns = ", ".join(
        [*(f"max(length({name}))" for name in TEXTS), *(f"sum({name})" for name in NUMBERS), "max(paid_on)"]
    )
    connection = duckdb.connect()
    clock = Clock()
    connection.execute(f"SELECT count(*), {columns} FROM read_parquet('{folder}/payment/*.parquet')").fetchall()
    return clock.read()


def once(folder: Path, rules: list[PaymentRule], out: Path) -> dict[str, float]:
    """Seconds of each rule over all years; results in `out`."""
    found, findings = sources(folder, unit="", fiscal_year=None)
    assert not findings, findings
    session = DuckSession(calendar=load_calendar(ROOT / "standards"), memory="4GB", folder=out)
    took: dict[str, float] = {}
    began = time.perf_counter()
    wrong = session.read(found)
    assert not wrong, wrong[0].text
    took["读入对照表"] = time.perf_counter() - began
    for fiscal_year in session.years():
        year = Year(fiscal_year)
        last = time.perf_counter()
        for one in saved(session, rules, year=year, folder=out):
            now = time.perf_counter()
            took[one.rule.code] = took.get(one.rule.code, 0.0) + now - last
            last = now
    session.close()
    return took


def recall(folder: Path, out: Path) -> tuple[int, int]:
    """Planted violations, and how many of them were found."""
    connection = duckdb.connect()
    found = f"SELECT DISTINCT regexp_extract(filename, '(TM-[0-9]+)', 1) AS rule, voucher FROM read_parquet('{out}/*-payments.parquet', filename = true, union_by_name = true)"
    planted, hit = connection.execute(
        f"SELECT count(*), count(f.voucher) FROM '{folder}/planted.parquet' AS p LEFT JOIN ({found}) AS f ON f.rule = p.rule AND f.voucher = p.voucher"
    ).fetchall()[0]
    return planted, hit


def main() -> None:
    """As called."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rules", default="")
    parser.add_argument("--runs", type=int, default=1)
    given = parser.parse_args()
    pack, _ = rules_of(ROOT / "standards", unit="", fiscal_year=2023)
    assert pack is not None
    rules = [rule for rule in pack.rules if not given.rules or rule.code in given.rules.split(",")]
    for _ in range(given.runs):
        out = Path(tempfile.mkdtemp(prefix="jixiao-rules-"))
        least = floor(given.folder)
        clock = Clock()
        took = once(given.folder, rules, out)
        whole = clock.read()
        for name, seconds in took.items():
            print(f"  {name:<8} {seconds:8.2f} s {seconds / least[0]:7.2f} ×")
        planted, hit = recall(given.folder, out)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(
            f"floor {least[0]:.2f} s ({least[1]:.2f} s of processor), all {whole[0]:.2f} s ({whole[1]:.2f} s) = {whole[0] / least[0]:.1f} ×"
            f" ({whole[1] / least[1]:.1f} ×); peak {memory:.2f} GiB; planted {planted}, found {hit}",
            flush=True,
        )
        shutil.rmtree(out)


if __name__ == "__main__":
    main()
