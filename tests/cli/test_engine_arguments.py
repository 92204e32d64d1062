"""How an engine is chosen on the command line."""

from __future__ import annotations

import argparse

import pytest

from jixiao.cli.engine_arguments import declare_engine, engine_of, table_name
from jixiao.workbench.engine_choice import Engine


def test_tables_and_engine() -> None:
    parser = argparse.ArgumentParser()
    declare_engine(parser)
    given = parser.parse_args(["--schema", "finance", "--table", "payment=v_pay", "--table", "asset="])
    assert engine_of(given) == Engine(schema="finance", tables=(("payment", "v_pay"), ("asset", "")))
    with pytest.raises(argparse.ArgumentTypeError, match="应写作"):
        table_name("v_pay")
