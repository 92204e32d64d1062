"""A person's notices: unread first, opened one by one or marked read together."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.actions.notices import mark_all_read, mark_read
from jixiao.server.process.notices import Notice, listed, unread

ON_A_PAGE = 30


@allow()
def notices(request: HttpRequest) -> HttpResponse:
    """The notices of the person who is signed in."""
    person = person_of(request)
    page = Paginator(listed(person), ON_A_PAGE).get_page(request.GET.get("page"))
    newest = Notice.objects.filter(to=person).values_list("pk", flat=True).first() or 0
    return render(request, "notices.html", {"listed": page, "unread": unread(person).count(), "newest": newest})


@allow()
@require_POST
def open_notice(request: HttpRequest, number: int) -> HttpResponse:
    """Marks one's own notice read and leads to the page it names; another's is not found."""
    person = person_of(request)
    notice = get_object_or_404(Notice, pk=number, to=person)
    mark_read(notice=notice, by=person, actor=actor_of(request))
    return redirect(notice.link or "notices")


@allow()
@require_POST
def read_notices(request: HttpRequest) -> HttpResponse:
    """Marks all notices read that the page showed or counted."""
    shown = request.POST.get("up_to", "")
    up_to = int(shown) if shown.isascii() and shown.isdigit() and len(shown) < 19 else 0
    mark_all_read(up_to=up_to, by=person_of(request), actor=actor_of(request))
    return redirect("notices")
