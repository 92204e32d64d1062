"""Every record type has its template to download."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from jixiao.server.accounts.roles import Role


def test_templates(as_role: Callable[[Role], Client]) -> None:
    client = as_role(Role.HANDLER)
    assert "支付明细.xlsx" in client.get("/imports/templates/").content.decode()
    answer = client.get("/imports/templates/payment.xlsx")
    assert b"".join(answer.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]
    assert client.get("/imports/templates/nothing.xlsx").status_code == 404
