"""The files an evaluation wrote, as downloads."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest

from jixiao.server.accounts.access import local_or
from jixiao.server.accounts.roles import BUSINESS
from jixiao.workbench.results import open_results

from .results import folder


@local_or(*BUSINESS)
def result_file(request: HttpRequest, name: str) -> FileResponse:
    """A file of the evaluation by name; only names the evaluation lists are served."""
    results = open_results(folder())
    if results is None or name not in results.files:
        raise Http404(name)
    return FileResponse((folder() / name).open("rb"), as_attachment=True, filename=name)
