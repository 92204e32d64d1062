"""What a password must be, beyond Django's own validators."""

from __future__ import annotations

import re

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError

KINDS = (r"[a-z]", r"[A-Z]", r"\d", r"[^0-9A-Za-z]")
WANTED = 3


class MixedCharacters:
    """Asks for three of: small letters, capital letters, digits, other signs (GB/T 22239-2019, 8.1.4.1 身份鉴别)."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Refuses a password of fewer kinds, and the one in use now."""
        if sum(bool(re.search(kind, password)) for kind in KINDS) < WANTED:
            raise ValidationError(self.get_help_text(), code="password_too_simple")
        if user is not None and user.has_usable_password() and user.check_password(password):
            raise ValidationError("新密码不能与现在的密码相同。", code="password_unchanged")

    def get_help_text(self) -> str:
        """The rule as people read it."""
        return "密码须包含大写字母、小写字母、数字、其他符号中的至少三种。"
