"""The command hashes every stored file and names what does not agree."""

from __future__ import annotations

from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from jixiao.server.files.models import StoredFile
from jixiao.server.files.store import keep, place_of, root

pytestmark = pytest.mark.django_db


def test_verify(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path))
    stored = keep(BytesIO(b"abc"), name="a.txt", limit=10)
    assert isinstance(stored, StoredFile)
    (root() / "orphan").write_bytes(b"x")
    out, problems = StringIO(), StringIO()
    call_command("files", "verify", stdout=out, stderr=problems)
    assert "已核验 1 个文件，缺失或被改动 0 个" in out.getvalue()
    assert "没有登记" in problems.getvalue()
    place_of(stored.sha256).write_bytes(b"abd")
    with pytest.raises(SystemExit):
        call_command("files", "verify", stdout=out, stderr=problems)
    assert f"内容被改动：{stored.sha256}" in problems.getvalue()
