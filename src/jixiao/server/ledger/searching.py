"""Rows that hold a word: by pairs of letters where the database keeps an index of them, since most Chinese words are two letters long."""

from __future__ import annotations

import json
from typing import Any

from django.db import connection
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from jixiao.facts.registers import REGISTERS

from .tables import LARGE

PAIR = 2
COMMON = 5_000
"""With more rows than these a page is full sooner when rows are read in their order; the index would fetch all of them first."""


def with_word(name: str, query: QuerySet[Any], word: str, *, everywhere: bool) -> QuerySet[Any]:
    """The rows of a type that hold a word (small letters) anywhere in their texts.

    `everywhere`: the rows of all units are asked for. The few thousand of one department are read more quickly than the index is.
    """
    query = query.filter(search__contains=word)
    indexed = (name in LARGE or name in REGISTERS) and connection.vendor == "postgresql"
    # One unit may keep hundreds of thousands of records of a register.
    many = everywhere or name in REGISTERS
    if not (many and indexed and len(word) >= PAIR) or _expected(query) > COMMON:
        return query
    # The index finds rows with all pairs of the word in any order; the condition above leaves those with the word itself.
    table = query.model._meta.db_table
    pairs = RawSQL(f"ledger_pairs({table}.search) @> ledger_pairs(%s)", (word,), output_field=BooleanField())
    return query.filter(pairs)


def _expected(query: QuerySet[Any]) -> int:
    """How many rows the database expects, from its statistics."""
    plan = json.loads(query.order_by().explain(format="json"))
    return int(plan[0]["Plan"]["Plan Rows"])
