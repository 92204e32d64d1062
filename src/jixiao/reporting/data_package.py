"""Published tables as data: CSV files and the Fiscal Data Package that describes them; read back and checked before anybody gets them.

The package follows the Fiscal Data Package of Frictionless Data (https://specs.frictionlessdata.io/fiscal-data-package/): a tabular
data package with `countryCode`, `fiscalPeriod`, `granularity`, a `model`, and a `columnType` for every column that has a meaning there.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.kernel.formatting import digits
from jixiao.kernel.money import FEN_IN
from jixiao.kernel.period import day_of
from jixiao.monitoring.disclosure.public_table import BUDGET, DAY, FINAL, MONEY, PublicColumn, PublicTable

from .fiscal_model import CURRENCY, fiscal_model, resource_name, strays

DATA_PACKAGE = "datapackage.json"
TITLES = {FINAL: "决算", BUDGET: "预算"}
TYPES = {MONEY: "number", DAY: "date"}
BROKEN = register(
    FindingCode(
        code="JX-PUB-006",
        severity=Severity.ERROR,
        template="数据包 datapackage.json 与数据文件不一致：{problem}",
        hint="不要公开这一份；重新生成，仍然出现时请告诉系统管理员",
        why="数据包说的字段、类型和校验值要与文件一致，别人才能读对、才能核对有没有被改动。",
    )
)
_NAME = re.compile(r"[a-z0-9._-]+")
_NOT_NAME = re.compile(r"[^a-z0-9._-]+")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_PACKAGE = ("name", "title", "profile", "countryCode", "fiscalPeriod", "granularity", "model", "resources")
_RESOURCE = ("name", "path", "profile", "bytes", "hash", "schema")


def csv_text(table: PublicTable) -> bytes:
    """A table as CSV (UTF-8, RFC 4180): headings are the names of the package's fields, amounts in 元, dates as 2023-03-17."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(column.name for column in table.columns)
    for row in table.rows:
        writer.writerow(plain(value, column) for value, column in zip(row, table.columns, strict=True))
    return written.getvalue().encode("utf-8")


def data_package(
    tables: Sequence[PublicTable], *, texts: dict[str, bytes], item: str, unit: str, name: str, fiscal_year: int
) -> dict[str, Any]:
    """The Fiscal Data Package of a final account or a budget: every file with its hash, fields with their type and meaning."""
    return {
        "name": _NOT_NAME.sub("-", f"{item}-{unit}-{fiscal_year}".lower()),
        "title": f"{name}{fiscal_year}年度{TITLES[item]}公开数据",
        # The word that the profile of fiscal data packages itself asks for: each of them is a tabular one.
        "profile": "tabular-data-package",
        "countryCode": "CN",
        "fiscalPeriod": {"start": f"{fiscal_year}-01-01", "end": f"{fiscal_year}-12-31"},
        "granularity": "aggregated",
        "sources": [{"title": name}],
        "model": fiscal_model(tables),
        "resources": [_resource(table, texts[f"{table.code}.csv"]) for table in tables],
    }


def check_package(folder: Path) -> tuple[Finding, ...]:
    """What is wrong with the package in a folder: its own words, files and hashes, headings, and every value against its type."""
    described = json.loads((folder / DATA_PACKAGE).read_text(encoding="utf-8"))
    problems = [f"缺少 {name}" for name in _PACKAGE if not described.get(name)]
    for resource in described.get("resources", ()):
        missing = [name for name in _RESOURCE if name not in resource]
        problems += [f"{resource.get('path', '')} 缺少 {name}" for name in missing] or _resource_problems(
            folder, resource
        )
    problems += _model_problems(described)
    names = [described.get("name", ""), *(one.get("name", "") for one in described.get("resources", ()))]
    problems += [f"名称“{name}”只能用小写字母、数字和 . _ -" for name in names if not _NAME.fullmatch(name)]
    return tuple(BROKEN.at(problem=problem) for problem in problems)


def _model_problems(described: Mapping[str, Any]) -> list[str]:
    if not described.get("model"):
        return []
    fields = {
        str(one.get("name")): {str(field["name"]) for field in one.get("schema", {}).get("fields", ())}
        for one in described.get("resources", ())
    }
    return [f"model 指向没有的字段 {one}" for one in strays(described["model"], fields)]


def _resource_problems(folder: Path, resource: Mapping[str, Any]) -> list[str]:
    path = folder / resource["path"]
    if not path.is_file():
        return [f"没有文件 {resource['path']}"]
    text = path.read_bytes()
    if (len(text), f"sha256:{hashlib.sha256(text).hexdigest()}") != (resource["bytes"], resource["hash"]):
        return [f"{path.name} 的长度或校验值不符"]
    fields = resource["schema"]["fields"]
    heads, *rows = csv.reader(io.StringIO(text.decode("utf-8"), newline=""))
    if heads != [field["name"] for field in fields]:
        return [f"{path.name} 的列与字段不符"]
    return list(_value_problems(path.name, fields, rows))


def _value_problems(name: str, fields: Sequence[Mapping[str, Any]], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for number, row in enumerate(rows, start=2):
        if len(row) != len(fields):
            yield f"{name} 第 {number} 行有 {len(row)} 列"
            continue
        for value, field in zip(row, fields, strict=True):
            if value and not _fits(value, str(field["type"])):
                yield f"{name} 第 {number} 行“{field['title']}”的“{value}”不是 {field['type']}"


def _fits(value: str, kind: str) -> bool:
    if kind == "number":
        return _NUMBER.fullmatch(value) is not None
    if kind == "date":
        try:
            return date.fromisoformat(value).isoformat() == value
        except ValueError:
            return False
    return True


def _resource(table: PublicTable, text: bytes) -> dict[str, Any]:
    return {
        "name": resource_name(table),
        "title": table.title,
        "path": f"{table.code}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "encoding": "utf-8",
        "bytes": len(text),
        "hash": f"sha256:{hashlib.sha256(text).hexdigest()}",
        "schema": {"fields": [_field(column) for column in table.columns], "missingValues": [""]},
    } | ({"description": table.remark} if table.remark else {})


def _field(column: PublicColumn) -> dict[str, Any]:
    told: dict[str, Any] = {"name": column.name, "title": column.label, "type": TYPES.get(column.kind, "string")}
    if column.kind == MONEY:
        told |= {"bareNumber": True, "currency": CURRENCY, "description": "单位：元"}
    return told | ({"columnType": column.concept} if column.concept else {})


def plain(value: object, column: PublicColumn) -> str:
    """A value as it stands in data: amounts in 元, days as 2023-03-17."""
    if not isinstance(value, int):
        return "" if value is None else str(value)
    if column.kind == MONEY:
        return digits(value, FEN_IN["元"], decimals=2, grouped=False)
    return day_of(value).isoformat() if column.kind == DAY else str(value)
