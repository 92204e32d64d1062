"""The first table makes the administrators as well, and tells their passwords once."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from jixiao.server.accounts.models import User


@pytest.mark.django_db
def test_organise(tmp_path: Path) -> None:
    table = tmp_path / "单位.csv"
    table.write_text("单位编码,单位名称,类别\n118000,某区财政局,财政部门\n", encoding="gb18030")
    told = StringIO()
    call_command("organise", table, stdout=told)
    assert "新增单位 1 个、科室 0 个" in told.getvalue()
    (line,) = (line for line in told.getvalue().splitlines() if "xitong" in line)
    client = Client(HTTP_HOST="localhost")
    given = {"login": "xitong", "password": line.split()[-1]}
    assert client.post("/account/login/", given).status_code == 302
    again = StringIO()
    call_command("organise", table, stdout=again)
    assert "密码" not in again.getvalue()


@pytest.mark.django_db
def test_a_wrong_table_makes_nobody(tmp_path: Path) -> None:
    table = tmp_path / "单位.csv"
    table.write_text("单位编码,单位名称,类别\n118000,某区财政局,局\n", encoding="utf-8")
    with pytest.raises(CommandError, match="第 2 行"):
        call_command("organise", table)
    table.write_text("单位编码,单位名称,类别\n", encoding="utf-8")
    with pytest.raises(CommandError, match="没有单位"):
        call_command("organise", table)
    assert not User.objects.exists()
