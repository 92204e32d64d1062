"""One unit scored: marks in place of rules with one trace, small samples, deductions with their cap, sums over all units."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jixiao.evaluation.assessed_unit import Request, Scored, by_hand, final_mark, key_of, known_points, peer_figures
from jixiao.evaluation.assessment_model import Unit
from jixiao.kernel.figure import State

from . import assessed


def scored(folder: Path, unit: Unit) -> Scored:
    """A unit under the small scheme."""
    request = Request("118001", "某局", 2023, "s-1", assessed.scheme(folder), [unit])
    return Scored.of(unit, peers={}, request=request)


def test_a_mark_has_the_trace_of_its_cell_and_of_the_rule_it_stands_in_for(tmp_path: Path) -> None:
    four = scored(tmp_path, assessed.towns()[3])
    leaf = next(leaf for leaf in four.evaluation.leaves() if leaf.item.code == "A")
    assert leaf.figure.value == 800
    assert leaf.figure.trace is not None
    given = leaf.figure.trace.children[0]
    assert (given.code, given.detail["given_by"], given.sources[0].place) == (
        "mark.A",
        "张示例",
        "考评.xlsx · 考评评分 · E2",
    )
    rule = given.children[0]
    assert (rule.code, [child.code for child in rule.children]) == ("item.A", ["cases.closed", "cases.filed"])
    assert rule.children[0].sources[0].place == "考评.xlsx · 考评数据 · D3"


def test_a_mark_that_confirms_the_rule_leaves_the_trace_of_the_rule(tmp_path: Path) -> None:
    town = assessed.towns()[0]
    confirmed = scored(tmp_path, replace(town, checked={**town.checked, "A": assessed.mark(900)}))
    assert set(confirmed.counting()) == {"B"}
    assert confirmed.evaluation.total.value == 1700


def test_small_samples_have_their_own_rule_and_say_so(tmp_path: Path) -> None:
    three = scored(tmp_path, assessed.towns()[2])
    leaf = next(leaf for leaf in three.evaluation.leaves() if leaf.item.code == "A")
    assert leaf.earned is not None
    assert leaf.figure.trace is not None
    assert (leaf.figure.value, leaf.earned.branch, leaf.figure.trace.detail["small_sample"]) == (1000, "band_1", 1)
    one = scored(tmp_path, assessed.towns()[0])
    plain = next(leaf for leaf in one.evaluation.leaves() if leaf.item.code == "A")
    assert plain.figure.trace is not None
    assert plain.figure.trace.detail["small_sample"] == 0


def test_deductions_stop_at_the_cap_and_silence_takes_nothing_off(tmp_path: Path) -> None:
    four = scored(tmp_path, assessed.towns()[3])
    leaf = next(leaf for leaf in four.evaluation.leaves() if leaf.item.code == "D")
    # Two reports are four points, of which the scheme takes three.
    assert (leaf.figure.value, four.evaluation.total.value) == (-400, 1550)
    silent = scored(tmp_path, assessed.unit("5", numbers={"cases.filed": 10, "cases.closed": 10}))
    assert silent.evaluation.total.value == 1000


def test_totals_and_places_under_other_marks(tmp_path: Path) -> None:
    three = scored(tmp_path, assessed.towns()[2])
    assert three.total_if({}) == 1650
    assert three.total_if({}, marked=False) == 1000
    assert three.place_if({"B": assessed.mark(750)}) == (1750,)
    assert three.place_without("B") == (1650,)
    assert three.entrant().place == (1650,)
    marked = final_mark(three.unit, "B")
    assert marked is not None
    assert marked.points == 650
    assert [by_hand(leaf.item) for leaf in three.measured.values()] == [False, True, True, False]
    assert [known_points(leaf) for leaf in three.measured.values()] == [1000, None, None, 0]
    assert key_of(three.request).startswith("a-")


def test_sums_over_all_units_wait_for_the_last_number(tmp_path: Path) -> None:
    towns = assessed.towns()
    peers = peer_figures(towns, scheme=assessed.scheme(tmp_path))
    assert [peers[f"peers.{what}.cases.filed"].value for what in ("sum", "max", "min")] == [164, 100, 4]
    trace = peers["peers.sum.cases.filed"].trace
    assert trace is not None
    assert trace.row_count == 4
    towns.append(assessed.unit("5", numbers={"cases.filed": None}))
    missing = peer_figures(towns, scheme=assessed.scheme(tmp_path))["peers.sum.cases.filed"]
    assert (missing.value, missing.state) == (None, State.UNDETERMINED)
