"""A row of a unit elsewhere is told with its cell."""

from __future__ import annotations

from pathlib import Path

from jixiao.facts.belonging import foreign_rows
from tests.facts.files import good, imported, write


def test_rows_of_other_units_are_told(tmp_path: Path) -> None:
    files = good()
    table = files["支付明细.xlsx"]["支付明细"]
    table[0].append("预算单位编码")
    for line, unit in zip(table[1:], ("118001", "", "999999"), strict=True):
        line.append(unit)
    rows = imported(write(tmp_path, files)).rows
    (finding,) = foreign_rows(rows, units={"118001"})
    assert (finding.code, finding.found, finding.place) == ("JX-IMP-033", "999999", "支付明细.xlsx · 支付明细 · H4")
    assert foreign_rows(rows, units={"118001", "999999"}) == ()
