"""A published report reviewed: every stated relation recomputed, every remark in reading order."""

from __future__ import annotations

from collections import Counter

from jixiao.documents.model import Document

from .checks.wording import remarks_on_wording
from .context import context_of
from .identity import Traced, remarks_on_identity
from .model import Remark, Review
from .passages import passages_of
from .reading import reading_of
from .relations.finding import relations_of
from .remarks import remarks_of
from .tables.against_prose import prose_relations
from .tables.finding import table_relations
from .tables.flattened import flattened_relations
from .tables.missed_targets import remarks_on_targets


def review(document: Document, *, traced: Traced | None = None) -> Review:
    """All remarks on a document; `counts` tells how many relations agreed, were off by rounding, disagreed, could not be checked.

    `traced` are the figures of the evaluation that wrote the document, where it is one of ours and its trace is at hand.
    """
    context = context_of(passages_of(document))
    flattened = (relation for passage in context.passages for relation in flattened_relations(passage))
    relations = (
        *relations_of(context),
        *table_relations(document),
        *prose_relations(document, context=context),
        *flattened,
    )
    reading = reading_of(context, relations, has_tables=any(block.table is not None for block in document.blocks))
    remarks = [remark for relation in relations for remark in remarks_of(relation)]
    remarks.extend(remarks_on_wording(reading))
    remarks.extend(remarks_on_targets(document))
    remarks.extend(remarks_on_identity(document, traced=traced))
    return Review(tuple(sorted(remarks, key=_place)), Counter(relation.outcome.value for relation in relations))


def _place(remark: Remark) -> tuple[int, int, int, int]:
    first = remark.spans[0]
    return first.block, first.row, first.column, first.start
