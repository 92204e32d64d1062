"""What has served its time goes: ended sessions, results of old tasks, the technical log of sign-ins. The audit trail stays."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

TASKS_FOR = timedelta(days=30)
SIGN_INS_FOR = 180
"""Days: network logs are kept for six months at least (网络安全法 第二十一条)."""


@task()
def tidy() -> None:
    """Takes away what is over; again is no change."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - TASKS_FOR).delete()
    AxesProxyHandler.reset_logs(age_days=SIGN_INS_FOR)
    AxesProxyHandler.reset_failure_logs(age_days=SIGN_INS_FOR)
