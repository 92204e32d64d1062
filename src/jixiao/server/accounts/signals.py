"""Sign-ins, failed ones, sign-outs and lock-outs become events of the audit trail."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.signals import authenticator_added, authenticator_removed
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from jixiao.server.audit.trail import Act, record

from .actor import actor_of

TOTP = "totp"


def connect() -> None:
    """Connects the receivers, once."""
    user_logged_in.connect(_signed_in, dispatch_uid="jixiao-in")
    user_logged_out.connect(_signed_out, dispatch_uid="jixiao-out")
    user_login_failed.connect(_refused, dispatch_uid="jixiao-failed")
    user_locked_out.connect(_locked, dispatch_uid="jixiao-locked")
    password_changed.connect(_password, dispatch_uid="jixiao-password")
    authenticator_added.connect(_factor_added, dispatch_uid="jixiao-factor-added")
    authenticator_removed.connect(_factor_removed, dispatch_uid="jixiao-factor-removed")


def _signed_in(request: HttpRequest, user: Any, **more: Any) -> None:
    record(Act("signin.ok", f"user:{user.username}", "登录"), by=actor_of(request, user))


def _signed_out(request: HttpRequest, user: Any, **more: Any) -> None:
    if user is not None:
        record(Act("signin.out", f"user:{user.username}", "退出登录"), by=actor_of(request, user))


def _refused(credentials: dict[str, Any], request: HttpRequest | None = None, **more: Any) -> None:
    name = str(credentials.get("username") or credentials.get("login") or "")[:150]
    record(Act("signin.refused", f"user:{name}", "登录失败：账号或密码不对"), by=actor_of(request))


def _locked(request: HttpRequest, username: str, **more: Any) -> None:
    record(Act("signin.locked", f"user:{username}", "多次登录失败，账号已暂时锁定"), by=actor_of(request))


def _password(request: HttpRequest, user: Any, **more: Any) -> None:
    record(Act("account.password", f"user:{user.username}", "修改密码"), by=actor_of(request, user))


def _factor_added(request: HttpRequest, user: Any, authenticator: Any, **more: Any) -> None:
    told = "启用动态口令" if authenticator.type == TOTP else "生成恢复码"
    record(Act("account.factor", f"user:{user.username}", told), by=actor_of(request, user))


def _factor_removed(request: HttpRequest, user: Any, authenticator: Any, **more: Any) -> None:
    told = "停用动态口令" if authenticator.type == TOTP else "恢复码作废"
    record(Act("account.factor", f"user:{user.username}", told), by=actor_of(request, user))
