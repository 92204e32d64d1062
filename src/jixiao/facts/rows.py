"""A row: one record with the place it came from. A row without a source cannot be constructed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jixiao.expressions.types import Value
from jixiao.kernel.source import Source

from .schema import RecordType


@dataclass(frozen=True, slots=True)
class Row:
    """A record of a type: `values` in storage shape (see `schema.Kind`), `source` its row, `columns` field → column letter."""

    type: RecordType
    values: Mapping[str, Value]
    source: Source
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[Value, ...]:
        """What identifies the record: unit, fiscal year and the natural key of its type."""
        return (self.values["unit"], self.values["fiscal_year"], *(self.values[name] for name in self.type.key))

    def cell(self, name: str) -> Source:
        """The address of one field of this record."""
        return self.source.at(self.columns.get(name, ""))
