"""Ranks: ties shared or dense, cohorts apart, and the place among others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jixiao.evaluation.ranking import Entrant, cohorts, rank_among, ranks
from jixiao.standards.assessment import Ranking

SHARED = Ranking("shared", (), by_group=False, published=True)
DENSE = Ranking("dense", (), by_group=False, published=True)


def entrants(*totals: int) -> list[Entrant]:
    return [Entrant(str(number), "甲" if number % 2 else "乙", (total,)) for number, total in enumerate(totals)]


def test_equals_share_a_rank() -> None:
    given = entrants(90, 80, 80, 70)
    assert list(ranks(given, ranking=SHARED).values()) == [1, 2, 2, 4]
    assert list(ranks(given, ranking=DENSE).values()) == [1, 2, 2, 3]


def test_cohorts_are_ranked_apart() -> None:
    grouped = Ranking("shared", (), by_group=True, published=True)
    assert ranks(entrants(90, 80, 70, 60), ranking=grouped) == {"0": 1, "2": 2, "1": 1, "3": 2}
    assert {cohort: len(group) for cohort, group in cohorts(entrants(1, 2, 3), ranking=grouped).items()} == {
        "乙": 2,
        "甲": 1,
    }


@given(st.lists(st.integers(0, 20), min_size=1, max_size=30), st.sampled_from([SHARED, DENSE]))
def test_a_rank_counts_who_stands_above(totals: list[int], ranking: Ranking) -> None:
    listed = entrants(*totals)
    found = ranks(listed, ranking=ranking)
    for one in listed:
        others = [other.place for other in listed if other is not one]
        assert found[one.code] == rank_among(others, one.place, ranking=ranking)
