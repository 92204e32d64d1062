"""The files an evaluation wrote, as downloads; with people, each download is in the audit trail."""

from __future__ import annotations

from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase

from jixiao.server.accounts.access import local_or
from jixiao.server.accounts.actor import actor_of
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.actions.evaluating import hand_out

from .shown import Shown, shown


@local_or(*BUSINESS)
def result_file(request: HttpRequest, name: str, number: int | None = None) -> HttpResponseBase:
    """A file of the evaluation by name; only names the evaluation lists are served."""
    found = shown(request, number, page=f"files/{quote(name)}")
    if not isinstance(found, Shown):
        return found
    if name not in found.results.files:
        raise Http404(name)
    if found.evaluation is not None:
        hand_out(evaluation=found.evaluation, name=name, actor=actor_of(request))
    return FileResponse((found.folder / name).open("rb"), as_attachment=True, filename=name)
