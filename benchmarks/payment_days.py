"""A week and a day of payments put on top of a year, against asking everything again.

    python benchmarks/payment_data.py FOLDER --years 1 --payments 10000000
    python benchmarks/payment_days.py FOLDER

Splits the year of FOLDER before its last nine days (the last two of them without payments), keeps a state of the first part, adds a week, then
a day, and holds what is kept to a full run over everything. Prints seconds of each, what each costs of that full run, and the peak memory.
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

from jixiao.engines.payment_input import sources
from jixiao.engines.payment_state import PaymentState, Taken
from jixiao.standards.calendars import load_calendar
from jixiao.standards.payment_rules import PaymentRule
from jixiao.workbench.monitor import rules_of

WEEK, DAY = 9, 2
"""Days before the end of the year at which the week begins, and the day."""


def split(folder: Path, into: Path) -> tuple[Path, Path, Path]:
    """The year without its end, with its look-ups; a week; a day."""
    connection = duckdb.connect()
    every = f"SELECT * FROM read_parquet('{folder}/payment/*.parquet')"
    (year,) = connection.execute(f"SELECT max(fiscal_year) FROM ({every})").fetchall()[0]
    last = f"{year}-12-31"
    parts = {"year": (None, WEEK), "week": (WEEK, DAY), "day": (DAY, None)}
    for name, (begin, end) in parts.items():
        (into / name).mkdir()
        after = f"paid_on > DATE '{last}' - {begin}" if begin else "TRUE"
        before = f"paid_on <= DATE '{last}' - {end}" if end else "TRUE"
        connection.execute(
            f"COPY ({every} WHERE {after} AND {before}) TO '{into}/{name}/payment.parquet' (FORMAT parquet, COMPRESSION zstd)"
        )
    for look_up in folder.glob("*.parquet"):
        if look_up.stem != "planted":
            shutil.copy(look_up, into / "year")
    return into / "year", into / "week", into / "day"


def taken(state: Path, folder: Path, rules: list[PaymentRule]) -> tuple[tuple[float, float], Taken]:
    """Seconds (of the clock and of the processor) for opening the state, adding a folder and closing it, and what was added."""
    began, busy = time.perf_counter(), time.process_time()
    kept = PaymentState(state, calendar=load_calendar(ROOT / "standards"), memory="3GB")
    found, findings = sources(folder, unit="", fiscal_year=None, payments=True)
    assert not findings, findings
    result, wrong = kept.take(found, rules)
    assert result is not None, wrong
    kept.close()
    return (time.perf_counter() - began, time.process_time() - busy), result


def answers(state: Path, rules: list[PaymentRule]) -> list[str]:
    """Everything that is kept, in an order of its own."""
    kept = PaymentState(state, calendar=load_calendar(ROOT / "standards"), memory="3GB")
    told = []
    for year in kept.years:
        for rule in rules:
            answer = kept.answer(rule, fiscal_year=year)
            told += [repr((rule.code, sorted(line.items()))) for line in (*answer.payments, *answer.groups)]
            told.append(repr((rule.code, answer.coverage)))
    kept.close()
    return sorted(told)


def main() -> int:
    """As called."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    pack, _ = rules_of(ROOT / "standards", unit="", fiscal_year=2023)
    assert pack is not None
    rules = list(pack.rules)
    work = Path(tempfile.mkdtemp(prefix="jixiao-days-", dir=given.folder.parent))
    try:
        took = {}
        for name, folder in zip(("year", "week", "day"), split(given.folder, work), strict=True):
            took[name] = taken(work / "state", folder, rules)
        whole = work / "whole"
        (whole / "payment").mkdir(parents=True)
        for part in ("year", "week", "day"):
            shutil.copy(work / part / "payment.parquet", whole / "payment" / f"{part}.parquet")
        for look_up in (work / "year").glob("*.parquet"):
            if look_up.stem != "payment":
                shutil.copy(look_up, whole)
        took["whole"] = taken(work / "other", whole, rules)
        full, busy = took["whole"][0]
        print(
            "| added | payments | s | s of processor | of the whole | by processor | answers changed |\n|---|---|---|---|---|---|---|"
        )
        for name, ((wall, cpu), batch) in took.items():
            share, other = f"{wall / full:.1%}", f"{cpu / busy:.1%}"
            print(
                f"| {name} | {batch.payments:,} | {wall:.2f} | {cpu:.2f} | {share} | {other} | {len(batch.changed)} |"
            )
        alike = answers(work / "state", rules) == answers(work / "other", rules)
        print(f"the same answers as the whole: {alike}")
        size = (work / "state" / "payments.duckdb").stat().st_size / 2**20
        print(f"state {size:,.0f} MiB; peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB")
        return 0 if alike else 1
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    sys.exit(main())
