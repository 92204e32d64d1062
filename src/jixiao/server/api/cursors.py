"""Pages of long answers by cursor: where the next page begins, bound to the question it belongs to."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from .problems import Problem

MOST = 500


def page_of(
    query: QuerySet[Any], *, asked: Mapping[str, Any], cursor: str, limit: int, newest_first: bool = False
) -> tuple[list[Any], str | None]:
    """The rows of a page, by primary key, and the cursor of the next one (None: this was the last).

    Rows that come or go between two pages move nothing: a page begins behind the last row of the one before.
    """
    last = _read(cursor, asked) if cursor else None
    if last is not None:
        query = query.filter(**{"pk__lt" if newest_first else "pk__gt": last})
    rows = list(query.order_by("-pk" if newest_first else "pk")[: limit + 1])
    return rows[:limit], _written(rows[limit - 1].pk, asked) if len(rows) > limit else None


def _written(last: int, asked: Mapping[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps([last, _question(asked)]).encode()).decode().rstrip("=")


def _read(cursor: str, asked: Mapping[str, Any]) -> int:
    try:
        last, question = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except ValueError:
        last, question = None, ""
    if type(last) is not int or question != _question(asked):
        raise Problem("malformed", "cursor 不是本查询上一页给出的；换了条件要从第一页读起。")
    return last


def _question(asked: Mapping[str, Any]) -> str:
    text = json.dumps({key: str(value) for key, value in asked.items() if value not in (None, "")}, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
