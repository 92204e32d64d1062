"""What every page shows around its own content: who is signed in, and the pages open to them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from jixiao.server.accounts.roles import ADMINISTRATORS, BUSINESS, Role
from jixiao.server.accounts.scope import roles_of

NAVIGATION: tuple[tuple[str, str, frozenset[Role]], ...] = (
    ("sheet", "评分表", BUSINESS),
    ("projects", "项目自评", BUSINESS),
    ("findings", "检查结果", BUSINESS),
    ("imports", "导入", BUSINESS),
    ("check", "核对报告", BUSINESS),
    ("lint", "检查目标", BUSINESS),
    ("people", "账号", frozenset({Role.SYSTEM_ADMIN})),
    ("duties", "角色", frozenset({Role.SECURITY_ADMIN})),
    ("trail", "审计", frozenset({Role.AUDITOR})),
)
LOCAL = frozenset({"sheet", "projects", "findings", "check", "lint"})
"""The pages that need no people: those of one folder of results."""


def frame(request: HttpRequest) -> dict[str, Any]:
    """The navigation of the roles held, and whether this is a demonstration."""
    # Without accounts there is no user, and on a page that tells of a broken request there may be none either.
    user = getattr(request, "user", None)
    roles = roles_of(user) if user is not None else frozenset()
    return {
        "navigation": [
            (name, label)
            for name, label, wanted in NAVIGATION
            if roles & wanted or (name in LOCAL and not settings.JIXIAO_ACCOUNTS)
        ],
        "held_roles": [role.label for role in Role if role in roles],
        "administers": bool(roles & ADMINISTRATORS),
        "demo_mode": settings.JIXIAO_DEMO,
    }
