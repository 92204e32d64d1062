"""That somebody looked at what is new."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from jixiao.server.accounts.models import User


def looked(*, by: User) -> datetime | None:
    """When the person looked before now; None at the first time. No event of its own: signing in has one."""
    before = by.seen_at
    by.seen_at = timezone.now()
    by.save(update_fields=["seen_at"])
    return before
