"""Which suspicions move between two runs."""

from __future__ import annotations

from dataclasses import replace

from jixiao.monitoring.rules.moved import moved, moved_by_rule
from tests.reporting.test_hits_text import HITS


def test_new_gone_and_changed() -> None:
    other = replace(HITS[1], vouchers=("V1", "V9"))
    found = moved(HITS[:3], [HITS[0], other, HITS[5]])
    assert (found.new, found.gone, found.changed, found.kept) == ((HITS[5],), (HITS[2],), (other,), 1)
    assert found.any
    assert not moved(HITS, HITS).any
    next_year = replace(HITS[0], fiscal_year=2024)
    assert moved([HITS[0]], [next_year]).new == (next_year,)
    by_rule = moved_by_rule(HITS, [*HITS, replace(HITS[0], rule="TM-01")])
    assert (list(by_rule), by_rule["TM-03"].any, len(by_rule["TM-01"].new)) == (["TM-01", "TM-03"], False, 1)
