"""Checking a report: a file is dropped, and comes back marked up. Nothing of it is kept but the marked copies, by content."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from jixiao.server.accounts.access import local_or
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.roles import BUSINESS
from jixiao.workbench.check import check
from jixiao.workbench.settings import from_environment

from .results import folder

EXAMPLE = "自评报告.docx"


@local_or(*BUSINESS)
@limited("upload")
def check_report(request: HttpRequest) -> HttpResponse:
    """The form; with a file, the report marked up and links to the annotated copies."""
    if request.method != "POST":
        return render(request, "check.html", {"page": "check.html", "example": (folder() / EXAMPLE).is_file()})
    upload = request.FILES.get("report")
    if upload is None and "example" not in request.POST:
        return render(request, "check.html", {"page": "check.html", "missing": True}, status=400)
    with tempfile.TemporaryDirectory() as scratch:
        name = Path(upload.name or "报告").name if upload is not None else EXAMPLE
        path = Path(scratch) / f"report{Path(name).suffix}"
        with path.open("wb") as target:
            if upload is not None:
                for chunk in upload.chunks():
                    target.write(chunk)
            else:
                target.write((folder() / EXAMPLE).read_bytes())
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:32]
        checked = check(path, name=name, out=_kept(digest), traces=(folder(),))
    context = {"page": "check.html", "checked": checked, "digest": digest, "files": [one.name for one in checked.files]}
    # The body escapes every character of the report itself.
    context["body"] = mark_safe(checked.body)
    return render(request, "check.html", context, status=200 if checked.review is not None else 422)


@local_or(*BUSINESS)
def checked_file(request: HttpRequest, digest: str, name: str) -> FileResponse:
    """A marked copy as a download; only names that a check wrote are served."""
    kept = _kept(digest)
    if not digest.isalnum() or not kept.is_dir() or name not in {path.name for path in kept.iterdir()}:
        raise Http404(name)
    return FileResponse((kept / name).open("rb"), as_attachment=True, filename=name)


def _kept(digest: str) -> Path:
    return from_environment().data / "checks" / digest
