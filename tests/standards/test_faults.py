"""Every fault of a standard is an error that says in Chinese what to do."""

from __future__ import annotations

from jixiao.kernel.finding import FindingCode
from jixiao.standards import faults


def test_codes_are_in_order_and_complete() -> None:
    codes = [value for value in vars(faults).values() if isinstance(value, FindingCode)]
    assert [code.code for code in codes] == [f"JX-STD-{number:03d}" for number in range(1, 32)]
    assert all(code.hint and code.why for code in codes)
