"""Words of registers written anew when a pack says otherwise which of its fields are personal.

What everybody may look through and what only some may is written with each row. As long as the rows of a register were written under other
classes of privacy, its words are *stale*: a search reads the fields themselves until the words have been written anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction

from jixiao.expressions.types import Value
from jixiao.facts.registers import REGISTERS, masked_fields

from . import word_index
from .models import RegisterWords
from .registers import RegisterRecord
from .rows import private_text, search_text, values_of
from .tables import TABLES

PART = 2000


def hidden_now(name: str) -> str:
    """The fields of a register that not everybody may read, as they are remembered."""
    return ",".join(sorted(masked_fields(name)))


def stale(name: str) -> bool:
    """Whether rows of a register were written when other fields were personal."""
    written = RegisterWords.objects.filter(register_code=name).values_list("hidden", flat=True).first()
    if written is None:
        return RegisterRecord.objects.filter(register_code=name).exists()
    return written != hidden_now(name)


def reword() -> dict[str, int]:
    """Writes the words of every stale register anew; how many rows each has. Running it again does nothing."""
    return {name: _reword(name) for name in REGISTERS if stale(name)}


def _reword(name: str) -> int:
    table: Any = TABLES[name]
    fields = ["unit_id", "fiscal_year", "row_id", "search", "private"]
    fields += [field.name for field in REGISTERS[name].record.fields]
    count, after = 0, 0
    with transaction.atomic():
        while part := list(table.objects.filter(row_id__gt=after).order_by("row_id").values(*fields)[:PART]):
            _write(name, part)
            after = part[-1]["row_id"]
            count += len(part)
        RegisterWords.objects.update_or_create(register_code=name, defaults={"hidden": hidden_now(name)})
    return count


def _write(name: str, part: list[Mapping[str, Any]]) -> None:
    changed = []
    for line in part:
        search, private = _words(name, line)
        if (search, private) != (line["search"], line["private"]):
            changed.append((line["row_id"], line["search"], line["private"], search, private))
    if word_index.kept():
        word_index.replace(changed)
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE ledger_register SET search = %s, private = %s WHERE row_id = %s",
            [(search, private, number) for number, _, _, search, private in changed],
        )


def _words(name: str, line: Mapping[str, Any]) -> tuple[str, str]:
    record = REGISTERS[name].record
    values: dict[str, Value] = values_of(record, line)
    return search_text(record, values), private_text(record, values)
