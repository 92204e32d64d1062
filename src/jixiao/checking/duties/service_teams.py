"""Teams for community service (公益活动团队) proposed by interest and area; which rules each keeps is shown, and a person decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MIXED = "综合服务"
"""The field of people who named no interest."""
MINORS = "未成年人"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person by a number that names nobody: area, category of offence, interest, and what stands against some work."""

    number: str
    street: str
    offence: str
    interest: str = ""
    minor: bool = False
    limits: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a proposed team, and whether it is kept: what is, beside what should be."""

    name: str
    kept: bool
    told: str


@dataclass(frozen=True, slots=True)
class Team:
    """A proposed team: its field of service, its people, and the rules with how they are kept."""

    name: str
    field: str
    minors: bool
    members: tuple[Candidate, ...]
    rules: tuple[Rule, ...]


def propose_teams(people: Iterable[Candidate], *, most: int, same_offence: int) -> tuple[Team, ...]:
    """Everybody in one team: of their interest, near each other, at most `most` people; minors apart from adults.

    People of one category of offence are spread over the teams of a field, so that they are at most `same_offence` per cent of each where
    that can be. The same people give the same teams in whatever order they come. `most` is at least 1.
    """
    groups: dict[tuple[bool, str], list[Candidate]] = {}
    for person in sorted(set(people), key=lambda one: (one.street, one.offence, one.number)):
        groups.setdefault((person.minor, person.interest or MIXED), []).append(person)
    teams: list[Team] = []
    for (minors, field), members in sorted(groups.items()):
        for number, part in enumerate(_parts(members, most=most, same_offence=same_offence), start=1):
            name = f"{field}{MINORS if minors else ''}{number}队"
            teams.append(Team(name, field, minors, part, _rules(part, most=most, same_offence=same_offence)))
    return tuple(teams)


def _parts(members: Sequence[Candidate], *, most: int, same_offence: int) -> list[tuple[Candidate, ...]]:
    """The people of one field in teams of nearly the same size, each person where most neighbours are and few of the same offence."""
    count = -(-len(members) // most)
    size = -(-len(members) // count)
    allowed = max(1, size * same_offence // 100)
    parts: list[list[Candidate]] = [[] for _ in range(count)]
    for person in members:
        room = [part for part in parts if len(part) < size]

        def unfit(part: list[Candidate], person: Candidate = person) -> tuple[bool, int, int]:
            offences = sum(1 for one in part if one.offence == person.offence)
            neighbours = sum(1 for one in part if one.street == person.street)
            return (offences >= allowed, -neighbours, len(part))

        min(room, key=unfit).append(person)
    return [tuple(sorted(part, key=lambda one: one.number)) for part in parts]


def _rules(members: Sequence[Candidate], *, most: int, same_offence: int) -> tuple[Rule, ...]:
    offence, count = Counter(one.offence for one in members).most_common(1)[0]
    streets = Counter(one.street for one in members)
    limited = [one.number for one in members if one.limits]
    return (
        Rule("人数", len(members) <= most, f"{len(members)} 人，最多 {most} 人"),
        Rule(
            "未成年人单独编队", len({one.minor for one in members}) == 1, "未成年人" if members[0].minor else "成年人"
        ),
        Rule("兴趣一致", len({one.interest for one in members}) == 1, members[0].interest or "没有写兴趣"),
        Rule(
            "同类罪名分散",
            count == 1 or 100 * count <= same_offence * len(members),
            f"{offence} {count} 人，不宜超过 {same_offence}%",
        ),
        Rule(
            "区域相近",
            len(streets) <= max(1, len(members) // 2),
            f"来自 {len(streets)} 个镇街：{'、'.join(sorted(streets))}",
        ),
        Rule("身体等限制", not limited, f"需另行安排：{'、'.join(limited)}" if limited else "没有"),
    )
