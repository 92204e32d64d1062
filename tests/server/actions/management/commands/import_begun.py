"""Run by the shell of an installation: a table of payments is uploaded, read and accepted, so that it waits to be written."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from jixiao.server.accounts.models import Unit, User
from jixiao.server.actions import importing
from jixiao.server.audit.trail import Actor, verify
from jixiao.server.ledger.tables import TABLES

LINES = [f"ZF{number},2024-03-05,基本支出,一般公共预算,{number % 900 + 1}.25" for number in range(12_000)]
TABLE = "\n".join(["支付凭证号,支付日期,支出性质,资金性质,支付金额（元）", *LINES])
BY, ACTOR = User.objects.get(username="jingban"), Actor(name="演练")

session = importing.open_session(
    unit=Unit.objects.get(code="118001"),
    fiscal_year=2024,
    uploads=[SimpleUploadedFile("支付.csv", TABLE.encode())],
    by=BY,
    actor=ACTOR,
)
call_command("work", "--name", "w", "--once")
session.refresh_from_db()
assert session.state == "ready", session.state
importing.accept_session(session=session, seen=session.version, reason="", by=BY, actor=ACTOR)
session.refresh_from_db()
assert (session.state, TABLES["payment"].objects.filter(fiscal_year=2024).count()) == ("writing", 0)
assert verify().broken is None
