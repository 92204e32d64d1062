"""The unit's identity service (OpenID Connect), as django-allauth wants it told; read before Django starts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PROVIDER = "sso"
NEEDED = ("JIXIAO_OIDC_CLIENT_ID", "JIXIAO_OIDC_CLIENT_SECRET")


def identity_service(environment: Mapping[str, str]) -> dict[str, Any]:
    """SOCIALACCOUNT_PROVIDERS; empty without JIXIAO_OIDC_ISSUER. ValueError when half of it is told, or it is not encrypted."""
    issuer = environment.get("JIXIAO_OIDC_ISSUER", "")
    if not issuer:
        return {}
    missing = [name for name in NEEDED if not environment.get(name)]
    if missing:
        raise ValueError(f"设置了 JIXIAO_OIDC_ISSUER，还须设置 {'、'.join(missing)}。")
    if not issuer.startswith("https://"):
        raise ValueError("JIXIAO_OIDC_ISSUER 须以 https:// 开头：身份凭据不能明文传送。")
    app = {
        "provider_id": PROVIDER,
        "name": environment.get("JIXIAO_OIDC_NAME") or "统一身份认证",
        "client_id": environment["JIXIAO_OIDC_CLIENT_ID"],
        "secret": environment["JIXIAO_OIDC_CLIENT_SECRET"],
        "settings": {"server_url": issuer.rstrip("/")},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
