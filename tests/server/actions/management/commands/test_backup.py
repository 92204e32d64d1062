"""A backup is never written over anything, and only made where there is something; the drill of test_restore.py makes one and uses it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from jixiao.server.audit.models import Event


@pytest.mark.django_db
def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")
    with pytest.raises(CommandError, match="已经存在"):
        call_command("backup", tmp_path / "old")
    with pytest.raises(CommandError, match="不存在"):
        call_command("backup", tmp_path / "nowhere" / "new")
    assert (tmp_path / "old").read_text() == "old"
    assert not Event.objects.exists()


def test_without_tables_there_is_nothing_to_back_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.introspection, "table_names", list)
    with pytest.raises(CommandError, match="没有可备份的"):
        call_command("backup", tmp_path)
    assert not list(tmp_path.iterdir())
