"""`jixiao link A B`: the same dispute in two systems, the doubtful pairs for people, the total under each reading."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from jixiao.workbench.link import Asked, link_files
from jixiao.workbench.settings import from_environment

from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("a", type=Path, help="一个系统的导出表（.xlsx、.csv 或 .parquet）")
    parser.add_argument("b", type=Path, help="另一个系统的导出表")
    parser.add_argument("--out", type=Path, help="写出结果（关联.xlsx、links.parquet、model.json、links.json）的文件夹")
    parser.add_argument("--decisions", type=Path, help="填好“认定”的待复核表（上一次的 关联.xlsx，或同样三列的 .csv）")
    parser.add_argument(
        "--columns-a", action="append", default=[], metavar="表头=字段", help="第一份表的列名认错或认不出时写明"
    )
    parser.add_argument("--columns-b", action="append", default=[], metavar="表头=字段", help="第二份表的，同上")
    parser.add_argument("--model", type=Path, help="用上一次估计好的模型（model.json），不重新估计")
    parser.add_argument("--rules", type=Path, help="另用一份规则（standard.yaml），不用正在执行的")
    parser.add_argument(
        "--engine",
        choices=("duckdb", "spark"),
        default="duckdb",
        help="用什么找候选对并估计权重；结果相同，spark 用于一台机器放不下时",
    )
    parser.add_argument("--master", default="local[*]", help="Spark 的 master：local[2]、spark://主机:7077、yarn")
    parser.add_argument("--memory", default="1500MB", help="DuckDB 最多用的内存")
    parser.add_argument(
        "--enter",
        action="store_true",
        help="另写出 登记.csv：两个系统的案件合成一本台账，同一件只一行（放进数据包即可导入）",
    )
    for side, which in (("a", "第一份"), ("b", "第二份")):
        help_text = f"{which}表来自哪个系统（版式里的名称）；表头、文件名都看不出来时写明，--enter 要用"
        parser.add_argument(f"--system-{side}", default="", metavar="系统", help=help_text)
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """Links; 0 when done, 1 when something must be mended, 2 when a file could not be read."""
    asked = Asked(
        columns_a=_told(arguments.columns_a),
        columns_b=_told(arguments.columns_b),
        decisions=arguments.decisions,
        model=arguments.model,
        rules=arguments.rules,
        memory=arguments.memory,
        enter=arguments.enter,
        system_a=arguments.system_a,
        system_b=arguments.system_b,
        master=arguments.master if arguments.engine == "spark" else "",
    )
    result = link_files(arguments.a, arguments.b, asked=asked, out=arguments.out, settings=from_environment())
    return tell(result, as_json=arguments.json)


def _told(pairs: Sequence[str]) -> dict[str, str]:
    return {heading.strip(): name.strip() for heading, _, name in (pair.rpartition("=") for pair in pairs)}
