"""Translation: the SQL of each dialect, pinned to the letter, because SQLGlot's minor releases change it."""

import pytest

from jixiao.expressions.expression import parse
from jixiao.expressions.types import Type

COLUMNS = {
    "a": Type.INT,
    "b": Type.INT,
    "d": Type.DATE,
    "day": Type.DATE,
    "t": Type.TEXT,
    "f": Type.BOOL,
    "expenditure.executed": Type.INT,
    "expenditure.budget": Type.INT,
}

GOLDEN: dict[str, dict[str, str]] = {
    "expenditure.executed - a - (b - 1)": {
        "duckdb": '"expenditure.executed" - "a" - ("p"."budget" - 1)',
        "spark": "`expenditure.executed` - `a` - (`p`.`budget` - 1)",
        "postgres": '"expenditure.executed" - "a" - ("p"."budget" - 1)',
    },
    "2000000000 * 2": {
        "duckdb": "CAST(2000000000 AS BIGINT) * 2",
        "spark": "CAST(2000000000 AS BIGINT) * 2",
        "postgres": "CAST(2000000000 AS BIGINT) * 2",
    },
    "CASE WHEN f AND a > 1 THEN a * -3 WHEN a IN (-1, 2) THEN 7 END": {
        "duckdb": 'CASE WHEN "f" AND "a" > 1 THEN "a" * (-3) WHEN "a" IN (-1, 2) THEN 7 END',
        "spark": "CASE WHEN `f` AND `a` > 1 THEN `a` * (-3) WHEN `a` IN (-1, 2) THEN 7 END",
        "postgres": 'CASE WHEN "f" AND "a" > 1 THEN "a" * (-3) WHEN "a" IN (-1, 2) THEN 7 END',
    },
    "CASE WHEN f THEN 1000 ELSE 0 END": {
        "duckdb": 'CAST(CASE WHEN "f" THEN 1000 ELSE 0 END AS BIGINT)',
        "spark": "CAST(CASE WHEN `f` THEN 1000 ELSE 0 END AS BIGINT)",
        "postgres": 'CAST(CASE WHEN "f" THEN 1000 ELSE 0 END AS BIGINT)',
    },
    "half_up(expenditure.executed * 1000, expenditure.budget)": {
        "duckdb": (
            'CASE WHEN "expenditure.budget" > 0 THEN CASE WHEN ("expenditure.executed" * 1000) < '
            '0 THEN -1 ELSE 1 END * CAST(((2 * ABS("expenditure.executed" * 1000)) + '
            '"expenditure.budget") // NULLIF(2 * "expenditure.budget", 0) AS BIGINT) END'
        ),
        "spark": (
            "CASE WHEN `expenditure.budget` > 0 THEN CASE WHEN (`expenditure.executed` * 1000) < "
            "0 THEN -1 ELSE 1 END * CAST(((2 * ABS(`expenditure.executed` * 1000)) + "
            "`expenditure.budget`) DIV NULLIF(2 * `expenditure.budget`, 0) AS BIGINT) END"
        ),
        "postgres": (
            'CASE WHEN "expenditure.budget" > 0 THEN CASE WHEN ("expenditure.executed" * 1000) < '
            '0 THEN -1 ELSE 1 END * CAST(DIV(((2 * ABS("expenditure.executed" * 1000)) + '
            '"expenditure.budget"), NULLIF(2 * "expenditure.budget", 0)) AS BIGINT) END'
        ),
    },
    "half_up(a * 500, 2000)": {
        "duckdb": (
            'CASE WHEN ("a" * 500) < 0 THEN -1 ELSE 1 END * CAST(((2 * ABS("a" * 500)) + 2000) // 4000 AS BIGINT)'
        ),
        "spark": (
            "CASE WHEN (`a` * 500) < 0 THEN -1 ELSE 1 END * CAST(((2 * ABS(`a` * 500)) + 2000) DIV 4000 AS BIGINT)"
        ),
        "postgres": (
            'CASE WHEN ("a" * 500) < 0 THEN -1 ELSE 1 END * CAST(DIV(((2 * ABS("a" * 500)) + 2000), 4000) AS BIGINT)'
        ),
    },
    "floor_div(a, b)": {
        "duckdb": (
            'CASE WHEN "p"."budget" > 0 THEN CASE WHEN "a" < 0 THEN -CAST((("p"."budget" - 1) - '
            '"a") // NULLIF("p"."budget", 0) AS BIGINT) ELSE CAST("a" // NULLIF("p"."budget", 0) '
            "AS BIGINT) END END"
        ),
        "spark": (
            "CASE WHEN `p`.`budget` > 0 THEN CASE WHEN `a` < 0 THEN -CAST(((`p`.`budget` - 1) - "
            "`a`) DIV NULLIF(`p`.`budget`, 0) AS BIGINT) ELSE CAST(`a` DIV NULLIF(`p`.`budget`, "
            "0) AS BIGINT) END END"
        ),
        "postgres": (
            'CASE WHEN "p"."budget" > 0 THEN CASE WHEN "a" < 0 THEN -CAST(DIV((("p"."budget" - '
            '1) - "a"), NULLIF("p"."budget", 0)) AS BIGINT) ELSE CAST(DIV("a", '
            'NULLIF("p"."budget", 0)) AS BIGINT) END END'
        ),
    },
    "ceil_div(a, 100)": {
        "duckdb": ('CASE WHEN "a" > 0 THEN CAST(("a" + 99) // 100 AS BIGINT) ELSE -CAST((-"a") // 100 AS BIGINT) END'),
        "spark": ("CASE WHEN `a` > 0 THEN CAST((`a` + 99) DIV 100 AS BIGINT) ELSE -CAST((-`a`) DIV 100 AS BIGINT) END"),
        "postgres": (
            'CASE WHEN "a" > 0 THEN CAST(DIV(("a" + 99), 100) AS BIGINT) ELSE -CAST(DIV((-"a"), 100) AS BIGINT) END'
        ),
    },
    "least(a, b + 1, 3)": {
        "duckdb": (
            'CASE WHEN NOT "a" IS NULL AND NOT ("p"."budget" + 1) IS NULL THEN LEAST("a", "p"."budget" + 1, 3) END'
        ),
        "spark": (
            "CASE WHEN NOT `a` IS NULL AND NOT (`p`.`budget` + 1) IS NULL THEN LEAST(`a`, `p`.`budget` + 1, 3) END"
        ),
        "postgres": (
            'CASE WHEN NOT "a" IS NULL AND NOT ("p"."budget" + 1) IS NULL THEN LEAST("a", "p"."budget" + 1, 3) END'
        ),
    },
    "coalesce(a, NULL, 0)": {
        "duckdb": 'COALESCE("a", CAST(NULL AS BIGINT), 0)',
        "spark": "COALESCE(`a`, CAST(NULL AS BIGINT), 0)",
        "postgres": 'COALESCE("a", CAST(NULL AS BIGINT), 0)',
    },
    "abs(-a)": {
        "duckdb": 'ABS(-"a")',
        "spark": "ABS(-`a`)",
        "postgres": 'ABS(-"a")',
    },
    "starts_with(t, 'it''s') OR contains(t, '咨询费')": {
        "duckdb": "STARTS_WITH(\"t\", 'it''s') OR STRPOS(\"t\", '咨询费') > 0",
        "spark": "STARTSWITH(`t`, 'it\\'s') OR LOCATE('咨询费', `t`) > 0",
        "postgres": "STARTS_WITH(\"t\", 'it''s') OR POSITION('咨询费' IN \"t\") > 0",
    },
    "contains(t, 'a.b', '酒(白)') AND starts_with(t, '30', '31')": {
        "duckdb": "REGEXP_MATCHES(\"t\", 'a\\.b|酒\\(白\\)') AND (STARTS_WITH(\"t\", '30') OR STARTS_WITH(\"t\", '31'))",
        "spark": "`t` RLIKE 'a\\\\.b|酒\\\\(白\\\\)' AND (STARTSWITH(`t`, '30') OR STARTSWITH(`t`, '31'))",
        "postgres": "\"t\" ~ 'a\\.b|酒\\(白\\)' AND (STARTS_WITH(\"t\", '30') OR STARTS_WITH(\"t\", '31'))",
    },
    "NOT (a BETWEEN 1 AND b) AND t IS NOT NULL": {
        "duckdb": 'NOT ("a" BETWEEN 1 AND "p"."budget") AND NOT ("t" IS NULL)',
        "spark": "NOT (`a` BETWEEN 1 AND `p`.`budget`) AND NOT (`t` IS NULL)",
        "postgres": 'NOT ("a" BETWEEN 1 AND "p"."budget") AND NOT ("t" IS NULL)',
    },
    "d >= DATE '2023-12-31' AND (f OR a = 1 OR NOT f)": {
        "duckdb": '"d" >= 19722 AND ("f" OR "a" = 1 OR NOT "f")',
        "spark": "`d` >= 19722 AND (`f` OR `a` = 1 OR NOT `f`)",
        "postgres": '"d" >= 19722 AND ("f" OR "a" = 1 OR NOT "f")',
    },
    "month_of(d)": {
        "duckdb": (
            'CASE WHEN "d" BETWEEN -719162 AND 2932896 THEN ((CAST(((2141 * CAST((((4 * '
            'CAST((((4 * ("d" + 719468)) + 3) % 146097) // 4 AS BIGINT)) + 3) % 1461) // 4 AS '
            "BIGINT)) + 197913) // 65536 AS BIGINT) - 1) % 12) + 1 END"
        ),
        "spark": (
            "CASE WHEN `d` BETWEEN -719162 AND 2932896 THEN ((CAST(((2141 * CAST((((4 * "
            "CAST((((4 * (`d` + 719468)) + 3) % 146097) DIV 4 AS BIGINT)) + 3) % 1461) DIV 4 AS "
            "BIGINT)) + 197913) DIV 65536 AS BIGINT) - 1) % 12) + 1 END"
        ),
        "postgres": (
            'CASE WHEN "d" BETWEEN -719162 AND 2932896 THEN ((CAST(DIV(((2141 * CAST(DIV((((4 * '
            'CAST(DIV((((4 * ("d" + 719468)) + 3) % 146097), 4) AS BIGINT)) + 3) % 1461), 4) AS '
            "BIGINT)) + 197913), 65536) AS BIGINT) - 1) % 12) + 1 END"
        ),
    },
    "year_of(d)": {
        "duckdb": (
            'CASE WHEN "d" BETWEEN -719162 AND 2932896 THEN ((100 * CAST(((4 * ("d" + 719468)) + '
            '3) // 146097 AS BIGINT)) + CAST(((4 * CAST((((4 * ("d" + 719468)) + 3) % 146097) // '
            '4 AS BIGINT)) + 3) // 1461 AS BIGINT)) + CASE WHEN CAST((((4 * CAST((((4 * ("d" + '
            "719468)) + 3) % 146097) // 4 AS BIGINT)) + 3) % 1461) // 4 AS BIGINT) >= 306 THEN 1 "
            "ELSE 0 END END"
        ),
        "spark": (
            "CASE WHEN `d` BETWEEN -719162 AND 2932896 THEN ((100 * CAST(((4 * (`d` + 719468)) + "
            "3) DIV 146097 AS BIGINT)) + CAST(((4 * CAST((((4 * (`d` + 719468)) + 3) % 146097) "
            "DIV 4 AS BIGINT)) + 3) DIV 1461 AS BIGINT)) + CASE WHEN CAST((((4 * CAST((((4 * "
            "(`d` + 719468)) + 3) % 146097) DIV 4 AS BIGINT)) + 3) % 1461) DIV 4 AS BIGINT) >= "
            "306 THEN 1 ELSE 0 END END"
        ),
        "postgres": (
            'CASE WHEN "d" BETWEEN -719162 AND 2932896 THEN ((100 * CAST(DIV(((4 * ("d" + '
            '719468)) + 3), 146097) AS BIGINT)) + CAST(DIV(((4 * CAST(DIV((((4 * ("d" + 719468)) '
            "+ 3) % 146097), 4) AS BIGINT)) + 3), 1461) AS BIGINT)) + CASE WHEN CAST(DIV((((4 * "
            'CAST(DIV((((4 * ("d" + 719468)) + 3) % 146097), 4) AS BIGINT)) + 3) % 1461), 4) AS '
            "BIGINT) >= 306 THEN 1 ELSE 0 END END"
        ),
    },
    "workday(day) <= 5": {
        "duckdb": (
            "(SELECT MAX(jx_calendar.jx_workday) FROM (SELECT day AS jx_day, workday AS "
            'jx_workday FROM calendar) AS jx_calendar WHERE jx_calendar.jx_day = "day") <= 5'
        ),
        "spark": (
            "(SELECT MAX(jx_calendar.jx_workday) FROM (SELECT day AS jx_day, workday AS "
            "jx_workday FROM calendar) AS jx_calendar WHERE jx_calendar.jx_day = `day`) <= 5"
        ),
        "postgres": (
            "(SELECT MAX(jx_calendar.jx_workday) FROM (SELECT day AS jx_day, workday AS "
            'jx_workday FROM calendar) AS jx_calendar WHERE jx_calendar.jx_day = "day") <= 5'
        ),
    },
}


@pytest.mark.parametrize("dialect", ["duckdb", "spark", "postgres"])
@pytest.mark.parametrize("text", GOLDEN)
def test_golden_sql(text: str, dialect: str) -> None:
    assert parse(text, columns=COLUMNS).sql(dialect, columns={"b": "p.budget"}) == GOLDEN[text][dialect]


@pytest.mark.parametrize(
    ("reference", "sql"),
    [
        ("amount", '"amount"'),
        ("p.amount", '"p"."amount"'),
        ('p."amount fen"', '"p"."amount fen"'),
        ("`p`.`amount`", '"p"."amount"'),
        ('main."p"."a.b"', '"main"."p"."a.b"'),
    ],
)
def test_columns_are_renamed_to_references(reference: str, sql: str) -> None:
    assert parse("a", columns=COLUMNS).sql(columns={"a": reference}) == sql


@pytest.mark.parametrize("reference", ["", "a; drop table x", "a + 1", "(select 1)", "a.b.c.d", '"a', "金额", "a b"])
def test_anything_but_a_reference_is_an_error(reference: str) -> None:
    with pytest.raises(ValueError, match="not a column reference"):
        parse("a", columns=COLUMNS).sql(columns={"a": reference})


def test_an_unknown_dialect_is_an_error() -> None:
    with pytest.raises(ValueError, match="mysql"):
        parse("a", columns=COLUMNS).sql("mysql")


def test_the_same_expression_is_written_twice_alike() -> None:
    expression = parse("half_up(a * 3, b) + least(a, b)", columns=COLUMNS)
    assert expression.sql() == expression.sql()


def test_many_conditions_are_written_without_deep_recursion() -> None:
    text = " OR ".join(f"contains(t, '词{number}')" for number in range(150))
    assert parse(text, columns=COLUMNS).sql("spark").count(" OR ") == 149


def test_the_longest_sum_is_written() -> None:
    text = " + ".join(["a"] * 59)
    assert parse(text, columns=COLUMNS).sql() == " + ".join(['"a"'] * 59)
    mixed = " - ".join(["a + b"] * 29)
    assert parse(mixed, columns=COLUMNS).sql().count('"b"') == 29
