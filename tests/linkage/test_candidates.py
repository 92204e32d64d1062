"""Links as rows."""

from pathlib import Path

import pyarrow.parquet as pq

from jixiao.linkage.candidates import links_of, write_links
from jixiao.linkage.disputes import REPEAT
from tests.linkage.world import world


def test_a_link_shows_both_records_as_written_and_where_they_stand() -> None:
    links = list(links_of(world().linked, world().a, world().b, relation=REPEAT))
    assert len(links) == world().linked.links["relation"].to_pylist().count(REPEAT)
    link = links[0]
    assert link.ours["number"].startswith("（2023）")
    assert link.theirs["number"].startswith("BY")
    assert link.source_a.file == world().a.file
    assert link.evidence


def test_the_file_names_both_records(tmp_path: Path) -> None:
    count = write_links(world().linked, world().a, world().b, tmp_path / "links.parquet")
    table = pq.ParquetFile(tmp_path / "links.parquet").read()
    assert table.num_rows == count == world().linked.links.num_rows
    assert table.column_names[:2] == ["number_a", "number_b"]
    assert all(table["number_a"].to_pylist())
