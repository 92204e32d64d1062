"""Lists kept under a name: only what narrows them is kept, colleagues see what is shared, strangers see nothing."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from jixiao.facts.records import BY_NAME
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger.views import SavedView
from jixiao.server.pages.saved_views import query_of

Clients = Callable[[Role], Client]
VIEWS = "/records/payment/views/"


def test_only_what_narrows_and_orders() -> None:
    asked = "q=援助&page=3&year=2023&evil=1&kind=project&amount_from=5000&sort=-amount&q2="
    kept = query_of(BY_NAME["payment"], asked)
    assert kept.split("&")[0] == "amount_from=5000"
    assert {part.split("=")[0] for part in kept.split("&")} == {"q", "year", "kind", "amount_from", "sort"}
    assert query_of(BY_NAME["payment"], kept) == kept


def test_kept_shared_and_dropped(as_role: Clients) -> None:
    handler, office, bureau = as_role(Role.HANDLER), as_role(Role.OFFICE), as_role(Role.REVIEWER)
    own = {"title": "大额支付", "query": "year=2023&amount_from=50000", "unit": ""}
    shown = handler.post(VIEWS, own, follow=True)
    assert 'aria-current="page">大额支付' in shown.content.decode()
    assert "大额支付" not in office.get("/records/payment/").content.decode()
    handler.post(VIEWS, own | {"unit": "118001", "query": "year=2023&amount_from=90000"})
    assert SavedView.objects.get().query == "amount_from=90000&year=2023"
    assert "大额支付<span" in office.get("/records/payment/").content.decode()
    assert "大额支付" not in bureau.get("/records/payment/").content.decode()
    number = SavedView.objects.get().pk
    assert office.post(f"{VIEWS}{number}/drop/").status_code == 404
    handler.post(f"{VIEWS}{number}/drop/")
    assert not SavedView.objects.exists()


def test_refused(as_role: Clients) -> None:
    handler = as_role(Role.HANDLER)
    assert "起一个名称" in handler.post(VIEWS, {"title": " ", "query": "q=a"}, follow=True).content.decode()
    assert handler.post(VIEWS, {"title": "别人的", "query": "q=a", "unit": "118000"}).status_code == 404
    assert handler.post("/records/nothing/views/", {"title": "a"}).status_code == 404
