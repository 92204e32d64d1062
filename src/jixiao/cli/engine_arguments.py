"""The arguments by which a command chooses an engine."""

from __future__ import annotations

import argparse

from jixiao.workbench.engine_choice import ENGINES, Engine


def table_name(text: str) -> tuple[str, str]:
    """A record type with the table that holds it: payment=finance.pay_detail; nothing behind the sign leaves it out."""
    record, sign, table = text.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(f"“{text}”应写作 payment=模式.表名")
    return record.strip(), table.strip()


def declare_engine(parser: argparse.ArgumentParser) -> None:
    """The arguments that choose an engine."""
    parser.add_argument(
        "--engine", choices=ENGINES, default="", help="计算引擎，结果相同；不写时数据库用 postgresql，其他用 duckdb"
    )
    parser.add_argument("--master", default="local[*]", help="Spark 集群地址，如 spark://主机:7077")
    parser.add_argument("--memory", default="4GB", help="DuckDB 最多用的内存")
    parser.add_argument("--schema", default="public", help="数据库里表所在的模式")
    parser.add_argument(
        "--table",
        type=table_name,
        action="append",
        default=[],
        help="表或视图另有名字时指明，如 payment=finance.v_pay，可写多次；payment= 表示不用",
    )


def engine_of(arguments: argparse.Namespace) -> Engine:
    """The engine chosen."""
    return Engine(arguments.engine, arguments.master, arguments.memory, arguments.schema, tuple(arguments.table))
