"""`jixiao mock EXPORT.csv --name SYSTEM`: a mock of another system's platform over REST, for tests and demonstration."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from jixiao.exchange.mock_platform import CASES, platform_of, server_of
from jixiao.workbench.platforms import platform_named
from jixiao.workbench.settings import from_environment


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("export", type=Path, help="模拟平台里的案件：一份导出表（.csv，没有版式的，第一列是它的编号）")
    parser.add_argument(
        "--name", default="矛盾纠纷多元化解平台", help="模拟哪个系统；有它的版式时，只收版式里补录表的列"
    )
    parser.add_argument("--port", type=int, default=8100, help="端口，只在本机")
    parser.add_argument("--token-env", default="", help="令牌在哪个环境变量里；不写时不要令牌")


def run(arguments: argparse.Namespace) -> int:
    """Serves until stopped; 2 when the export is not there."""
    if not arguments.export.is_file():
        print(f"找不到文件 {arguments.export}")
        return 2
    token = os.environ.get(arguments.token_env, "") if arguments.token_env else ""
    layout = platform_named(arguments.name, settings=from_environment())
    platform = platform_of(arguments.export, name=arguments.name, token=token, layout=layout)
    server = server_of(platform, port=arguments.port)
    print(
        f"{arguments.name}（模拟）：http://127.0.0.1:{server.server_address[1]}{CASES}，{len(platform.rows):,} 件（按 Ctrl-C 结束）"
    )
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
    return 0
