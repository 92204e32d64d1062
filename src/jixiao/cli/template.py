"""`jixiao template RECORD > FILE.xlsx`, or `jixiao template --all --out FOLDER`: import templates."""

from __future__ import annotations

import argparse
import sys
from io import BytesIO
from pathlib import Path

from jixiao.workbench.settings import from_environment
from jixiao.workbench.templates import all_templates, find_record, template_to

from .printing import print_findings, tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("record", nargs="?", help="记录类型，如 payments 或 支付明细；省略时与 --all 同用")
    parser.add_argument("--all", action="store_true", help="生成全部模板")
    parser.add_argument("--out", type=Path, help="写入的文件或文件夹；省略时写到标准输出")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """Writes one template or all; 1 when there is no such record type, 2 when the call says neither."""
    if arguments.all:
        made = all_templates(arguments.out or Path("模板"), settings=from_environment())
        return tell(made, as_json=arguments.json)
    if not arguments.record:
        print("请写明记录类型，或用 --all 生成全部模板。", file=sys.stderr)
        return 2
    record, findings = find_record(arguments.record, settings=from_environment())
    if record is None:
        print_findings(findings)
        return 1
    # Built in memory first: a spreadsheet is a zip archive, and standard output cannot be rewound.
    content = BytesIO()
    template_to(record, content)
    if arguments.out:
        arguments.out.write_bytes(content.getvalue())
        return 0
    if sys.stdout.isatty():
        print(
            "模板是 Excel 文件，请写到文件：jixiao template payments > payments.xlsx，或加 --out 文件名。",
            file=sys.stderr,
        )
        return 2
    sys.stdout.buffer.write(content.getvalue())
    return 0
