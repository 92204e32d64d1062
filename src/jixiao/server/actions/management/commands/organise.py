"""`python -m jixiao.server organise FILE`: the units and divisions of a table; the first time, the three administrators too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from jixiao.server.accounts.models import Unit
from jixiao.server.actions.organising import COLUMNS, first_administrators, organise, read_organisation
from jixiao.server.audit.trail import Actor


class Command(BaseCommand):
    """All lines or none; what is there already stays as it is, so that a longer table can be given later."""

    help = "按表格登记单位和科室；第一次运行时另开系统管理员、安全管理员、审计员三个账号"

    def add_arguments(self, parser: CommandParser) -> None:
        """The table."""
        parser.add_argument(
            "table", type=Path, help=f"xlsx 或 csv，表头：{'、'.join(COLUMNS)}；第一行单位为管理员所在单位"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Tells what is new, and the initial passwords once."""
        actor = Actor(name="系统（命令行）")
        try:
            lines = read_organisation(options["table"])
            if not lines:
                raise ValidationError("表中没有单位。")
            with transaction.atomic():
                units, divisions = organise(lines, by=None, actor=actor)
                made = first_administrators(unit=Unit.objects.get(code=lines[0].code), actor=actor)
        except ValidationError as error:
            raise CommandError("没有登记：\n" + "\n".join(error.messages)) from error
        self.stdout.write(f"新增单位 {units} 个、科室 {divisions} 个。")
        if made:
            self.stdout.write("管理员账号（初始密码只显示这一次，首次登录须修改并启用动态口令）：")
            for one in made:
                self.stdout.write(f"  {one.role.label:<8}\t{one.username:<12}{one.password}")
