"""Tables that lie about – an .xlsx, a .csv, a folder of them – looked at as a package without somebody writing package.yaml first."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jixiao.facts.package import SETTINGS as PACKAGE
from jixiao.kernel.finding import Finding, FindingCode, Severity, register

NO_YEAR = register(
    FindingCode(
        "JX-MON-035",
        Severity.ERROR,
        "{found} 要写明查哪个预算年度",
        "加上 --year 2024 这样的参数（表里没有预算单位编码一列的，也可以加 --unit）；长期要用的，写一个 package.yaml",
        "支付属于哪个预算年度由预算决定，不一定是支付日期的年份。",
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


def _loose(place: Path) -> list[Path]:
    """The tables of a place that is neither package nor Parquet."""
    if place.is_file():
        return [place] if place.suffix.lower() in TABLES else []
    if not place.is_dir() or (place / PACKAGE).is_file() or any(place.rglob("*.parquet")):
        return []
    return sorted(
        one for one in place.iterdir() if one.suffix.lower() in TABLES and not one.name.startswith(("~$", "."))
    )
