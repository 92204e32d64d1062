"""`python -m jixiao.server remind [--on DAY]`: reminders of what is due, as the worker sends them every day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from jixiao.server.actions.background_reminders import remind


class Command(BaseCommand):
    """Running it again sends nothing twice."""

    help = "提醒快到期和刚过期的事项（后台处理每天自动做，一般不用手工运行）"

    def add_arguments(self, parser: CommandParser) -> None:
        """As of which day."""
        parser.add_argument("--on", type=date.fromisoformat, help="按哪一天算，如 2026-03-05；默认今天")

    def handle(self, *args: Any, **options: Any) -> None:
        """Sends, and tells how many."""
        self.stdout.write(f"发出提醒 {remind(options['on'] or timezone.localdate())} 条。")
