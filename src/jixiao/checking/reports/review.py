"""A published report reviewed: every stated relation recomputed, every remark in reading order."""

from __future__ import annotations

from collections import Counter

from jixiao.documents.model import Document

from .context import context_of
from .model import Remark, Review
from .passages import passages_of
from .relations.finding import relations_of
from .remarks import remarks_of


def review(document: Document) -> Review:
    """All remarks on a document; `counts` tells how many relations agreed, were off by rounding, disagreed, could not be checked."""
    relations = relations_of(context_of(passages_of(document)))
    remarks = [remark for relation in relations for remark in remarks_of(relation)]
    return Review(tuple(sorted(remarks, key=_place)), Counter(relation.outcome.value for relation in relations))


def _place(remark: Remark) -> tuple[int, int, int, int]:
    first = remark.spans[0]
    return first.block, first.row, first.column, first.start
