"""Once an hour, with everything else that the clock of the worker looks after."""

from __future__ import annotations

import pytest
from django_tasks_db.models import DBTaskResult

from jixiao.server.actions.background_hourly import hourly
from jixiao.server.actions.background_managing import count_progress

pytestmark = pytest.mark.django_db


def test_asked_by_the_clock() -> None:
    hourly.call()
    assert DBTaskResult.objects.filter(status="READY", task_path=count_progress.module_path).exists()


def test_nothing_without_departments() -> None:
    assert count_progress.call() == 0
