"""What every page shows around its own content: who is signed in, and the pages open to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from jixiao.server.accounts.access import unguarded
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import ADMINISTRATORS, BUSINESS, WITH_REPORTERS, Role
from jixiao.server.accounts.scope import roles_of
from jixiao.server.actions.linking import DECIDERS
from jixiao.server.process.notices import unread

NOBODY: frozenset[Role] = frozenset()
"""With people these pages belong to an evaluation and are reached from it."""
NAVIGATION: tuple[tuple[str, tuple[tuple[str, str, frozenset[Role]], ...]], ...] = (
    (
        "工作台",
        (("home", "工作台", WITH_REPORTERS),),
    ),
    (
        "期限",
        (("calendar", "期限日历", BUSINESS),),
    ),
    (
        "数据",
        (
            ("records", "台账", WITH_REPORTERS),
            ("due", "办理时限", WITH_REPORTERS),
            ("imports", "导入", WITH_REPORTERS),
            ("arrangements", "业务安排", frozenset(DECIDERS)),
            ("collect", "采集", frozenset(DECIDERS)),
            ("links", "关联", BUSINESS),
            ("evidence", "佐证材料", WITH_REPORTERS),
            ("count-rounds", "资产盘点", BUSINESS),
            ("reconcile", "资产对账", BUSINESS),
            ("handover", "资产交接", BUSINESS),
            ("asset-limits", "资产配置", BUSINESS),
            ("supplies", "低值易耗品", BUSINESS),
        ),
    ),
    (
        "监控",
        (
            ("payment-rules", "支出监控", BUSINESS),
            ("pace", "支出进度", BUSINESS),
            ("analysis", "执行分析", BUSINESS),
            ("cost", "成本控制", BUSINESS),
            ("dual", "双监控", BUSINESS),
            ("compliance", "合规核对", BUSINESS),
            ("procurement", "政府采购", BUSINESS),
            ("disclosure", "公开资料", BUSINESS),
            ("rounds", "绩效运行监控", BUSINESS),
            ("supervision", "督办事项", BUSINESS),
        ),
    ),
    (
        "评价",
        (
            ("evaluations", "评价", BUSINESS),
            ("management", "绩效管理", BUSINESS),
            ("assessments", "考评", WITH_REPORTERS),
            ("sheet", "评分表", NOBODY),
            ("projects", "项目自评", NOBODY),
            ("charts", "图表", NOBODY),
            ("findings", "检查结果", NOBODY),
        ),
    ),
    (
        "流程",
        (
            ("cases", "办理事项", WITH_REPORTERS),
            ("delegations", "委托代办", WITH_REPORTERS),
        ),
    ),
    (
        "核对",
        (
            ("check", "核对报告", BUSINESS),
            ("lint", "检查目标", BUSINESS),
        ),
    ),
    (
        "管理",
        (
            ("people", "账号", frozenset({Role.SYSTEM_ADMIN})),
            ("deliveries", "通知发送", frozenset({Role.SYSTEM_ADMIN})),
            ("duties", "角色", frozenset({Role.SECURITY_ADMIN})),
            ("trail", "审计", frozenset({Role.AUDITOR})),
        ),
    ),
)
"""Groups of (name of the address, label, roles), in the order of the head. A group with one entry for somebody is a plain link with
that entry's label; one without any is not shown."""
LOCAL = frozenset({"sheet", "projects", "charts", "findings", "check", "lint"})
"""The pages that need no people: those of one folder of results."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the navigation; `current` where the person is on it or below it."""

    label: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that belong together, under one word of the head."""

    label: str
    entries: tuple[Entry, ...]

    @property
    def current(self) -> bool:
        """Whether the person is on one of its pages."""
        return any(entry.current for entry in self.entries)


def frame(request: HttpRequest) -> dict[str, Any]:
    """The navigation of the roles held, and whether this is a demonstration."""
    # Without accounts there is no user, and on a page that tells of a broken request there may be none either.
    user = getattr(request, "user", None)
    roles = roles_of(user) if user is not None else frozenset()
    return {
        "navigation": navigation(roles, path=request.path, everybody=unguarded(request)),
        "start": reverse("home") if roles else reverse("sheet"),
        "held_roles": [role.label for role in Role if role in roles],
        "administers": bool(roles & ADMINISTRATORS),
        "unread_notices": unread(user).count() if isinstance(user, User) else 0,
        "demo_mode": settings.JIXIAO_DEMO,
        "identity_services": [
            app["name"] for app in settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", ())
        ],
        "offer_sign_in": settings.JIXIAO_ACCOUNTS and user is not None and not user.is_authenticated,
    }


def navigation(roles: frozenset[Role], *, path: str, everybody: bool = False) -> list[Group]:
    """The groups with a page open to `roles` (with `everybody`, those without people too).

    Of all addresses that begin the path, the longest one is current.
    """
    open_to: list[tuple[str, list[tuple[str, str]]]] = [
        (
            label,
            [
                (title, reverse(name))
                for name, title, wanted in entries
                if roles & wanted or (everybody and name in LOCAL)
            ],
        )
        for label, entries in NAVIGATION
    ]
    addresses = [address for _, entries in open_to for _, address in entries]
    current = max((one for one in addresses if _leads_to(one, path=path)), key=len, default="")
    return [
        Group(label, tuple(Entry(title, address, address == current) for title, address in entries))
        for label, entries in open_to
        if entries
    ]


def _leads_to(address: str, *, path: str) -> bool:
    # Every path begins with the root's; only the root itself is meant.
    return path == address if address == "/" else path.startswith(address)
