"""Tables of other programs: names and types as they have them, what cannot be read told, which table is which."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import psycopg
import pytest

from jixiao.engines.payment_postgres import PostgresSession
from jixiao.kernel.period import day_number
from tests.clusters import BINARIES, NO_POSTGRESQL, postgresql

pytestmark = pytest.mark.skipif(BINARIES is None, reason=NO_POSTGRESQL)
SCHEMA = """
CREATE SCHEMA 国库;
CREATE TABLE 国库.支付明细 (支付凭证号 VARCHAR(20) NOT NULL, 清算日期 TIMESTAMPTZ, "支付金额（万元）" NUMERIC(18, 6),
  支付方式 CHAR(8), 是否预付款 BOOLEAN, 单位编码 TEXT, 人数 FLOAT8, 附件数 TEXT);
INSERT INTO 国库.支付明细 VALUES ('1', '2024-02-29 23:30+08', 0.7493670, '现金', TRUE, NULL, 3, ' 2 ');
CREATE VIEW 国库.合同 AS SELECT 'C1' AS "code", '20240301' AS signed_on, 5 AS amount UNION ALL SELECT 'C1', '20240230', 6;
CREATE TABLE 国库.v_pay (voucher TEXT, paid_on TEXT, amount NUMERIC);
INSERT INTO 国库.v_pay VALUES ('1', '2024年3月5日', 1.005), ('2', '2024-02-30', 2), (NULL, '2024-02-03', 3);
CREATE TABLE 国库.payment (voucher TEXT);
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with postgresql() as made:
        with psycopg.connect(made) as connection:
            connection.execute(SCHEMA)
        yield made


def read(address: str, columns: str, **tables: str) -> tuple[list[tuple[Any, ...]], list[str]]:
    session = PostgresSession(address, calendar={})
    wanted = ("payment", "procurement_contract")
    found, findings = session.sources(schema="国库", tables=tables, wanted=wanted, unit="A", fiscal_year=None)
    if not findings:
        findings = session.read(found)
    lines = [] if findings else session.fetch(f"SELECT {columns} FROM payment")
    session.close()
    return lines, [f"{one.code} {one.text}" for one in findings]


def test_types_and_names_of_others(address: str) -> None:
    columns = "voucher, paid_on, amount, method, advance, unit, fiscal_year, month, people, attachments, invoice"
    lines, told = read(address, columns, payment="支付明细", procurement_contract="")
    assert told == []
    assert lines == [("1", day_number(date(2024, 2, 29)), 749_367, "cash", 1, "A", 2024, 2, 3, 2, None)]


def test_what_cannot_be_read_is_told(address: str) -> None:
    _, told = read(address, "1", payment="国库.v_pay", procurement_contract="")
    assert [one.split()[0] for one in told] == ["JX-MON-009", "JX-MON-009", "JX-MON-013", "JX-MON-013"]
    assert "“2024-02-30”" in told[0]
    assert "1.005" in told[1]
    # A contract that names no year would meet no payment.
    _, told = read(address, "1", payment="支付明细", procurement_contract="合同")
    assert [one.split()[0] for one in told] == ["JX-MON-036"]


def test_which_table_it_is(address: str) -> None:
    _, told = read(address, "1")
    assert told[0].startswith("JX-MON-032")
    assert "payment、支付明细" in told[0]
    _, told = read(address, "1", payment="nowhere")
    assert told[0].startswith("JX-MON-031")
    assert "没有 国库.nowhere" in told[0]
    _, told = read(address, "1", payment="", procurement_contract="")
    assert told[0].startswith("JX-MON-031")
