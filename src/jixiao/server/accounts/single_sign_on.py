"""Signing in by the unit's identity service (OpenID Connect): to an account that is there already, never to a new one."""

from __future__ import annotations

from typing import Any, NoReturn

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import render

from jixiao.server.audit.trail import Act, Actor, record

from .actor import actor_of
from .models import User


class SingleSignOn(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The first time an identity is bound to the account it names; from then on it is known by its number at the service."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Closed: the service says who somebody is, not what they may do here."""
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Any:
        """Nothing is taken over from the service: names and addresses are kept by the system administrator."""
        return sociallogin.user

    def send_notification_mail(self, *args: Any, **options: Any) -> None:
        """None: what happens to an account stands in the audit trail."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Returns when the identity belongs to an account, after binding it if need be; else the answer is a page that says why not."""
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            _refuse(request, "", "身份由系统按账号对应，不能自行绑定。")
        if sociallogin.is_existing:
            return
        name = _named(sociallogin)
        user = _account(name)
        if user is None:
            _refuse(
                request,
                name,
                "统一身份认证已通过，但这里没有对应的账号。请联系本单位的系统管理员开通，账号须与统一身份认证中的一致。",
            )
        if SocialAccount.objects.filter(user=user).exists():
            # The service has given the name to somebody else since.
            _refuse(request, name, "这个账号已经对应另一个身份。请联系本单位的系统管理员；重置密码会解除原来的对应。")
        with transaction.atomic():
            sociallogin.connect(request, user)
            record(Act("account.identity", f"user:{user.username}", "绑定统一身份认证"), by=actor_of(request, user))


def signed_in_elsewhere(request: HttpRequest) -> bool:
    """Whether this session began at the identity service, so that our own password plays no part in it."""
    return any(one.get("method") == "socialaccount" for one in get_authentication_records(request, request.user))


def unbind(user: User) -> None:
    """Forgets which identity the account belongs to; the next one that names it is bound."""
    SocialAccount.objects.filter(user=user).delete()


def _named(sociallogin: SocialLogin) -> str:
    """What the service says the account is called; "" when it says nothing, or an e-mail address that it has not verified."""
    told = sociallogin.account.extra_data
    claims: dict[str, Any] = told.get("userinfo") or told.get("id_token") or {}
    claim = settings.JIXIAO_OIDC_CLAIM
    if claim == "email" and claims.get("email_verified") is not True:
        return ""
    return str(claims.get(claim) or "").strip()[:150]


def _account(name: str) -> User | None:
    if not name:
        return None
    field = "email" if settings.JIXIAO_OIDC_CLAIM == "email" else "username"
    found = User.objects.filter(**{f"{field}__iexact": name})[:2]
    return found[0] if len(found) == 1 else None


def _refuse(request: HttpRequest, name: str, why: str) -> NoReturn:
    actor = Actor(None, "未登录", "", actor_of(request).address)
    record(Act("signin.refused", f"user:{name}", f"统一身份认证登录未成功：{why}"), by=actor)
    raise ImmediateHttpResponse(render(request, "error.html", {"title": "不能登录", "text": why}, status=403))
