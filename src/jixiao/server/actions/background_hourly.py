"""The clock of the worker: once an hour it looks after what is due, and puts the next hour into the queue."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from .background_collecting import collect_due
from .background_deliveries import deliver
from .background_managing import count_progress
from .background_reminders import remind
from .background_tidying import tidy


@task()
def hourly() -> None:
    """Sees to the next hour first, so that nothing that goes wrong stops the clock."""
    keep_going()
    deliver.enqueue()
    tidy.enqueue()
    count_progress.enqueue()
    now = timezone.localtime()
    collect_due(now)
    if now.hour >= settings.JIXIAO_DIGEST_HOUR:
        remind(now.date())


def keep_going() -> bool:
    """Whether the next hour had to be put into the queue: it stands there once, however many workers there are."""
    if DBTaskResult.objects.filter(task_path=hourly.module_path, status="READY").exists():
        return False
    now = timezone.now()
    begun = DBTaskResult.objects.filter(task_path=hourly.module_path, status="RUNNING").exists()
    # The first worker of an installation begins at once.
    later = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    (hourly.using(run_after=later) if begun else hourly).enqueue()
    return True
