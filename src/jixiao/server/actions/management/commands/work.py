"""`python -m jixiao.server work [--name NAME]`: the worker for imports and reports; takes up what a worker of its name left half-done."""

from __future__ import annotations

import socket
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jixiao.server.actions.background_hourly import keep_going
from jixiao.server.heartbeat import beating
from jixiao.server.logs import tell_tasks
from jixiao.workbench.settings import from_environment


class Command(BaseCommand):
    """Runs until it is told to end; a task at work is finished first."""

    help = "后台处理导入和报告；同名的工作进程上次没做完的，从头再做"

    def add_arguments(self, parser: CommandParser) -> None:
        """The name, which no other worker may have; whether to end when nothing is left."""
        parser.add_argument("--name", default=socket.gethostname()[:60], help="工作进程的名字，各进程不得重名")
        parser.add_argument("--once", action="store_true", help="做完现有的任务就结束")

    def handle(self, *args: Any, **options: Any) -> None:
        """Puts what was left half-done back into the queue, then works."""
        taken_up(options["name"])
        keep_going()
        tell_tasks()
        with beating(options["name"], data=from_environment().data):
            call_command(
                "db_worker",
                worker_id=options["name"],
                batch=options["once"],
                reload=False,
                startup_delay=False,
                verbosity=0,
            )


def taken_up(name: str) -> int:
    """How many tasks a worker of this name had begun and not ended – it was killed – and that are in the queue again now.

    Tasks may run twice and are transactions, so that beginning anew loses and doubles nothing.
    """
    with transaction.atomic():
        left = [
            result
            for result in DBTaskResult.objects.running().select_for_update()
            if result.worker_ids and result.worker_ids[-1] == name
        ]
        for result in left:
            result.status = TaskResultStatus.READY
            result.save(update_fields=["status"])
    return len(left)
