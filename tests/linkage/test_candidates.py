"""Links as rows."""

from pathlib import Path

import pyarrow.parquet as pq

from jixiao.facts.platform_cases import BY_PROGRAM
from jixiao.linkage.candidates import links_of, merge_of, pairs_of, write_links
from jixiao.linkage.disputes import REPEAT, SAME
from jixiao.linkage.linking import AUTOMATIC
from tests.linkage.world import world


def test_a_link_shows_both_records_as_written_and_where_they_stand() -> None:
    links = list(links_of(world().linked, world().a, world().b, relation=REPEAT))
    assert len(links) == world().linked.links["relation"].to_pylist().count(REPEAT)
    link = links[0]
    assert link.ours["number"].startswith("（2023）")
    assert link.theirs["number"].startswith("BY")
    assert link.source_a.file == world().a.file
    assert link.evidence


def test_pairs_that_join_two_records() -> None:
    pairs = pairs_of(world().linked, world().a, world().b)
    links = world().linked.links.to_pylist()
    assert len(pairs) == sum(row["counted"] for row in links)
    assert {pair.known_by for pair in pairs} == {BY_PROGRAM, ""}
    assert sum(not pair.known_by for pair in pairs) == sum(row["counted"] and row["state"] == "review" for row in links)
    assert len({pair.number_a for pair in pairs}) == len({pair.number_b for pair in pairs}) == len(pairs)


def test_the_file_names_both_records_and_gives_a_merge_back(tmp_path: Path) -> None:
    links, records = tmp_path / "links.parquet", (tmp_path / "a.parquet", tmp_path / "b.parquet")
    count = write_links(world().linked, world().a, world().b, links, records=records)
    table = pq.ParquetFile(links).read()
    assert table.num_rows == count == world().linked.links.num_rows
    assert table.column_names[:2] == ["number_a", "number_b"]
    assert all(table["number_a"].to_pylist())
    joined = next(links_of(world().linked, world().a, world().b, state=AUTOMATIC, relation=SAME))
    assert merge_of(links, records=records, number_a=joined.ours["number"]) == joined
    assert merge_of(links, records=records, number_a="没有") is None
    assert merge_of(tmp_path / "gone.parquet", records=records, number_a="1") is None
