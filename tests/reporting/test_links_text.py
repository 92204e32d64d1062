"""Links in a terminal and as JSON."""

from jixiao.linkage.candidates import links_of
from jixiao.linkage.linking import REVIEW, Counts, counts
from jixiao.reporting.links_text import link_cells, links_json, links_lines, totals_text
from tests.linkage.world import world


def test_the_total_under_each_reading() -> None:
    assert totals_text(Counts(10_000, 8_000, 4_602, 41, 3)) == (
        "两个系统合计：如果拿不准的 41 对都是同一件，是 13,357 件；如果都不是，是 13,398 件。"
    )
    assert totals_text(Counts(10, 8, 4, 0, 0)) == "两个系统合计 14 件（没有拿不准的）。"


def test_lines_and_json_say_the_same() -> None:
    found = counts(world().linked, world().a, world().b)
    reviewed = tuple(links_of(world().linked, world().a, world().b, state=REVIEW))
    lines = links_lines(found, world().a, world().b, reviewed)
    assert f"同一件 {found.joined:,} 对" in lines[2]
    told = links_json(world().linked, found, world().a, world().b, reviewed)
    assert told["counts"]["most"] == found.most
    assert len(told["links"]) == len(reviewed)
    assert told["systems"][0]["columns"]["party1"] == "申请人"


def test_cells_are_words() -> None:
    link = next(iter(links_of(world().linked, world().a, world().b)))
    relation, state, same, _, evidence = link_cells(link)
    assert relation in ("同一件", "同人另一件")
    assert state
    assert same.endswith("%")
    assert "支持" in evidence or "反对" in evidence
