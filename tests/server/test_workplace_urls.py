"""Addresses of the workplace are stable."""

from __future__ import annotations

from django.urls import reverse


def test_addresses() -> None:
    names = ("account_login", "home", "people", "duties", "trail", "trail-export")
    assert [reverse(name) for name in names] == [
        "/account/login/", "/home/", "/people/", "/duties/", "/trail/", "/trail/export",
    ]  # fmt: skip
