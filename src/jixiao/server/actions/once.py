"""A write asked for under a key is done once: asked again, it is answered as before."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.server.accounts.models import ApiAnswer, User


class OtherRequest(Exception):
    """The key was used before, for something else."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, and whether it had been answered before."""

    body: dict[str, Any]
    again: bool


def once(*, key: str, asked: bytes, by: User, act: Callable[[], Mapping[str, Any]]) -> Answer:
    """What `act` answers, kept under the person's key in the transaction of the act itself; OtherRequest for a key that means another.

    When `act` raises, nothing is kept: nothing has happened, and the same key may be used for the mended request.
    """
    fingerprint = hashlib.sha256(asked).hexdigest()
    try:
        with transaction.atomic():
            # First of all: whoever asks the same at the same moment waits here until this is done or undone.
            kept = ApiAnswer.objects.create(user=by, key=key, fingerprint=fingerprint)
            kept.body = dict(act())
            kept.save(update_fields=["body"])
    except IntegrityError:
        before = ApiAnswer.objects.filter(user=by, key=key).first()
        if before is None:
            raise
        if before.fingerprint != fingerprint:
            raise OtherRequest(key) from None
        return Answer(before.body, again=True)
    return Answer(kept.body, again=False)
