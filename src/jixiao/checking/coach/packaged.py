"""The targets of a package: rows of objective, indicator, project, budget and key task → sheets of targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from jixiao.facts.package import Package
from jixiao.facts.records.targets import FIRST_LEVEL, RULES, SECOND_LEVEL
from jixiao.facts.rows import Row
from jixiao.kernel.points import Points
from jixiao.kernel.source import Source

from .model import DEPARTMENT, PROJECT, Indicator, Objective, Past, Targets, TargetSheet, Task

_QUANTITY_PLACES, _PER_POINT = 4, 100
_LABELS: Mapping[str, str] = dict((*FIRST_LEVEL, *SECOND_LEVEL, *RULES))
_PARTS = {
    "name": "name", "first": "first", "second": "second", "nature": "nature", "value": "target", "unit": "unit_name",
    "weight": "weight", "rule": "rule", "grades": "target_text", "data_source": "data_source", "key_task": "key_task", "code": "code",
}  # fmt: skip


def read_packaged(rows: Sequence[Row], *, package: Package) -> Targets:
    """The targets of the package's year; indicators of earlier years with the same number become history."""
    listed = _Listed(rows, package.fiscal_year)
    keys = list(
        dict.fromkeys((_text(row, "level"), _text(row, "project")) for row in listed.this("indicator", "objective"))
    )
    sheets = tuple(listed.sheet(level, project) for level, project in keys)
    tasks = tuple(Task(_text(row, "number"), _text(row, "name"), row.cell("name")) for row in listed.this("key_task"))
    return Targets(package.name, package.name, package.fiscal_year, sheets, tasks)


class _Listed:
    """Rows by record type, with what several sheets look up."""

    def __init__(self, rows: Sequence[Row], year: int) -> None:
        self.rows = rows
        self.year = year
        self.projects = {_text(row, "code"): row for row in self.this("project")}
        self.columns = {part for part, name in _PARTS.items() for row in self.this("indicator") if name in row.columns}

    def this(self, *types: str) -> Iterator[Row]:
        """The rows of these types of the package's year."""
        return (row for row in self.rows if row.type.name in types and row.values["fiscal_year"] == self.year)

    def sheet(self, level: str, project: str) -> TargetSheet:
        """The targets of the department or of one project."""
        mine = [
            row
            for row in self.this("indicator", "objective")
            if (_text(row, "level"), _text(row, "project")) == (level, project)
        ]
        named = self.projects.get(project)
        money, before = self._money(project, self.year), self._money(project, self.year - 1)
        return TargetSheet(
            name=_text(named, "name") if named else "",
            level=PROJECT if level == PROJECT else DEPARTMENT,
            where=next((row.source for row in mine if row.type.name == "indicator"), mine[0].source),
            code=project,
            money=money[0] if project else None,
            money_before=before[0] if project else None,
            money_where=money[1],
            objectives=tuple(
                Objective(_text(row, "text"), row.cell("text"), _text(row, "number"))
                for row in mine
                if row.type.name == "objective"
            ),
            indicators=tuple(self._indicator(row) for row in mine if row.type.name == "indicator"),
            columns=frozenset(self.columns | {"form_objective"}),
            is_new=bool(named and named.values.get("is_new")),
        )

    def _money(self, project: str, year: int) -> tuple[int | None, Source | None]:
        lines = [
            row
            for row in self.rows
            if row.type.name == "budget_line"
            and row.values["fiscal_year"] == year
            and row.values.get("project") == project
        ]
        if not lines:
            return None, None
        total = sum(int(row.values["adjusted"] or 0) for row in lines)
        return total, lines[0].cell("adjusted")

    def _indicator(self, row: Row) -> Indicator:
        weight = row.values.get("weight")
        return Indicator(
            name=_text(row, "name"),
            where=row.source,
            first=_text(row, "first"),
            second=_text(row, "second"),
            first_text=_LABELS.get(_text(row, "first"), ""),
            second_text=_LABELS.get(_text(row, "second"), ""),
            code=_text(row, "code"),
            nature=_text(row, "nature"),
            value=_quantity(row, "target"),
            value_text=_text(row, "target_text"),
            unit=_text(row, "unit_name"),
            stated_unit=_text(row, "unit_name"),
            weight=Points(int(weight) // _PER_POINT) if weight is not None else None,
            rule=_LABELS.get(_text(row, "rule"), ""),
            grades=_text(row, "target_text"),
            data_source=_text(row, "data_source"),
            key_task=_text(row, "key_task"),
            history=tuple(self._past(_text(row, "code"))),
            cells={part: row.cell(name) for part, name in _PARTS.items() if name in row.columns},
        )

    def _past(self, code: str) -> Iterator[Past]:
        planned = {
            row.values["fiscal_year"]: _quantity(row, "target")
            for row in self.rows
            if row.type.name == "indicator" and row.values["code"] == code
        }
        reached = {
            row.values["fiscal_year"]: _quantity(row, "actual")
            for row in self.rows
            if row.type.name == "result" and row.values["indicator"] == code
        }
        years = {int(year) for year in (*planned, *reached) if isinstance(year, int)}
        for year in sorted((one for one in years if one < self.year), reverse=True):
            yield Past(year, planned.get(year), reached.get(year))


def _text(row: Row, name: str) -> str:
    value = row.values.get(name)
    return "" if value is None else str(value)


def _quantity(row: Row, name: str) -> Decimal | None:
    value = row.values.get(name)
    return None if value is None else Decimal(int(value)).scaleb(-_QUANTITY_PLACES)
