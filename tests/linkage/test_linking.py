"""Links, held to the truth."""

from dataclasses import replace

import pytest

from jixiao.linkage.disputes import REPEAT, SAME
from jixiao.linkage.linking import AUTOMATIC, DECIDED, DIFFERENT, REVIEW, Decided, Linked, counts, evidence_of, link
from tests.linkage.world import Pair, rules, world


def numbers(pair: Pair) -> tuple[str, str]:
    sides = [
        dict(zip(e.prepared["line"].to_pylist(), e.prepared["number"].to_pylist(), strict=True))
        for e in (world().a, world().b)
    ]
    return sides[0][pair[0]], sides[1][pair[1]]


def again(decided: list[Decided]) -> Linked:
    """The same exports and model with decisions: what was learnt about parties stays."""
    return link(world().a, world().b, rules=rules(), decided=decided, trained=world().linked.trained)


def test_what_is_decided_without_people_is_right() -> None:
    """1,500 cases a side with homophones, swapped parties, missing numbers, shifted dates and other disputes of the same people."""
    automatic, same = world().links(SAME, AUTOMATIC), world().true(SAME)
    assert len(automatic & same) >= 0.99 * len(automatic)
    assert len(automatic & same) >= 0.95 * len(same)


def test_other_disputes_of_the_same_people_are_a_relation_of_their_own() -> None:
    found, true = world().links(REPEAT, AUTOMATIC), world().true(REPEAT)
    assert len(found & true) >= 0.95 * len(found) > 0
    assert len(found & true) >= 0.8 * len(true)
    assert not found & world().true(SAME)


def test_no_record_is_joined_twice() -> None:
    rows = [row for row in world().linked.links.to_pylist() if row["counted"]]
    assert len({row["line_a"] for row in rows}) == len(rows) == len({row["line_b"] for row in rows})


def test_the_same_files_give_the_same_links() -> None:
    assert link(world().a, world().b, rules=rules()).links.equals(world().linked.links)


def test_the_total_under_each_reading() -> None:
    found = counts(world().linked, world().a, world().b)
    assert found.most == 3_000 - found.joined
    assert found.fewest == found.most - found.candidates
    assert abs(3_000 - len(world().true(SAME)) - found.most) <= 0.01 * found.most


def test_what_people_decide_stands() -> None:
    taken = sorted(world().links(SAME, AUTOMATIC))[0]
    other = sorted(world().links(REPEAT, AUTOMATIC))[0]
    decided = [Decided(*numbers(taken), DIFFERENT), Decided(*numbers(other), SAME)]
    linked = again(decided)
    rows = {(row["line_a"], row["line_b"]): row for row in linked.links.to_pylist()}
    assert (rows[taken]["relation"], rows[taken]["state"], rows[taken]["counted"]) == (DIFFERENT, DECIDED, False)
    assert (rows[other]["relation"], rows[other]["state"], rows[other]["counted"]) == (SAME, DECIDED, True)
    rivals = [pair for pair, row in rows.items() if pair[1] == other[1] and pair != other and row["counted"]]
    assert rivals == []


def test_dearer_mistakes_leave_more_to_people() -> None:
    careful = replace(rules(), costs=replace(rules().costs, wrong_merge=100_000, missed=100_000))
    linked = link(world().a, world().b, rules=careful, trained=world().linked.trained)
    states = linked.links["state"].to_pylist()
    assert states.count(REVIEW) > world().linked.links["state"].to_pylist().count(REVIEW)
    assert linked.accept == pytest.approx(0.99999)


def test_where_a_case_may_be_split_a_record_may_have_two() -> None:
    linked = link(world().a, world().b, rules=replace(rules(), one_to_one=False), trained=world().linked.trained)
    assert len(linked.links) >= len(world().linked.links) - 5


def test_evidence_is_weighty_first_and_says_nothing_of_silence() -> None:
    row = next(row for row in world().linked.links.to_pylist() if row["relation"] == SAME)
    told = evidence_of(row)
    assert [abs(bits) for _, _, bits in told] == sorted((abs(bits) for _, _, bits in told), reverse=True)
    assert all(level >= 0 for _, level, _ in told)
