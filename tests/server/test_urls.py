"""Addresses are stable: links in notes and reports rely on them."""

from __future__ import annotations

from django.urls import reverse


def test_addresses() -> None:
    assert reverse("sheet") == "/"
    assert reverse("figure", args=["item.A13"]) == "/figures/item.A13/"
    assert reverse("healthz") == "/healthz"
