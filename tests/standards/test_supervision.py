"""Supervision as data: the bundled pack, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.standards.supervision import load_supervision

PACK = Path(__file__).resolve().parents[2] / "standards" / "jixiao" / "supervision" / "standard.yaml"


def test_the_bundled_pack() -> None:
    pack, findings = load_supervision(PACK)
    assert findings == ()
    assert pack is not None
    assert (pack.report_days, pack.yellow.days, pack.red.days) == (35, 15, 1)
    assert [(step.code, step.when, step.days, step.roles) for step in pack.escalation][3] == (
        "leader",
        "overdue",
        20,
        ("leader",),
    )
    assert pack.fits("118001", 2023)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("behind: 40%", "behind: 10%"),
        ("milestone_days: 15", "milestone_days: 0"),
        ("roles: [leader]", "roles: [mayor]"),
        ("when: silent", "when: quiet"),
        ("report_days: 35", "report_days: often"),
        ("overdue_days: 1", "overdue: 1"),
    ],
)
def test_what_is_refused(tmp_path: Path, before: str, after: str) -> None:
    text = PACK.read_text(encoding="utf-8")
    assert before in text
    path = tmp_path / "standard.yaml"
    path.write_text(text.replace(before, after), encoding="utf-8")
    pack, findings = load_supervision(path)
    assert pack is None
    assert findings
