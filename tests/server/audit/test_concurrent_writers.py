"""Many people act at once on PostgreSQL: their events are one chain without a gap, whoever gives up half-way."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Act, Actor, record, verify

PEOPLE = 8
ACTS = 12


def work(person: int) -> None:
    """Acts in transactions of their own; some change their mind after the event was written."""
    try:
        for number in range(ACTS):
            with transaction.atomic():
                record(Act("test.first", f"thing:{number}", "第一件"), by=Actor(person, f"人员{person}"))
                time.sleep(0.001)
                record(Act("test.second", f"thing:{number}", "第二件"), by=Actor(person, f"人员{person}"))
                transaction.set_rollback(number % 4 == 3)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer")
def test_one_chain() -> None:
    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(work, range(PEOPLE)))
    verdict = verify()
    assert (verdict.broken, verdict.count) == (None, PEOPLE * ACTS * 3 // 4 * 2)
    assert Event.objects.values("actor_id").distinct().count() == PEOPLE
