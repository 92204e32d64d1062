"""Days as arguments."""

from __future__ import annotations

import argparse
from datetime import date

import pytest

from jixiao.cli.arguments import day


def test_days() -> None:
    assert day("2023-07-31") == date(2023, 7, 31)
    with pytest.raises(argparse.ArgumentTypeError, match="“七月”不是日期"):
        day("七月")
