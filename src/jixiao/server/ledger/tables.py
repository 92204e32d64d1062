"""One table per record type, derived from the declaration that template, mapping and form come from as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models

from jixiao.facts.records import ALL
from jixiao.facts.registers import REGISTERS
from jixiao.facts.schema import Field, Kind, RecordType

from .models import Record
from .registers import model_of

CODE_LENGTH = 40
LARGE = frozenset({"payment"})
"""Types of which a finance bureau has hundreds of thousands of rows: indexed by year with each amount and date, and by pairs of letters
where the database can (searching.py)."""


def column_of(field: Field) -> models.Field[Any, Any]:
    """The column of a field: money and amounts as whole numbers, dates as dates, text without limit; None means "not known"."""
    match field.kind:
        case Kind.MONEY | Kind.QUANTITY | Kind.COUNT:
            return models.BigIntegerField(field.label, null=True)
        case Kind.DATE:
            return models.DateField(field.label, null=True)
        case Kind.YEAR | Kind.MONTH | Kind.ANSWER:
            return models.SmallIntegerField(field.label, null=True)
        case Kind.CODE:
            return models.CharField(field.label, max_length=CODE_LENGTH, null=True)
        case Kind.TEXT:
            return models.TextField(field.label, null=True)


def _orders(record: RecordType) -> list[models.Index]:
    """For lists in the order of an amount or a date, of which only the first page is wanted."""
    if record.name not in LARGE:
        return []
    ordered = (field.name for field in record.fields if field.kind in (Kind.MONEY, Kind.DATE))
    return [
        models.Index(fields=("fiscal_year", name), condition=models.Q(ended__isnull=True), name=f"{record.name}_{name}")
        for name in ordered
    ]


def table_of(record: RecordType) -> type[Record]:
    """The model of a record type; the table is called ledger_<name>."""
    # Index names are limited to 30 characters, and record types have long names.
    short = record.name[:22]
    meta = type(
        "Meta",
        (),
        {
            "db_table": f"ledger_{record.name}",
            "verbose_name": record.label,
            "ordering": ("row_id",),
            "indexes": [models.Index(fields=("unit", "fiscal_year", "ended"), name=f"{short}_scope"), *_orders(record)],
            "constraints": [
                models.UniqueConstraint(
                    fields=("record_key",), condition=models.Q(ended__isnull=True), name=f"{short}_current"
                )
            ],
        },
    )
    columns = {field.name: column_of(field) for field in record.fields}
    name = "".join(part.capitalize() for part in record.name.split("_"))
    attributes = {
        "__module__": f"{__package__}.models",
        "__qualname__": name,
        "__doc__": f"{record.label}。",
        "Meta": meta,
    }
    return type(name, (Record,), {**attributes, **columns})


class Tables(Mapping[str, type[Record]]):
    """The models by record type: of the built-in types, and of the registers that are installed, made when first asked for."""

    def __init__(self) -> None:
        self._own = {record.name: table_of(record) for record in ALL}
        self._registers: dict[str, tuple[RecordType, type[Record]]] = {}

    def __getitem__(self, name: str) -> type[Record]:
        if name in self._own:
            return self._own[name]
        record = REGISTERS[name].record
        known = self._registers.get(name)
        # A pack that was changed and installed anew is another declaration.
        if known is None or known[0] != record:
            known = self._registers[name] = (record, model_of(record))
        return known[1]

    def __iter__(self) -> Iterator[str]:
        return iter((*self._own, *REGISTERS))

    def __len__(self) -> int:
        return len(self._own) + len(REGISTERS)


TABLES: Mapping[str, type[Record]] = Tables()
