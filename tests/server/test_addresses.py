"""What a client writes of itself is not believed; what trusted proxies add is."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from jixiao.server.addresses import client_address


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (0, "198.51.100.7", "10.0.0.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "203.0.113.9, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        (2, "198.51.100.7", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "unknown", "10.0.0.1"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_addresses(settings: Settings, proxies: int, forwarded: str, seen: str) -> None:
    settings.JIXIAO_PROXIES = proxies
    found: list[str] = []

    def respond(request: HttpRequest) -> HttpResponse:
        found.append(request.META["REMOTE_ADDR"])
        return HttpResponse()

    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": forwarded})
    client_address(respond)(request)
    assert found == [seen]


@pytest.mark.parametrize("address", ["/healthz?q=%00", "/health%00z", "/api/v1/units?year=%00"])
def test_no_address_holds_a_nul(address: str, db: None) -> None:
    assert Client(HTTP_HOST="localhost").get(address).status_code == 400
