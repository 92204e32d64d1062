"""Rows that speak of a unit they may not speak of: a department hands in for itself and the units below it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from jixiao.kernel.finding import Finding

from .gathering import Gathering
from .reading import declare
from .rows import Row

FOREIGN_UNIT = declare(
    "JX-IMP-033",
    "预算单位编码“{value}”不是本单位，也不是本单位的下属单位",
    hint="请核对编码；确是下属单位的，请先由系统管理员登记这个单位。",
    why="别的单位的数据混进来，本单位的合计就错了，也不应由本单位代填。",
)


def foreign_rows(rows: Iterable[Row], *, units: Collection[str]) -> tuple[Finding, ...]:
    """A finding for each row whose unit is none of `units` (codes)."""
    gathering = Gathering()
    for row in rows:
        value = str(row.values["unit"])
        if value not in units:
            gathering.add(
                FOREIGN_UNIT.at(row.cell("unit"), found=value, expected="、".join(sorted(units)[:3]), value=value)
            )
    return gathering.all
