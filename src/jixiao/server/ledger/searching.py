"""Rows that hold a word: by pairs of letters where the database keeps an index of them, since most Chinese words are two letters long."""

from __future__ import annotations

import json
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from jixiao.facts.registers import REGISTERS, masked_fields

from . import word_index
from .rewording import stale
from .rows import WORDED
from .tables import LARGE

PAIR = 2
COMMON = 5_000
"""With more rows than these a page is full sooner when rows are read in their order; the index would fetch all of them first."""


def with_word(name: str, query: QuerySet[Any], word: str, *, everywhere: bool, private: bool = False) -> QuerySet[Any]:
    """The rows of a type that hold a word (small letters) anywhere in their texts.

    `everywhere`: the rows of all units are asked for. The few thousand of one department are read more quickly than the index is.
    `private`: who asks sees the personal fields of the register in full, so that they are looked through as well.
    """
    if name in REGISTERS and stale(name):
        return query.filter(_in_fields(name, word, private=private))
    holds = Q(search__contains=word)
    if private:
        holds |= Q(private__contains=word)
    query = query.filter(holds)
    # One unit may keep hundreds of thousands of records of a register.
    if not (name in REGISTERS or (everywhere and name in LARGE)):
        return query
    if connection.vendor == "postgresql":
        return _on_postgresql(query, word, private=private)
    return _on_sqlite(query, word, private=private) if name in REGISTERS and word_index.kept() else query


def _in_fields(name: str, word: str, *, private: bool) -> Q:
    """The word in the fields themselves: which of them are personal has changed since the words of the rows were written."""
    hidden = frozenset() if private else frozenset(masked_fields(name))
    holds = Q(pk__in=[])
    for field in REGISTERS[name].record.fields:
        if field.name in hidden or field.kind not in WORDED:
            continue
        if field.codes:
            holds |= Q(**{f"{field.name}__in": [code for code, label in field.codes if word in label.casefold()]})
        else:
            holds |= Q(**{f"{field.name}__icontains": word})
    return holds


def _on_postgresql(query: QuerySet[Any], word: str, *, private: bool) -> QuerySet[Any]:
    """Those among the rows that the index finds: with all pairs of the word in any order."""
    if len(word) < PAIR or _expected(query) > COMMON:
        return query
    table = query.model._meta.db_table
    pairs = [
        RawSQL(f"ledger_pairs({table}.{column}) @> ledger_pairs(%s)", (word,), output_field=BooleanField())
        for column in ("search", *(("private",) if private else ()))
    ]
    return query.filter(Q(pairs[0]) | Q(pairs[1]) if private else pairs[0])


def _on_sqlite(query: QuerySet[Any], word: str, *, private: bool) -> QuerySet[Any]:
    question = word_index.asking(word, private=private)
    if not question or word_index.expected(question, most=COMMON) > COMMON:
        return query
    found = RawSQL(f"SELECT rowid FROM {word_index.TABLE} WHERE {word_index.TABLE} MATCH %s", (question,))
    return query.filter(row_id__in=found)


def _expected(query: QuerySet[Any]) -> int:
    """How many rows the database expects, from its statistics."""
    plan = json.loads(query.order_by().explain(format="json"))
    return int(plan[0]["Plan"]["Plan Rows"])
