"""What has served its time goes: ended sessions, old tasks, answers to programs, the log of sign-ins, drafts. The audit trail stays."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import timedelta
from importlib import import_module
from pathlib import Path

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from jixiao.server.accounts.models import ApiAnswer
from jixiao.server.ledger.rewording import reword
from jixiao.server.results.folders import analyses_folder, disclosures_folder, evaluations_folder
from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment

TASKS_FOR = timedelta(days=30)
ANSWERS_FOR = timedelta(days=7)
"""Long enough for a program that was off over a holiday weekend to ask again what became of its write."""
DRAFTS_FOR = timedelta(days=1)
"""No evaluation takes that long: who wrote an older one was killed, and nobody has begun anew."""
SIGN_INS_FOR = 180
"""Days: network logs are kept for six months at least (网络安全法 第二十一条)."""


@task()
def tidy() -> None:
    """Takes away what is over, writes anew the words of registers whose classes of privacy have changed; again is no change."""
    install_registers(from_environment())
    reword()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - TASKS_FOR).delete()
    ApiAnswer.objects.filter(at__lt=timezone.now() - ANSWERS_FOR).delete()
    AxesProxyHandler.reset_logs(age_days=SIGN_INS_FOR)
    AxesProxyHandler.reset_failure_logs(age_days=SIGN_INS_FOR)
    for folder in (evaluations_folder(), analyses_folder(), disclosures_folder(), from_environment().snapshots):
        _sweep(folder.glob(".draft-*"))


def _sweep(drafts: Iterable[Path]) -> None:
    oldest = (timezone.now() - DRAFTS_FOR).timestamp()
    for draft in drafts:
        if draft.stat().st_mtime < oldest:
            shutil.rmtree(draft, ignore_errors=True)
