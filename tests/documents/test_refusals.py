"""Every refusal is an error with a way out."""

from __future__ import annotations

from jixiao.documents import refusals
from jixiao.kernel.finding import FindingCode, Severity


def test_every_refusal_is_complete() -> None:
    codes = [value for value in vars(refusals).values() if isinstance(value, FindingCode)]
    assert [code.code for code in codes] == [f"JX-DOC-{number:03d}" for number in range(1, 20)]
    for code in codes:
        assert (code.severity is Severity.ERROR) == (code not in (refusals.OTHER_KIND, refusals.CUT))
        assert all((code.template, code.hint, code.why))
