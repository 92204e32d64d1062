"""A form for one record, made from its declaration; what people type is read as the importer reads a cell, with the same messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jixiao.expressions.types import Value
from jixiao.facts.schema import Field, Kind, RecordType
from jixiao.server.actions.typed_lines import read_text, typed

from .record_lists import inward


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of the form: what stands in it, what is wrong with that, what may be chosen."""

    field: Field
    text: str
    problem: str = ""

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What a select offers; empty for a field that is typed."""
        if self.field.kind is Kind.ANSWER:
            return [("", "未知"), ("是", "是"), ("否", "否")]
        if not self.field.codes:
            return []
        return [("", "" if self.field.required else "（不填）"), *((label, label) for _, label in self.field.codes)]

    @property
    def unit(self) -> str:
        """What the number counts."""
        return self.field.unit

    @property
    def long(self) -> bool:
        """Whether a text of several lines belongs here."""
        return self.field.kind is Kind.TEXT and (len(self.text) > 40 or "\n" in self.text)


@dataclass(slots=True)
class RecordForm:
    """A form as it was sent, or as it begins; `values` are complete when `valid`."""

    record: RecordType
    asked: list[Asked] = field(default_factory=list)
    values: dict[str, Value] = field(default_factory=dict)

    @property
    def valid(self) -> bool:
        """Whether nothing is wrong."""
        return not any(one.problem for one in self.asked)


def begun(record: RecordType, row: Any = None, *, given: Mapping[str, str] | None = None) -> RecordForm:
    """The form of a new record, with what is `given` of it already, or of the row that is to be corrected."""
    known_of_it = given or {}
    texts = {
        known.name: typed(known, inward(getattr(row, known.name))) if row else known_of_it.get(known.name, "")
        for known in record.fields
    }
    return RecordForm(record, [Asked(known, texts[known.name]) for known in record.fields])


def sent(record: RecordType, given: Mapping[str, Any]) -> RecordForm:
    """The form as somebody sent it, every field read; problems say what was typed and what is expected."""
    form = RecordForm(record)
    for known in record.fields:
        text = str(given.get(known.name, "")).strip()
        value, problem = read_text(known, text)
        form.values[known.name] = value
        form.asked.append(Asked(known, text, problem))
    return form
