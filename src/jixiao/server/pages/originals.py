"""The original files behind figures and records: where they can be downloaded, for whoever may see them."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from jixiao.server.accounts.scope import scope_of
from jixiao.server.files.models import Attachment
from jixiao.server.ledger.models import ImportSession

from .privacy import withheld


def original_links(request: HttpRequest, digests: Iterable[str]) -> dict[str, str]:
    """The address of each file that is kept and in the person's scope, by SHA-256: imported, or handed in as evidence."""
    wanted = {digest for digest in digests if digest}
    if not wanted or not settings.JIXIAO_ACCOUNTS:
        return {}
    scope = scope_of(request.user)
    evidence = scope.rows(Attachment.objects.filter(file__sha256__in=wanted)).values_list("file__sha256", "pk")
    links = {digest: reverse("evidence-download", args=[number]) for digest, number in evidence}
    imported = ImportSession.objects.filter(batch__origins__sha256__in=wanted).distinct()
    for session in scope.rows(imported).order_by("id"):
        if withheld(request, session):
            continue
        for file in session.files:
            if file["sha256"] in wanted:
                links[file["sha256"]] = reverse("import-file", args=[session.pk, file["name"]])
    return links
