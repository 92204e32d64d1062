"""An asset as its card tells of it, and texts compared as people compare them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

WRITTEN_OFF = "written_off"


@dataclass(frozen=True, slots=True)
class Card:
    """What the asset system says of one asset: `cost` in fen, `status` a code; a text nobody has filled in is ""."""

    code: str
    name: str
    cost: int
    status: str
    model: str = ""
    category: str = ""
    division: str = ""
    holder: str = ""
    place: str = ""


def card_of(record: Mapping[str, Any]) -> Card:
    """The card of a record of type asset."""
    texts = {name: str(record.get(name) or "") for name in ("model", "category", "division", "holder", "place")}
    return Card(
        code=str(record["code"]),
        name=str(record["name"]),
        cost=int(record["cost"]),
        status=str(record["status"]),
        **texts,
    )


def same_text(one: str, other: str) -> bool:
    """Whether two texts say the same: full and half width, blanks and the case of letters do not matter.

    >>> same_text("3号楼 301", "３号楼301")
    True
    """
    return folded(one) == folded(other)


def folded(text: str) -> str:
    """A text as it is compared."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
