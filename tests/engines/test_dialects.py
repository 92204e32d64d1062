"""What the plans need, as the other engines write it."""

from __future__ import annotations

import pytest

from jixiao.engines.dialects import written


@pytest.mark.parametrize(
    ("sql", "spark", "postgres"),
    [
        ('SELECT "a" // 2 FROM t', "SELECT `a` DIV 2 FROM t", None),
        (
            'SELECT SUM(k."a") OVER (PARTITION BY k."u" ORDER BY k."d" RANGE BETWEEN 6 PRECEDING AND CURRENT ROW) FROM k',
            "SELECT SUM(k.`a`) OVER (PARTITION BY k.`u` ORDER BY k.`d` NULLS LAST RANGE BETWEEN 6 PRECEDING AND CURRENT ROW) FROM k",
            'SELECT SUM(k."a") OVER (PARTITION BY k."u" ORDER BY k."d" RANGE BETWEEN 6 PRECEDING AND CURRENT ROW) FROM k',
        ),
        (
            "SELECT CAST(DATE_DIFF('day', DATE '1970-01-01', \"x\") AS BIGINT) FROM r",
            "SELECT CAST(DATEDIFF(DAY, CAST('1970-01-01' AS DATE), `x`) AS BIGINT) FROM r",
            None,
        ),
        (
            "SELECT TRY_CAST(TRIM(x) AS DATE), TRY_CAST(y AS BIGINT) FROM r WHERE ISNAN(z)",
            "SELECT TRY_CAST(TRIM(x) AS DATE), TRY_CAST(y AS BIGINT) FROM r WHERE ISNAN(z)",
            "SELECT PG_TEMP.JX_DAY(CAST(TRIM(x) AS TEXT)), PG_TEMP.JX_WHOLE(CAST(y AS TEXT)) FROM r WHERE z = 'NaN'",
        ),
    ],
)
def test_written(sql: str, spark: str, postgres: str | None) -> None:
    assert written(sql, "spark") == spark
    if postgres:
        assert written(sql, "postgres") == postgres
