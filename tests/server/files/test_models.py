"""A file proves the same thing once, and again after it was withdrawn."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.files.models import Attachment, StoredFile


def test_attached_once(people: dict[Role, User]) -> None:
    stored = StoredFile.objects.create(sha256="0" * 64, size=1, kind="pdf", name="合同.pdf")
    unit, by = Unit.objects.get(code="118001"), people[Role.HANDLER]
    parts = {"unit": unit, "subject": "item:1:A13", "file": stored, "name": "合同.pdf", "by": by}
    first = Attachment.objects.create(**parts)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.create(**parts)
    Attachment.objects.filter(pk=first.pk).update(withdrawn_at=timezone.now())
    assert str(Attachment.objects.create(**parts)) == str(stored) == "合同.pdf"
