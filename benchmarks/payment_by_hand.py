"""Eight of the payment rules as a specialist would write them, in DuckDB and in Polars: what our rules are held to in one run.

They name the payments pointed at and nothing else: no coverage, no exemptions counted, no groups with their numbers, no sentence. Limits
and words are read from the pack, so that a changed threshold stays comparable.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from jixiao.standards.payment_rules import PaymentRules

RULES = ("TM-03", "TM-04", "TM-05", "TM-06", "TM-09", "TM-11", "TM-15", "TM-19")
KEY = ("unit", "fiscal_year")
EXEMPT_WORDS = "禁烟|控烟|禁毒|打假|旅游执法|旅游纠纷|旅游普法"
Hits = set[tuple[str, str]]
"""Rule and voucher."""

SQL: Mapping[str, str] = {
    "TM-03": """SELECT voucher FROM p WHERE payee_kind = 'person' AND amount >= {limit}
        AND NOT coalesce(economic LIKE '301%' OR economic LIKE '303%', FALSE)""",
    "TM-04": """SELECT voucher FROM p JOIN (SELECT unit, fiscal_year, project FROM p WHERE project IS NOT NULL AND month IS NOT NULL
        GROUP BY ALL HAVING sum(CASE WHEN month = 12 THEN amount ELSE 0 END) >= {least}
        AND sum(CASE WHEN month = 12 THEN amount ELSE 0 END) * 100 >= sum(amount) * {share}) USING (unit, fiscal_year, project)
        WHERE month = 12""",
    "TM-05": """SELECT voucher FROM (SELECT voucher, max(full_stretch) OVER (PARTITION BY unit, fiscal_year, payee, purpose ORDER BY paid_on
          RANGE BETWEEN CURRENT ROW AND INTERVAL ({days} - 1) DAYS FOLLOWING) AS pointed
        FROM (SELECT *, sum(amount) OVER stretch >= {limit} AND count(*) OVER stretch >= {pieces} AS full_stretch FROM p
          WHERE amount >= {floor} AND amount < {limit} AND payee IS NOT NULL AND purpose IS NOT NULL
          WINDOW stretch AS (PARTITION BY unit, fiscal_year, payee, purpose ORDER BY paid_on
            RANGE BETWEEN INTERVAL ({days} - 1) DAYS PRECEDING AND CURRENT ROW))) WHERE pointed""",
    "TM-06": """SELECT voucher FROM p WHERE regexp_matches(purpose, '{words}') AND NOT regexp_matches(purpose, '{exempt}')""",
    "TM-09": """SELECT voucher FROM (SELECT voucher, p.amount, c.amount + coalesce(c.supplement, 0) AS agreed,
          sum(p.amount) OVER (PARTITION BY unit, fiscal_year, contract ORDER BY paid_on) AS paid
        FROM p JOIN c USING (unit, fiscal_year, contract)) WHERE paid > agreed AND amount > 0""",
    "TM-11": """SELECT voucher FROM p WHERE economic IN ({items}) AND amount >= {limit} AND procurement_plan IS NULL""",
    "TM-15": """SELECT voucher FROM (SELECT voucher, max(full_stretch) OVER (PARTITION BY unit, fiscal_year, payee, amount, invoice
          ORDER BY paid_on RANGE BETWEEN CURRENT ROW AND INTERVAL ({days} - 1) DAYS FOLLOWING) AS pointed
        FROM (SELECT *, count(*) OVER (PARTITION BY unit, fiscal_year, payee, amount, invoice ORDER BY paid_on
            RANGE BETWEEN INTERVAL ({days} - 1) DAYS PRECEDING AND CURRENT ROW) >= 2 AS full_stretch
          FROM p WHERE amount > 0 AND payee IS NOT NULL AND invoice IS NOT NULL)) WHERE pointed""",
    "TM-19": """SELECT p.voucher FROM p JOIN (SELECT *, min(first) OVER (PARTITION BY unit, fiscal_year, payee) AS earliest FROM
          (SELECT unit, fiscal_year, payee, payee_account, min(paid_on) AS first FROM p
           WHERE amount > 0 AND payee IS NOT NULL AND payee_account IS NOT NULL GROUP BY ALL)) AS v
        ON p.unit = v.unit AND p.fiscal_year = v.fiscal_year AND p.payee = v.payee AND p.payee_account = v.payee_account
          AND p.paid_on = v.first AND v.first > v.earliest WHERE p.amount > 0""",
}  # fmt: skip


def parameters(pack: PaymentRules, code: str) -> dict[str, Any]:
    """The limits of a rule, lists of words as SQL or as a pattern."""
    (rule,) = (rule for rule in pack.rules if rule.code == code)
    told = {one.code: one.value for one in rule.parameters}
    if isinstance(items := told.get("items"), tuple):
        told["items"] = ", ".join(f"'{item}'" for item in items)  # type: ignore[assignment]
    if isinstance(words := told.get("words"), tuple):
        told["words"] = "|".join(words)  # type: ignore[assignment]
    return told | {"exempt": EXEMPT_WORDS}


def by_duckdb(folder: Path, pack: PaymentRules) -> Hits:
    """The hits of the statements above."""
    with duckdb.connect() as connection:
        connection.execute(f"CREATE VIEW p AS SELECT * FROM read_parquet('{folder}/payment/*.parquet')")
        connection.execute(
            f"CREATE VIEW c AS SELECT unit, fiscal_year, code AS contract, amount, supplement FROM '{folder}/procurement_contract.parquet'"
        )
        found: Hits = set()
        for code, sql in SQL.items():
            lines = connection.execute(sql.format(**parameters(pack, code))).fetchall()
            found |= {(code, voucher) for (voucher,) in lines}
    return found


def by_polars(folder: Path, pack: PaymentRules) -> Hits:
    """The same with lazy frames."""
    frame = pl.scan_parquet(f"{folder}/payment/*.parquet")
    contracts = pl.scan_parquet(folder / "procurement_contract.parquet")
    found: Hits = set()
    for code in RULES:
        made = POLARS[code](frame, parameters(pack, code), contracts)
        found |= {(code, voucher) for voucher in made.select("voucher").collect()["voucher"]}
    return found


def _persons(frame: pl.LazyFrame, told: dict[str, Any], _: pl.LazyFrame) -> pl.LazyFrame:
    spared = pl.col("economic").str.starts_with("301") | pl.col("economic").str.starts_with("303")
    large = (pl.col("payee_kind") == "person") & (pl.col("amount") >= told["limit"])
    return frame.filter(large & ~spared.fill_null(value=False))


def _year_end(frame: pl.LazyFrame, told: dict[str, Any], _: pl.LazyFrame) -> pl.LazyFrame:
    keys = [*KEY, "project"]
    last = pl.when(pl.col("month") == 12).then(pl.col("amount")).otherwise(0)
    sums = frame.filter(pl.col("project").is_not_null() & pl.col("month").is_not_null()).group_by(keys)
    totals = sums.agg(last.sum().alias("december"), pl.col("amount").sum().alias("total"))
    rush = totals.filter(
        (pl.col("december") >= told["least"]) & (pl.col("december") * 100 >= pl.col("total") * told["share"])
    )
    return frame.filter(pl.col("month") == 12).join(rush.select(keys), on=keys, how="semi")


def _stretches(frame: pl.LazyFrame, keys: list[str], days: int, full: pl.Expr) -> pl.LazyFrame:
    """Payments inside a stretch of days, ending on the day of a payment, that fulfils `full` (over `total` and `payments`)."""
    every = frame.filter(pl.all_horizontal(pl.col(name).is_not_null() for name in keys)).sort("paid_on")
    # Most groups have one payment; windows over the rest only.
    some = every.join(every.group_by(keys).len().filter(pl.col("len") > 1), on=keys, how="semi").sort("paid_on")
    window = some.rolling("paid_on", period=f"{days}d", group_by=keys).agg(
        pl.col("amount").sum().alias("total"), pl.len().alias("payments")
    )
    ends = window.filter(full).select(*keys, pl.col("paid_on").alias("end")).unique()
    met = some.join(ends, on=keys).filter(
        (pl.col("end") >= pl.col("paid_on")) & (pl.col("end") < pl.col("paid_on") + timedelta(days=days))
    )
    return met.unique("voucher")


def _split(frame: pl.LazyFrame, told: dict[str, Any], _: pl.LazyFrame) -> pl.LazyFrame:
    below = frame.filter((pl.col("amount") >= told["floor"]) & (pl.col("amount") < told["limit"]))
    full = (pl.col("total") >= told["limit"]) & (pl.col("payments") >= told["pieces"])
    return _stretches(below, [*KEY, "payee", "purpose"], told["days"], full)


def _words(frame: pl.LazyFrame, told: dict[str, Any], _: pl.LazyFrame) -> pl.LazyFrame:
    purpose = pl.col("purpose")
    return frame.filter(purpose.str.contains(told["words"]) & ~purpose.str.contains(told["exempt"]))


def _over_contract(frame: pl.LazyFrame, _: dict[str, Any], contracts: pl.LazyFrame) -> pl.LazyFrame:
    keys = [*KEY, "contract"]
    agreed = contracts.select(*KEY, pl.col("code").alias("contract"), pl.col("amount").alias("agreed"), "supplement")
    under = frame.filter(pl.col("contract").is_not_null()).join(agreed, on=keys)
    days = under.group_by(*keys, "paid_on").agg(pl.col("amount").sum()).sort("paid_on")
    sums = days.with_columns(pl.col("amount").cum_sum().over(keys).alias("paid")).drop("amount")
    paid = under.join(sums, on=[*keys, "paid_on"])
    return paid.filter((pl.col("paid") > pl.col("agreed") + pl.col("supplement").fill_null(0)) & (pl.col("amount") > 0))


def _not_procured(frame: pl.LazyFrame, told: dict[str, Any], _: pl.LazyFrame) -> pl.LazyFrame:
    items = told["items"].replace("'", "").split(", ")
    listed = pl.col("economic").is_in(items) & pl.col("procurement_plan").is_null()
    return frame.filter(listed & (pl.col("amount") >= told["limit"]))


def _twice(frame: pl.LazyFrame, told: dict[str, Any], _: pl.LazyFrame) -> pl.LazyFrame:
    positive = frame.filter(pl.col("amount") > 0).with_columns(pl.col("amount").alias("each"))
    return _stretches(positive, [*KEY, "payee", "each", "invoice"], told["days"], pl.col("payments") >= 2)


def _changed(frame: pl.LazyFrame, _: dict[str, Any], __: pl.LazyFrame) -> pl.LazyFrame:
    known = frame.filter((pl.col("amount") > 0) & pl.col("payee").is_not_null() & pl.col("payee_account").is_not_null())
    first = known.group_by(*KEY, "payee", "payee_account").agg(pl.col("paid_on").min())
    later = first.filter(pl.col("paid_on") > pl.col("paid_on").min().over([*KEY, "payee"]))
    return known.join(later, on=[*KEY, "payee", "payee_account", "paid_on"], how="semi")


POLARS = {
    "TM-03": _persons, "TM-04": _year_end, "TM-05": _split, "TM-06": _words, "TM-09": _over_contract, "TM-11": _not_procured,
    "TM-15": _twice, "TM-19": _changed,
}  # fmt: skip
