"""A signature is a picture under its hash; an empty sheet is none."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.signing import HEAD, keep_signature
from tests.server.actions.stocktake import ACTOR
from tests.server.files.samples import image
from tests.server.results.sample import data

__all__ = ["data"]
DRAWN = image() + bytes(400)


def drawn(content: bytes = DRAWN) -> str:
    """What the page sends of a drawn signature."""
    return HEAD + base64.b64encode(content).decode()


def test_kept_once_and_refused_when_empty(people: dict[Role, User], data: Path) -> None:
    told = {
        "unit": Unit.objects.get(code="118001"),
        "subject": "signature:x",
        "person": "梁某",
        "by": people[Role.OFFICE],
        "actor": ACTOR,
    }
    kept = keep_signature(drawn(), **told)  # type: ignore[arg-type]
    assert (kept.name, kept.file.kind) == ("梁某签字.png", "png")
    assert keep_signature(drawn(), **told) == kept  # type: ignore[arg-type]
    for wrong in ("", HEAD, HEAD + "??", drawn(b"short"), drawn(b"MZ" + bytes(400)), "data:text/html;base64,AAAA"):
        with pytest.raises(ValidationError):
            keep_signature(wrong, **told)  # type: ignore[arg-type]
