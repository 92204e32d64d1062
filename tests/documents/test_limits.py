"""The limits leave room for real files: a province's ledger sheet fits, a bomb does not."""

from __future__ import annotations

from jixiao.documents.limits import Limits


def test_a_year_of_payments_fits() -> None:
    limits = Limits()
    assert limits.rows >= 200_000
    assert limits.file_bytes < limits.unpacked_bytes
