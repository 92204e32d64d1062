"""All of it is told or nothing, and only encrypted."""

from __future__ import annotations

import pytest

from jixiao.server.identity_service import identity_service

TOLD = {
    "JIXIAO_OIDC_ISSUER": "https://id.example.gov.cn/realms/qu/",
    "JIXIAO_OIDC_CLIENT_ID": "jixiao",
    "JIXIAO_OIDC_CLIENT_SECRET": "secret",
}


def test_as_it_is_told() -> None:
    assert identity_service({}) == {}
    chosen = identity_service(TOLD | {"JIXIAO_OIDC_NAME": "粤政易"})["openid_connect"]
    (app,) = chosen["APPS"]
    assert chosen["OAUTH_PKCE_ENABLED"]
    assert (app["name"], app["settings"]["server_url"]) == ("粤政易", "https://id.example.gov.cn/realms/qu")


@pytest.mark.parametrize(
    ("change", "said"),
    [({"JIXIAO_OIDC_CLIENT_SECRET": ""}, "CLIENT_SECRET"), ({"JIXIAO_OIDC_ISSUER": "http://id.example"}, "https")],
)
def test_half_of_it_is_refused(change: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        identity_service(TOLD | change)
