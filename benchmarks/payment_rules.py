"""All payment rules over made-up payments of a province, against the time DuckDB needs to read the same columns.

    python benchmarks/payment_data.py FOLDER --years 5 --payments 10000000
    python benchmarks/payment_rules.py FOLDER [--rules TM-05,TM-15] [--runs 3] [--by-hand] [--engine spark --master local[2]]

The floor is one statement with a trivial aggregate over every column that some rule reads. Prints the time of each rule, the whole, the
ratio to the floor of the same run, peak memory of the process, and for planted violations how many were found (recall). Seconds of
processor time (user and system, all threads) stand beside those of the clock: on a busy machine their ratio is the steadier one.

With `--by-hand` eight rules are also asked by hand-written SQL (DuckDB) and Polars (`payment_by_hand.py`) in the same run, and by ours alone;
the payments pointed at have to be the same, else it exits 1. With `--engine spark` the rules run on Spark over the same files, and Spark reads the
floor's columns as well (its processor time is that of other processes and not told).
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
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]

from payment_by_hand import RULES, Hits, by_duckdb, by_polars

from jixiao.engines.payment_duckdb import DuckSession
from jixiao.engines.payment_input import sources
from jixiao.engines.payment_run import saved
from jixiao.engines.payment_spark import SparkSession, spark_session
from jixiao.engines.payment_sql import Year
from jixiao.kernel.finding import has_errors
from jixiao.standards.calendars import load_calendar
from jixiao.standards.payment_rules import PaymentRule, PaymentRules
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


def trivial(table: str) -> str:
    """The trivial aggregate over every column that rules read."""
    lengths = (f"max(length({name}))" for name in TEXTS)
    return (
        f"SELECT count(*), {', '.join([*lengths, *(f'sum({name})' for name in NUMBERS), 'max(paid_on)'])} FROM {table}"
    )


def floor(folder: Path) -> tuple[float, float]:
    """Seconds for reading every column that rules read, once."""
    connection = duckdb.connect()
    clock = Clock()
    connection.execute(trivial(f"read_parquet('{folder}/payment/*.parquet')")).fetchall()
    return clock.read()


def spark_floor(folder: Path, master: str) -> float:
    """The same on Spark, when it has begun."""
    session = spark_session(master)
    clock = Clock()
    session.read.parquet(f"{folder}/payment/*.parquet").createOrReplaceTempView("plain")
    session.sql(trivial("plain")).collect()
    return clock.read()[0]


def opened(engine: str, master: str, out: Path) -> DuckSession | SparkSession:
    """A session of the engine."""
    calendar = load_calendar(ROOT / "standards")
    if engine == "spark":
        return SparkSession(master=master, calendar=calendar)
    return DuckSession(calendar=calendar, memory="4GB", folder=out)


def once(folder: Path, rules: list[PaymentRule], session: DuckSession | SparkSession, out: Path) -> dict[str, float]:
    """Seconds of each rule over all years; results in `out`."""
    found, findings = sources(folder, unit="", fiscal_year=None)
    assert not has_errors(findings), findings
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


def hits(out: Path) -> Hits:
    """Rule and voucher of everything pointed at."""
    # Spark writes folders.
    files = [str(path) for path in out.rglob("*.parquet") if path.is_file() and "-payments.parquet" in str(path)]
    sql = f"SELECT DISTINCT regexp_extract(filename, '(TM-[0-9]+)', 1), voucher FROM read_parquet({files}, filename = true, union_by_name = true)"
    with duckdb.connect() as connection:
        return {(rule, voucher) for rule, voucher in connection.execute(sql).fetchall()}


def compared(folder: Path, pack: PaymentRules, least: tuple[float, float]) -> bool:
    """Prints our eight rules beside both ways by hand; whether all three point at the same payments."""
    told: dict[str, Hits] = {}
    print(
        "| eight rules | s | s of processor | floors | ours / this | payments pointed at |\n|---|---|---|---|---|---|"
    )
    ours = (0.0, 0.0)
    with tempfile.TemporaryDirectory(prefix="jixiao-rules-") as name:
        out = Path(name)
        clock = Clock()
        once(folder, [rule for rule in pack.rules if rule.code in RULES], opened("duckdb", "", out), out)
        ours = clock.read()
        told["ours"] = hits(out)
    took = {"ours": ours}
    for way, ask in (("DuckDB by hand", by_duckdb), ("Polars by hand", by_polars)):
        clock = Clock()
        told[way] = ask(folder, pack)
        took[way] = clock.read()
    for way, (wall, busy) in took.items():
        print(
            f"| {way} | {wall:.2f} | {busy:.2f} | {wall / least[0]:.1f} | {ours[0] / wall:.2f} | {len(told[way]):,} |"
        )
    for way, found in told.items():
        for rule in sorted({rule for rule, _ in found ^ told["ours"]}):
            odd = sorted(voucher for code, voucher in found ^ told["ours"] if code == rule)
            print(f"  {way} differs in {rule}: {len(odd)}, e.g. {odd[:3]}")
    return all(found == told["ours"] for found in told.values())


def recall(folder: Path, out: Path) -> tuple[int, int]:
    """Planted violations, and how many of them were found."""
    with duckdb.connect() as connection:
        planted = set(connection.execute(f"SELECT rule, voucher FROM '{folder}/planted.parquet'").fetchall())
    return len(planted), len(planted & hits(out))


def main() -> int:
    """As called."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="what payment_data.py made")
    parser.add_argument("--rules", default="", help="only these, e.g. TM-05,TM-15")
    parser.add_argument("--runs", type=int, default=1, help="how often")
    parser.add_argument("--by-hand", action="store_true", help="eight rules by hand-written SQL and Polars as well")
    parser.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb")
    parser.add_argument("--master", default="local[2]", help="Spark's")
    given = parser.parse_args()
    pack, _ = rules_of(ROOT / "standards", unit="", fiscal_year=2023)
    assert pack is not None
    rules = [rule for rule in pack.rules if not given.rules or rule.code in given.rules.split(",")]
    same = True
    for _ in range(given.runs):
        out = Path(tempfile.mkdtemp(prefix="jixiao-rules-"))
        least = floor(given.folder)
        own = spark_floor(given.folder, given.master) if given.engine == "spark" else 0.0
        clock = Clock()
        took = once(given.folder, rules, opened(given.engine, given.master, out), out)
        whole = clock.read()
        print("| rule | s | floors |\n|---|---|---|")
        for name, seconds in took.items():
            print(f"| {name} | {seconds:.2f} | {seconds / least[0]:.2f} |")
        planted, hit = recall(given.folder, out)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(
            f"floor {least[0]:.2f} s ({least[1]:.2f} s of processor), all {whole[0]:.2f} s ({whole[1]:.2f} s) = {whole[0] / least[0]:.1f} ×"
            f" ({whole[1] / least[1]:.1f} ×); peak {memory:.2f} GiB; planted {planted}, found {hit}",
            flush=True,
        )
        if own:
            print(f"Spark's own floor {own:.2f} s, all = {whole[0] / own:.1f} ×", flush=True)
        if given.by_hand:
            same = compared(given.folder, pack, least) and same
        shutil.rmtree(out)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
