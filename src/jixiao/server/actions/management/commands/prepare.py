"""`python -m jixiao.server prepare [--demo]`: the tables as this version wants them; with --demo, the example organisation."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from jixiao.server.accounts.roles import Role
from jixiao.server.actions.demonstration import PEOPLE, DemoAccount, load, loaded, new_passwords
from jixiao.server.actions.example import load_example
from jixiao.server.ledger.rewording import reword
from jixiao.workbench.demo import EXAMPLE
from jixiao.workbench.organisation import organisation_of
from jixiao.workbench.settings import from_environment


class Command(BaseCommand):
    """Makes ready; running it again changes nothing."""

    help = "准备数据库；加 --demo 时装入示例单位和演示账号"

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to load the demonstration, and whether to tell it as JSON."""
        parser.add_argument("--demo", action="store_true", help="装入示例单位和每种角色一个演示账号")
        parser.add_argument("--new-passwords", action="store_true", help="给演示账号换一组新的初始密码")
        parser.add_argument("--json", action="store_true", help="以 JSON 输出演示账号")

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrates, then loads what was asked for and tells the passwords once."""
        call_command("migrate", verbosity=0, interactive=False)
        reword()
        if not options["demo"]:
            return
        made = new_passwords() if options["new_passwords"] else () if loaded() else self._load()
        if options["json"]:
            told = [{"username": one.username, "role": one.role.value, "password": one.password} for one in made]
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        if made:
            self.stdout.write("演示账号（初始密码只显示这一次，首次登录须修改）：")
            for one in made:
                below = f"  {one.unit}" if one.role is Role.REPORTER else ""
                self.stdout.write(f"  {one.role.label:<8}\t{one.username:<12}{one.password}{below}")
        else:
            self.stdout.write(
                f"演示账号：{'、'.join(username for username, _, _ in PEOPLE)}；密码已在第一次启动时显示。"
            )
            self.stdout.write(f"忘记了可以换一组：{sys.executable} -m jixiao.server prepare --demo --new-passwords")

    def _load(self) -> tuple[DemoAccount, ...]:
        settings = from_environment()
        folder = settings.examples / EXAMPLE
        organisation = organisation_of(folder, settings=settings)
        if organisation is None:
            raise CommandError("示例数据有错误，没有装入演示账号；请运行 jixiao evaluate 查看。")
        with transaction.atomic():
            made = load(organisation)
            load_example(folder)
        return made
