"""How django-allauth signs people in here: no self-registration; a changed password lifts the gate and is recorded."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the system administrator, never by their users."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Closed."""
        return False

    def set_password(self, user: Any, password: str) -> None:
        """The new password; the account need not change it any more."""
        user.must_change_password = False
        super().set_password(user, password)

    def send_notification_mail(self, *args: Any, **options: Any) -> None:
        """None: what happens to an account stands in the audit trail, and most units have no mail server that may be reached."""
