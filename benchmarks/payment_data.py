"""Payments of a province, made up but repeatable, with violations of every rule planted among them.

    python benchmarks/payment_data.py FOLDER --years 5 --payments 10000000

Each fiscal year has that many payments of 5,000 departments; the tables they are looked up in lie beside them, and `planted.parquet`
lists the rule and the voucher of everything planted. The same arguments give the same bytes.
"""

from __future__ import annotations

# ruff: noqa: E402, E501 – where the program lies has to be known first; statements of SQL are read as a whole
import argparse
import sys
from datetime import date, timedelta
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

from jixiao.kernel.period import day_number
from jixiao.standards.calendars import load_calendar

FIRST_YEAR = 2022
PURPOSES = (
    "法律援助补贴", "普法宣传", "办公用品", "公证服务", "社区矫正", "调解案件补贴", "差旅费", "会议费", "培训费", "印刷费", "物业管理", "水电费", "维修改造", "信息系统运维",
    "专家评审", "劳务费", "设备购置", "车辆维护", "公务接待", "慰问困难群众",
)  # fmt: skip
ECONOMIC = (
    "30101", "30102", "30201", "30202", "30205", "30206", "30207", "30209", "30211", "30213", "30214", "30215", "30216", "30217", "30226", "30227", "30231", "30239",
    "30305", "31002",
)  # fmt: skip


def chance(*parts: str, below: int) -> str:
    """A number that only depends on the row and the name of the draw."""
    return f"CAST(hash({', '.join(parts)}) % {below} AS BIGINT)"


def one_of(values: tuple[str, ...], draw: str) -> str:
    """One of a few texts."""
    listed = ", ".join(f"'{value}'" for value in values)
    return f"([{listed}])[1 + {draw}]"


def working_days(year: int) -> list[int]:
    """The working days of a year as day numbers; beyond our calendar, Monday to Friday."""
    calendar = load_calendar(ROOT / "standards")
    every = [date(year, 1, 1) + timedelta(days=day) for day in range(365)]
    numbers = [(day, day_number(day)) for day in every]
    if not all(number in calendar and number - 1 in calendar for _, number in numbers[1:]):
        return [number for day, number in numbers if day.weekday() < 5]
    return [number for _, number in numbers[1:] if calendar[number] > calendar[number - 1]]


def year_sql(year: int, payments: int, departments: int, spread: bool = False) -> str:
    """The ordinary payments of a year: small, with contract above 20,000 yuan, on working days, from known projects, well within budgets."""
    draw = {name: chance("i", str(year), f"'{name}'", below=below) for name, below in DRAWS.items()}
    days = working_days(year)
    day = f"(DATE '1970-01-01' + ({days})[1 + CAST(hash(i, {year}, 'day') % {len(days)} AS INTEGER)])"
    big = f"{draw['big']} = 0"
    unit = chance("i", str(year), "'unit'", below=departments)
    # A department pays a few hundred suppliers again and again; `spread` draws each payment's payee anew, which is harder on memory.
    payee = (
        chance("i", str(year), "'payee'", below=400_000)
        if spread
        else f"CAST(hash({unit}, {draw['supplier']}) % 400000 AS BIGINT)"
    )
    return f"""
      SELECT printf('%04d', {unit}) AS unit, CAST({year} AS BIGINT) AS fiscal_year,
        'V{year}' || printf('%09d', i) AS voucher, {day} AS paid_on, CAST(month({day}) AS BIGINT) AS month, printf('P%02d', {draw["project"]}) AS project,
        CASE WHEN {draw["kind"]} < 4 THEN 'basic' ELSE 'project' END AS kind, 'general' AS fund_type,
        {one_of(ECONOMIC, draw["economic"])} AS economic,
        CASE WHEN {big} THEN 2000000 + {draw["large"]} ELSE 100 + {draw["small"]} END AS amount,
        CASE WHEN {big} THEN printf('C%05d', {draw["contract"]}) END AS contract,
        'PAYEE' || printf('%06d', {payee}) AS payee, 'ACC' || printf('%06d', {payee}) AS payee_account,
        {one_of(PURPOSES, draw["purpose"])} || printf('第%d期', {draw["issue"]}) AS purpose,
        CASE WHEN {draw["person"]} = 0 THEN 'person' ELSE 'unit' END AS payee_kind,
        CASE WHEN {draw["method"]} < 60 THEN 'direct' ELSE 'authorised' END AS method,
        'INV' || printf('%012d', {draw["invoice"]}) AS invoice, CASE WHEN {big} THEN 'CG' END AS procurement_plan,
        0 AS advance, 3 AS attachments, 'basis' AS basis, CAST(NULL AS BIGINT) AS people, CAST(NULL AS BIGINT) AS days
      FROM range({payments}) AS r(i)"""


DRAWS = {
    "project": 20, "kind": 10, "economic": len(ECONOMIC), "big": 50, "large": 8_000_000, "small": 1_500_000, "contract": 90_000, "supplier": 300,
    "purpose": len(PURPOSES), "issue": 500, "person": 12, "method": 100, "invoice": 10**12,
}  # fmt: skip
PLANT: dict[str, tuple[str, ...]] = {
    "TM-01": ("method = 'cash', amount = 1000000, economic = '30305', payee = 'CASH' || k",),
    "TM-02": ("payee_account = 'OWN' || k, payee = '本单位工会'",),
    "TM-03": ("payee_kind = 'person', amount = 5000000, economic = '30226', contract = 'C1', procurement_plan = 'CG', payee = '张' || k",),
    "TM-04": ("project = 'RUSH' || k, amount = 10000000, contract = 'C1', procurement_plan = 'CG', month = 12",),
    "TM-05": tuple(
        f"payee = '拆分公司' || k, purpose = '拆分项目', amount = 26000000, contract = 'C1', procurement_plan = 'CG', paid_on = paid_on + {days}" for days in (0, 3)
    ),
    "TM-06": ("purpose = '中秋月饼采购'",),
    "TM-07": ("payee = '好运酒业有限公司' || k",),
    "TM-08": ("economic = '30227', amount = 2000000, contract = NULL",),
    "TM-09": ("contract = 'OVER' || k, amount = 10000001, economic = '30201'",),
    "TM-10": ("project = 'NOBUDGET', amount = 100",),
    "TM-11": ("economic = '31002', amount = 50000000, procurement_plan = NULL, contract = 'C1'",),
    "TM-12": ("method = 'cash', economic = '30211', amount = 10000, payee = 'CARD' || k",),
    "TM-13": ("economic = '30212', amount = 10000001",),
    "TM-14": ("economic = '30215', people = 10, days = 1, amount = 550001",),
    "TM-15": tuple(f"payee = '重复公司' || k, invoice = 'DUP' || k, amount = 1234500, paid_on = paid_on + {days}" for days in (0, 20)),
    "TM-16": ("contract = 'ADV' || k, advance = 1, amount = 3000001, economic = '30201'",),
    "TM-17": ("paid_on = make_date(year(paid_on)::INT, 10, 1)",),
    "TM-18": ("purpose = '其他'",),
    "TM-20": ("project = 'SLOW' || k, amount = 80",),
    "TM-19": ("payee = '换号公司' || k, payee_account = 'A1', paid_on = make_date(year(paid_on)::INT, 3, 1)", "payee = '换号公司' || k, payee_account = 'A2', paid_on = make_date(year(paid_on)::INT, 6, 1)"),
}  # fmt: skip
"""What a planted payment has different from an ordinary one; several lines are several payments of one violation."""
LAST_ONLY = frozenset({"TM-19"})
"""Only the last payment of the violation is pointed at."""


def planted_sql(year: int, departments: int, each: int) -> list[str]:
    """Violations, each in a department of its own."""
    selects = []
    for number, (rule, lines) in enumerate(PLANT.items()):
        for line, change in enumerate(lines):
            pairs = (
                dict(pair.split(" = ", 1) for pair in change.split(", ") if " = " in pair)
                if "(" not in change
                else _pairs(change)
            )
            replaced = ", ".join(f"{value} AS {name}" for name, value in pairs.items())
            voucher = f"'X{rule[3:]}-{year}-' || k || '-{line}'"
            selects.append(
                f"SELECT * REPLACE ({replaced}, {voucher} AS voucher, printf('%04d', (k * 37 + {number * 101}) % {departments}) AS unit)"
                f" FROM (SELECT o.*, row_number() OVER (ORDER BY voucher) - 1 AS k FROM ordinary AS o)"
            )
    return selects


def _pairs(change: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    depth, start = 0, 0
    for place, sign in enumerate(change + ","):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            name, value = change[start:place].strip().split(" = ", 1)
            pairs[name], start = value, place + 1
    return pairs


def make(
    folder: Path, *, years: int, payments: int, departments: int = 5_000, each: int = 20, spread: bool = False
) -> None:
    """Writes payments, look-ups and the list of what was planted."""
    (folder / "payment").mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect()
    listed = range(FIRST_YEAR, FIRST_YEAR + years)
    for year in listed:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE ordinary AS {year_sql(year, each, departments)}")
        planted = " UNION ALL ".join(
            f"SELECT * EXCLUDE (k) FROM ({sql})" for sql in planted_sql(year, departments, each)
        )
        everything = f"{year_sql(year, payments, departments, spread)} UNION ALL {planted}"
        connection.execute(
            f"COPY (SELECT * FROM ({everything}) ORDER BY paid_on, voucher) TO '{folder}/payment/{year}.parquet'"
            " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 250000)"
        )
    look_ups(connection, folder, listed, payments, departments, each)
    _planted(connection, folder, listed, each)


def look_ups(
    connection: duckdb.DuckDBPyConnection, folder: Path, years: range, payments: int, departments: int, each: int
) -> None:
    """The tables that payments are looked up in, written beside them."""
    keys = f"range({departments}) AS u(u), (SELECT unnest({list(years)}) AS y) AS y"
    head = "printf('%04d', u) AS unit, CAST(y AS BIGINT) AS fiscal_year"
    contracts = f"SELECT unit, fiscal_year, contract AS code, 100000000000 AS amount, 0 AS supplement FROM '{folder}/payment/*.parquet' WHERE contract LIKE 'C%' GROUP BY ALL"
    over = f"SELECT {head}, name || k AS code, 10000000 AS amount, 0 AS supplement FROM {keys}, range({each}) AS r(k), (SELECT unnest(['OVER', 'ADV']) AS name) AS n"
    made = {
        "procurement_contract": f"{contracts} UNION ALL {over}",
        "budget_line": f"SELECT {head}, printf('B%02d', k) AS code, printf('P%02d', k) AS project, 'general' AS fund_type, 100000000000000 AS adjusted FROM {keys}, range(20) AS r(k) UNION ALL SELECT {head}, name || k, name || k, 'general', CASE name WHEN 'SLOW' THEN 100 ELSE 1000000000 END FROM {keys}, range({each}) AS r(k), (SELECT unnest(['SLOW', 'RUSH']) AS name) AS n",
        "own_account": f"SELECT {head}, 'OWN' || k AS account, 0 AS allowed FROM {keys}, range({each}) AS r(k)",
        "three_public": f"SELECT {head}, item, CASE WHEN item = 'abroad' THEN 10000000 ELSE 100000000000000 END AS budget FROM {keys}, (SELECT unnest(['abroad', 'reception', 'vehicle_running', 'vehicle_purchase']) AS item) AS i",
        "monitor_result": f"SELECT {head}, printf('P%02d', k) AS project, 'I' AS indicator, 600000 AS progress, make_date(y, 12, 31) AS cut_off FROM {keys}, range(20) AS r(k) UNION ALL SELECT {head}, 'SLOW' || k, 'I', 100000, make_date(y, 12, 31) FROM {keys}, range({each}) AS r(k)",
    }  # fmt: skip
    for name, sql in made.items():
        connection.execute(f"COPY ({sql}) TO '{folder}/{name}.parquet' (FORMAT parquet, COMPRESSION zstd)")


def _planted(connection: duckdb.DuckDBPyConnection, folder: Path, years: range, each: int) -> None:
    lines = [
        f"SELECT '{rule}' AS rule, CAST({year} AS BIGINT) AS fiscal_year, 'X{rule[3:]}-{year}-' || k || '-{line}' AS voucher FROM range({each}) AS r(k)"
        for year in years
        for rule, parts in PLANT.items()
        for line in range(len(parts))
        if rule not in LAST_ONLY or line == len(parts) - 1
    ]
    connection.execute(f"COPY ({' UNION ALL '.join(lines)}) TO '{folder}/planted.parquet' (FORMAT parquet)")


def main() -> None:
    """As called."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--years", type=int, default=1)
    parser.add_argument("--payments", type=int, default=10_000_000)
    parser.add_argument("--spread", action="store_true", help="every payment to a payee of its own choice")
    given = parser.parse_args()
    make(given.folder, years=given.years, payments=given.payments, spread=given.spread)


if __name__ == "__main__":
    main()
