"""The file behind a figure can be taken by those who may see it, and by nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import RequestFactory

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.pages.originals import original_links
from tests.server.actions.test_evidence import attached, stranger
from tests.server.imports import accepted, opened, uploads

People = dict[Role, User]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))


def links(user: User, *digests: str) -> dict[str, str]:
    request = RequestFactory().get("/")
    request.user = user
    return original_links(request, digests)


def test_evidence_and_imports(people: People, tmp_path: Path) -> None:
    one = attached(people[Role.HANDLER])
    session = accepted(opened(people[Role.HANDLER], uploads(tmp_path / "a")), by=people[Role.HANDLER])
    file = session.files[0]
    wanted = (one.file.sha256, file["sha256"], "0" * 64, "")
    found = links(people[Role.OFFICE], *wanted)
    assert found[one.file.sha256] == f"/evidence/{one.pk}/download"
    assert found[file["sha256"]].startswith(f"/imports/{session.pk}/files/")
    assert len(found) == 2
    assert links(stranger(), *wanted) == links(people[Role.AUDITOR], *wanted) == {}
