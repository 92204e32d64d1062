"""`python -m jixiao.server files verify`: whether every stored file is there and unchanged, and what lies about without a row."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from jixiao.server.files.models import StoredFile
from jixiao.server.files.store import verify

TOLD = {
    "missing": "缺失",
    "changed": "内容被改动",
    "orphan": "没有登记（上传中断所留，可以删除）",
    "leftover": "未传完的残留（没有人正在上传时可以删除）",
}
GRAVE = frozenset({"missing", "changed"})


class Command(BaseCommand):
    """Reads and hashes every stored file; changes nothing."""

    help = "核验保存的文件是否齐全、未被改动"

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do."""
        parser.add_argument("action", choices=("verify",), help="verify 核验")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit status 1 when a file is missing or changed; files without a row are only told."""
        problems = list(verify())
        for problem in problems:
            self.stderr.write(f"{TOLD[problem.kind]}：{problem.path}")
        grave = sum(1 for problem in problems if problem.kind in GRAVE)
        self.stdout.write(f"已核验 {StoredFile.objects.count()} 个文件，缺失或被改动 {grave} 个。")
        if grave:
            sys.exit(1)
