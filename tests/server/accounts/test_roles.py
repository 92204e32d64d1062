"""Every role has a name; business and administration are apart."""

from __future__ import annotations

from jixiao.server.accounts.roles import (
    ADMINISTRATORS,
    BUSINESS,
    CHOICES,
    EVERYONE,
    LABELS,
    WITH_REPORTERS,
    Role,
)


def test_roles() -> None:
    assert set(LABELS) == set(Role) == EVERYONE == ADMINISTRATORS | WITH_REPORTERS
    assert not ADMINISTRATORS & BUSINESS
    assert ("reviewer", "财政审核人") in CHOICES
    assert Role.OFFICE.label == "办公室（财务）"
