"""Outcomes: exit code by severity, findings as plain values."""

from __future__ import annotations

import json

from jixiao.kernel.finding import Finding, Severity
from jixiao.kernel.source import Source
from jixiao.workbench.outcome import Outcome


def test_exit_code_and_json() -> None:
    where = Source(file="a.xlsx", sha256="0" * 64, row=2)
    warning = Finding("JX-X-001", Severity.WARNING, "留意", where=where, place=where.place)
    assert Outcome((), (), (warning,), {}).exit_code == 0
    told = json.loads(json.dumps(Outcome((), (), (warning,), {"total": 1}).as_json()))
    assert told["total"] == 1
    assert told["findings"][0]["place"] == "a.xlsx · 第2行"
    assert "hint" not in told["findings"][0]
