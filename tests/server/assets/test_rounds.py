"""Rounds: what they come to from what is stored, who may count, who sees them."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.assets.rounds import CountRound, LineNote, Look, RoundCard, counted_of, may_count, rounds_of


def made(people: dict[Role, User]) -> CountRound:
    """A round over one card, one card outside."""
    unit = Unit.objects.get(code="118001")
    found = CountRound.objects.create(
        unit=unit, fiscal_year=2024, title="年终盘点", first_day=date(2024, 11, 1), last_day=date(2024, 11, 30), by=people[Role.OFFICE]
    )  # fmt: skip
    RoundCard.objects.create(round=found, code="A", name="办公桌", status="in_use", cost=100, place="301")
    RoundCard.objects.create(round=found, code="B", name="会议椅", status="in_use", cost=50, inside=False)
    return found


def test_what_is_stored_becomes_lines(people: dict[Role, User]) -> None:
    found = made(people)
    moment = timezone.now()
    for key, code in (("k1", "A"), ("k2", "B")):
        Look.objects.create(round=found, key=key, code=code, place="302", by=people[Role.HANDLER], looked_at=moment)
    LineNote.objects.create(round=found, code="A", reason="搬了办公室", by=people[Role.OFFICE])
    outcome = counted_of(found)
    assert [(line.code, line.result, line.explanation.reason) for line in outcome.lines] == [
        ("A", "misplaced", "搬了办公室"),
        ("B", "misplaced", ""),
    ]
    assert outcome.lines[0].sighting is not None
    assert outcome.lines[0].sighting.person == "梁经办（jingban）"


def test_whoever_is_named_counts_and_others_do_not(people: dict[Role, User]) -> None:
    found = made(people)
    assert may_count(people[Role.HANDLER], found)
    assert not may_count(people[Role.AUDITOR], found)
    found.people.add(people[Role.DIVISION_HEAD])
    assert not may_count(people[Role.HANDLER], found)
    assert may_count(people[Role.DIVISION_HEAD], found)
    found.state = "submitted"
    assert not may_count(people[Role.DIVISION_HEAD], found)


def test_administrators_see_no_rounds(people: dict[Role, User]) -> None:
    made(people)
    assert rounds_of(people[Role.OFFICE]).count() == 1
    assert rounds_of(people[Role.SYSTEM_ADMIN]).count() == 0
