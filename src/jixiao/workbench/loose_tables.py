"""Tables that lie about – an .xlsx, a .csv, a folder of them – looked at as a package without somebody writing package.yaml first."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow.parquet as pq

from jixiao.facts.package import SETTINGS as PACKAGE
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.standards.payment_rules import TABLE

NO_YEAR = register(
    FindingCode(
        "JX-MON-035",
        Severity.ERROR,
        "{found} 要写明查哪个预算年度",
        "加上 --year 2024 这样的参数（表里没有预算单位编码一列的，也可以加 --unit）；长期要用的，写一个 package.yaml",
        "支付属于哪个预算年度由预算决定，不一定是支付日期的年份。",
    )
)
NO_UNIT = register(
    FindingCode(
        "JX-MON-038",
        Severity.ERROR,
        "支付明细有 {found} 个预算单位，有的表却没有写是哪个单位的",
        "在每张表里加上“预算单位编码”一列，或者用 --unit 指明查哪个单位",
        "对照表要对到同一单位的支付；对不上的合同、预算会被当作没有，查出的就是错的。",
    )
)
NOT_LOOKED_AT = register(
    FindingCode(
        "JX-MON-039",
        Severity.WARNING,
        "有 {found} 笔支付没有查：预算单位编码 {example} 不是这个数据包的单位，也不是它的下属单位",
        "编码写错的改正；确是下属单位的，在“单位基本情况”里登记",
        "没有查到的支付里没有疑点，不等于没有问题。",
    )
)
TABLES = (".xlsx", ".csv")
NOBODY = "0"
"""The unit of rows that name none when nobody says whose they are."""


@contextmanager
def packaged(place: Path, *, unit: str, fiscal_year: int | None) -> Iterator[tuple[Path, tuple[Finding, ...]]]:
    """The place itself, or for loose tables a package of copies that is gone afterwards; findings when it cannot be made."""
    tables = _loose(place)
    if not tables:
        yield place, ()
        return
    if fiscal_year is None:
        yield place, (NO_YEAR.at(place=str(place), found=place.name),)
        return
    with tempfile.TemporaryDirectory(prefix="jixiao-tables-") as made:
        folder = Path(made)
        for table in tables:
            shutil.copy(table, folder / table.name)
        told = {"unit": unit or NOBODY, "name": place.stem, "fiscal_year": fiscal_year}
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in told.items()]
        (folder / PACKAGE).write_text("\n".join(lines), encoding="utf-8")
        yield folder, ()


def units_paid(snapshot: Snapshot, table: str = TABLE) -> Counter[str]:
    """How many payments, or records of another `table`, each unit has."""
    if table not in snapshot.tables:
        return Counter()
    with pq.ParquetFile(snapshot.table(table)) as file:
        return Counter(file.read(columns=["unit"]).column(0).to_pylist())


def nobodys(snapshot: Snapshot) -> bool:
    """Whether a table has records of which nobody said whose they are."""
    return any(NOBODY in units_paid(snapshot, table) for table in snapshot.tables)


def left_out(snapshot: Snapshot, *, units: Collection[str]) -> tuple[Finding, ...]:
    """Tells of payments of other units than these."""
    others = {unit: count for unit, count in units_paid(snapshot).items() if unit not in units}
    if not others:
        return ()
    named = "、".join(sorted(others)[:3])
    return (NOT_LOOKED_AT.at(place=snapshot.unit_name, found=f"{sum(others.values()):,}", example=named),)


def _loose(place: Path) -> list[Path]:
    """The tables of a place that is neither package nor Parquet."""
    if place.is_file():
        return [place] if place.suffix.lower() in TABLES else []
    if not place.is_dir() or (place / PACKAGE).is_file() or any(place.rglob("*.parquet")):
        return []
    return sorted(
        one for one in place.iterdir() if one.suffix.lower() in TABLES and not one.name.startswith(("~$", "."))
    )
