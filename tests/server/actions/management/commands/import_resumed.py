"""Run by the shell of an installation whose worker was killed while it wrote an import: nothing is there, then all of it, once."""

from __future__ import annotations

from django.core.management import call_command

from jixiao.server.audit.trail import verify
from jixiao.server.ledger.models import ImportSession
from jixiao.server.ledger.tables import TABLES


def state() -> tuple[str, int, int | None]:
    """Of the session, the payments of its year, the trail."""
    payments = TABLES["payment"].objects.filter(fiscal_year=2024)
    return ImportSession.objects.latest("pk").state, payments.count(), verify().broken


assert state() == ("writing", 0, None), state()
call_command("work", "--name", "w", "--once")
assert state() == ("accepted", 12_000, None), state()
