"""`python -m jixiao.server audit verify|export`: whether the trail is whole, and a sealed copy of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from jixiao.server.audit.trail import export, verify


class Command(BaseCommand):
    """Reads the whole trail; changes nothing."""

    help = "核验审计记录是否完整，或导出封存"

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do, and the hash an earlier export ended with."""
        parser.add_argument(
            "action", choices=("verify", "export"), help="verify 核验；export 导出（每行一条，末行为封存摘要）"
        )
        parser.add_argument("--last", default="", help="此前导出末行的封存摘要；给出后能发现末尾记录缺失")
        parser.add_argument("--out", type=Path, help="导出到文件")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit status 1 when the trail has been changed."""
        if options["action"] == "export":
            self._export(options["out"])
            return
        verdict = verify(expected_last=options["last"])
        if verdict.broken is not None:
            self.stderr.write(f"审计记录不完整：第 {verdict.broken} 条{verdict.problem}。")
            sys.exit(1)
        self.stdout.write(f"审计记录完整：{verdict.count} 条，末条摘要 {verdict.last}")

    def _export(self, path: Path | None) -> None:
        if path is None:
            for line in export():
                self.stdout.write(line, ending="")
            return
        with path.open("w", encoding="utf-8") as file:
            file.writelines(export())
        self.stdout.write(f"已导出到 {path}")
