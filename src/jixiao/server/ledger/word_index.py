"""An index of pairs of letters over the registers on SQLite: most Chinese words are two letters long, which its own trigrams do not find.

PostgreSQL has such an index by itself (migrations 0003 and 0015). Rows are never taken away, and their texts change only when other fields
become personal (`rewording`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from django.db import connection

TABLE = "ledger_register_pairs"
OPEN, PRIVATE = "s", "p"
"""What everybody who reads the register may find, and what only those who see its personal fields may."""
CREATE = f"CREATE VIRTUAL TABLE {TABLE} USING fts5(pairs, content='', columnsize=0, detail=none, tokenize='ascii')"
_RUN = re.compile(r"[^\W_]+")
_CHUNK = 5000


@cache
def kept() -> bool:
    """Whether this database keeps the index: SQLite, unless it was built without full-text search."""
    return connection.vendor == "sqlite" and TABLE in connection.introspection.table_names()


def add_after(row: int) -> None:
    """Takes up all rows of the registers with a number above `row`."""
    with connection.cursor() as cursor:
        while True:
            cursor.execute(
                "SELECT row_id, search, private FROM ledger_register WHERE row_id > %s ORDER BY row_id LIMIT %s",
                (row, _CHUNK),
            )
            found = cursor.fetchall()
            if not found:
                return
            lines = [(number, _both(text, hidden)) for number, text, hidden in found]
            cursor.executemany(f"INSERT INTO {TABLE} (rowid, pairs) VALUES (%s, %s)", lines)
            row = found[-1][0]


def replace(rows: Iterable[tuple[int, str, str, str, str]]) -> None:
    """Other words for rows: number, the open and private text they had, and those they get."""
    before, after = [], []
    for number, text, hidden, new_text, new_hidden in rows:
        # The index keeps no texts: what is to go from it has to be told.
        before.append((number, _both(text, hidden)))
        after.append((number, _both(new_text, new_hidden)))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {TABLE} ({TABLE}, rowid, pairs) VALUES ('delete', %s, %s)", before)
        cursor.executemany(f"INSERT INTO {TABLE} (rowid, pairs) VALUES (%s, %s)", after)


def newest() -> int:
    """The number of the newest row of the registers; 0 without any."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(row_id) FROM ledger_register")
        return cursor.fetchone()[0] or 0


def asking(word: str, *, private: bool) -> str:
    """The question to the index for rows that may hold a word (small letters), '' when it cannot help.

    >>> asking("法律", private=False)
    '("s法律")'
    """
    asked = {
        f'"{{}}{run}"*' if len(run) == 1 else f'"{{}}{run[at : at + 2]}"'
        for run in _RUN.findall(word)
        for at in range(max(len(run) - 1, 1))
    }
    kinds = (OPEN, PRIVATE) if private else (OPEN,)
    return " AND ".join(f"({' OR '.join(one.format(kind) for kind in kinds)})" for one in sorted(asked))


def expected(question: str, *, most: int) -> int:
    """How many rows the index has for a question, counted as far as one more than `most`."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH %s LIMIT %s)", (question, most + 1)
        )
        return int(cursor.fetchone()[0])


def _both(text: str, hidden: str) -> str:
    return " ".join({*_pairs(OPEN, text), *_pairs(PRIVATE, hidden)})


def _pairs(kind: str, text: str) -> Iterator[str]:
    """The pairs of a text, and the last letter of each run, so that every letter begins something."""
    for run in _RUN.findall(text):
        for at in range(len(run) - 1):
            yield kind + run[at : at + 2]
        yield kind + run[-1]
