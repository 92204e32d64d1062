"""How a document names a figure it prints: `<code>|<evaluation key>`, so that the text found later can be held against the figure.

Word keeps the tag of a content control when a clerk edits what stands in it.
"""

from __future__ import annotations

import hashlib

TAG_LIMIT = 64
"""Word refuses a document with a longer tag."""
SEPARATOR = "|"
DIGEST_MARK = "~"
KEY_START = "e-"
"""Every evaluation's key begins so: a tag of some other program that happens to hold a bar is not taken for ours."""


def tag(code: str, *, key: str) -> str:
    """The tag of a figure; a code too long for Word is replaced by `~` and its digest.

    >>> tag("expenditure.executed", key="e-0123456789ab")
    'expenditure.executed|e-0123456789ab'
    """
    short = len(code) + len(SEPARATOR) + len(key) <= TAG_LIMIT
    shown = code if short else DIGEST_MARK + hashlib.sha256(code.encode()).hexdigest()[:16]
    return f"{shown}{SEPARATOR}{key}"


def key_in(text: str) -> str:
    """The evaluation key in a tag; "" when it is not one of ours.

    >>> key_in("expenditure.executed|e-0123456789ab"), key_in("客户|编号")
    ('e-0123456789ab', '')
    """
    code, _, key = text.rpartition(SEPARATOR)
    return key if code and key.startswith(KEY_START) else ""
