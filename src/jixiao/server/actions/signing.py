"""A signature drawn on a screen, kept as evidence: a picture under its hash, bound to what was signed."""

from __future__ import annotations

import base64
import binascii
import io

from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.audit.trail import Actor
from jixiao.server.files.models import Attachment
from jixiao.server.files.sniff import Refusal

from .evidence import attach

HEAD = "data:image/png;base64,"
LARGEST = 400_000
SMALLEST = 300
"""Bytes; an empty sheet of the size that is drawn on is smaller."""


def keep_signature(drawn: str, *, unit: Unit, subject: str, person: str, by: User, actor: Actor) -> Attachment:
    """The picture sent as a data address. ValidationError (Chinese) when nothing was drawn or it is no picture."""
    if not drawn.startswith(HEAD) or len(drawn) > LARGEST:
        raise ValidationError("请在签字框里签名。")
    try:
        content = base64.b64decode(drawn.removeprefix(HEAD), validate=True)
    except binascii.Error as error:
        raise ValidationError("签字没有传完整，请重签。") from error
    if len(content) < SMALLEST:
        raise ValidationError("签字框是空的，请签名后再提交。")
    name, note = f"{person or '签字'}签字.png", f"{person}在屏幕上签字"
    kept = attach(unit=unit, subject=subject, stream=io.BytesIO(content), name=name, note=note, by=by, actor=actor)
    if isinstance(kept, Refusal):
        raise ValidationError(kept.text)
    return kept
