"""`jixiao monitor` as called."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jixiao.cli.main import main


def test_as_called(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "payment.parquet"
    pq.write_table(pa.table({"voucher": ["1"], "paid_on": [19_500], "amount": [100], "purpose": ["月饼"]}), path)
    assert main(["monitor", str(path), "--only", "TM-06", "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert "含有“月饼”" in said
    assert "疑点.xlsx" in said
    assert main(["monitor", str(path), "--only", "TM-06", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["hits"][0]["vouchers"] == ["1"]
    (tmp_path / "empty").mkdir()
    assert main(["monitor", str(tmp_path / "empty")]) == 2
