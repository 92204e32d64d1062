"""Addresses of assets are stable: phones keep them, and notices lead there."""

from __future__ import annotations

from django.urls import reverse


def test_addresses() -> None:
    assert reverse("count-phone", args=[7]) == "/assets/rounds/7/phone/"
    assert reverse("count-worker") == "/assets/rounds/worker.js"
    assert reverse("supply-request", args=[3]) == "/assets/supplies/3/"
