"""A file gives the same cases, addresses and messages whether it is read by column or line by line."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jixiao.documents.limits import EXPORTS
from jixiao.linkage import exports
from jixiao.linkage.exports import Export, read_export
from jixiao.linkage.plain_text import columns_of
from tests.linkage.world import rules

HEAD = "案号,申请人,被申请人,受理日期,涉及金额（元）\n"
PLAIN = (
    HEAD + "1,张三,李四,2023-05-07,52200\n2, 王五 ,赵六,那天,#N/A\n,,,,\n2,钱七,孙八,2023-05-08,\n4,,,2023-05-09,1\n"
)
OTHERS = {
    "short lines": HEAD + "1,张三,李四\n2,王五,赵六,2023-05-07,1\n",
    "a line break in quotes": HEAD + '1,"张三\n（甲）",李四,2023-05-07,1\n2,王五,赵六,2023-05-07,1\n',
    "doubtful quotes": HEAD + '1,张"三,李四,2023-05-07,1\n',
    "a title above": "某区纠纷登记表\n" + HEAD + "1,张三,李四,2023-05-07,1\n",
}


def said(path: Path) -> tuple[object, ...]:
    found, findings = read_export(path, name="甲.csv", rules=rules(), told={})
    return found and (
        found.prepared.to_pylist(),
        found.raw.to_pylist(),
        found.aside,
        found.sha256,
        found.sheet,
    ), findings


def by_line(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[object, ...]:
    with monkeypatch.context() as patched:
        patched.setattr(exports, "columns_of", lambda *_, **__: None)
        return said(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_plain_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    path = tmp_path / "甲.csv"
    path.write_bytes(PLAIN.replace("\n", "\r\n").encode(encoding))
    columns = columns_of(path, name=path.name, limits=EXPORTS)
    assert columns
    assert columns.below(2) is not None
    assert said(path) == by_line(path, monkeypatch)


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_not_plain_is_read_line_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = tmp_path / "甲.csv"
    path.write_text(OTHERS[name], encoding="utf-8")
    assert said(path) == by_line(path, monkeypatch)


def test_nothing_to_read(tmp_path: Path) -> None:
    assert columns_of(tmp_path / "不在.csv", name="不在.csv", limits=EXPORTS) is None
    path = tmp_path / "甲.csv"
    path.write_bytes(b"a,b\n\0,1\n")
    assert columns_of(path, name="甲.csv", limits=EXPORTS) is None


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "甲.parquet"
    table = {"案号": [1, None], "申请人": ["张三", "王五"], "被申请人": ["李四", None], "涉及金额（元）": [5.0, 2.5]}
    pq.write_table(pa.table(table), path)
    found, _ = read_export(path, name="甲.parquet", rules=rules(), told={})
    assert isinstance(found, Export)
    assert found.raw.column("number").to_pylist() == ["1", "第3行"]
    assert found.prepared.column("amount").to_pylist() == [500, 250]
    assert found.prepared.column("line").to_pylist() == [2, 3]
