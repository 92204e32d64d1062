"""Proposed teams: everybody once, none too large, minors apart; the rules that are not kept are named."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.checking.duties.service_teams import Candidate, propose_teams

PEOPLE = st.lists(st.integers(0, 53), max_size=40).map(
    lambda drawn: [
        Candidate(
            str(number),
            ("甲街", "乙街", "丙街")[kind % 3],
            ("侵财类", "交通类", "其他")[kind // 3 % 3],
            ("环保", "敬老", "")[kind // 9 % 3],
            minor=kind >= 27,
        )
        for number, kind in enumerate(drawn)
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(PEOPLE, st.integers(1, 15))
def test_everybody_in_one_team(people: list[Candidate], most: int) -> None:
    teams = propose_teams(people, most=most, same_offence=50)
    assert sorted(one.number for team in teams for one in team.members) == sorted(one.number for one in people)
    assert all(0 < len(team.members) <= most for team in teams)
    assert all(len({one.minor for one in team.members}) == 1 for team in teams)
    assert all(len({one.interest for one in team.members}) == 1 for team in teams)
    assert len({team.name for team in teams}) == len(teams)
    assert propose_teams(people[::-1], most=most, same_offence=50) == teams


def test_offences_are_spread_and_rules_told() -> None:
    people = [Candidate(f"{n}", "甲街", "侵财类" if n < 4 else f"类{n}", "环保") for n in range(8)]
    teams = propose_teams(people, most=4, same_offence=50)
    assert [sum(1 for one in team.members if one.offence == "侵财类") for team in teams] == [2, 2]
    alike = propose_teams(
        [Candidate(f"{n}", "甲街", "侵财类", "环保", limits="腰伤" if n else "") for n in range(3)],
        most=5,
        same_offence=50,
    )
    told = {rule.name: (rule.kept, rule.told) for rule in alike[0].rules}
    assert told["同类罪名分散"] == (False, "侵财类 3 人，不宜超过 50%")
    assert told["身体等限制"] == (False, "需另行安排：1、2")
    assert told["人数"][0]
