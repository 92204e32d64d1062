"""The clock goes on by itself, stands in the queue once, and a worker that starts winds it."""

from __future__ import annotations

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jixiao.server.actions.background_deliveries import deliver
from jixiao.server.actions.background_hourly import hourly, keep_going

pytestmark = pytest.mark.django_db


def test_wound_once() -> None:
    assert keep_going()
    assert not keep_going()
    assert DBTaskResult.objects.ready().count() == 1


def test_the_next_hour_comes_first() -> None:
    keep_going()
    DBTaskResult.objects.update(status="RUNNING")
    hourly.call()
    waiting = DBTaskResult.objects.filter(status="READY")
    later = waiting.get(task_path=hourly.module_path)
    assert (later.run_after.minute, later.run_after > timezone.now()) == (0, True)
    assert waiting.filter(task_path=deliver.module_path).exists()
