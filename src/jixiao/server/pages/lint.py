"""Coaching targets: tables are dropped, and come back marked up. Nothing of them is kept but the marked copies, by content."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from jixiao.server.accounts.access import local_or
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.files.uploads import store
from jixiao.workbench.lint import Linted, lint
from jixiao.workbench.settings import from_environment

PAGE = "lint.html"
EXAMPLE, FALLBACK = "baiyun-2023", "绩效目标表"


@local_or(*BUSINESS)
@limited("upload")
def lint_targets(request: HttpRequest) -> HttpResponse:
    """The form; with tables, these marked up and links to the annotated copies. Several tables are one department's."""
    if request.method != "POST":
        return render(request, PAGE, {"page": PAGE})
    uploads = request.FILES.getlist("targets")
    if not uploads and "example" not in request.POST:
        return render(request, PAGE, {"page": PAGE, "missing": True}, status=400)
    if not uploads:
        example = from_environment().examples / EXAMPLE
        return _shown(request, example, name=EXAMPLE, digest=hashlib.sha256(EXAMPLE.encode()).hexdigest()[:32])
    with tempfile.TemporaryDirectory() as scratch:
        paths = store(uploads, folder=Path(scratch), fallback=FALLBACK)
        alone = len(paths) == 1
        name = paths[0].name if alone else f"{paths[0].stem} 等{len(paths)}份"
        return _shown(request, paths[0] if alone else Path(scratch), name=name, digest=_digest(paths))


@local_or(*BUSINESS)
def linted_file(request: HttpRequest, digest: str, name: str) -> FileResponse:
    """A marked copy as a download; only names that were written are served."""
    kept = _kept(digest)
    if not digest.isalnum() or not kept.is_dir() or name not in {path.name for path in kept.iterdir()}:
        raise Http404(name)
    return FileResponse((kept / name).open("rb"), as_attachment=True, filename=name)


def _shown(request: HttpRequest, path: Path, *, name: str, digest: str) -> HttpResponse:
    linted: Linted = lint(path, name=name, fiscal_year=None, out=_kept(digest), settings=from_environment())
    context = {"page": PAGE, "linted": linted, "digest": digest, "files": [one.name for one in linted.files]}
    # The body escapes every character of the tables themselves.
    context["body"] = mark_safe(linted.body)
    return render(request, PAGE, context, status=200 if linted.coached is not None else 422)


def _digest(paths: Sequence[Path]) -> str:
    listed = "\n".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()} {path.name}" for path in paths)
    return hashlib.sha256(listed.encode()).hexdigest()[:32]


def _kept(digest: str) -> Path:
    return from_environment().data / "lints" / digest
