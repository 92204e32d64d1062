"""The total under each reading follows what people say, at once."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.matching.models import LinkRun, PairDecision
from jixiao.server.matching.readings import Reading, by_pair, next_pair, reading_of, run_folder
from tests.server.matching.sample import done_run, pair


@pytest.fixture
def run(people: dict[Role, User]) -> LinkRun:
    return done_run(people[Role.OFFICE])


def said(run: LinkRun, number_a: str, number_b: str, relation: str) -> PairDecision:
    return PairDecision.objects.create(
        unit=run.unit, number_a=number_a, number_b=number_b, relation=relation, by=run.by
    )


def test_totals(run: LinkRun) -> None:
    assert reading_of(run) == Reading(most=14, fewest=12, open=3, waiting=0)
    said(run, "A3", "B3", "different")
    assert reading_of(run) == Reading(most=14, fewest=13, open=2, waiting=0)
    said(run, "A1", "B2", "same")
    assert reading_of(run) == Reading(most=13, fewest=13, open=0, waiting=0)


def test_a_merge_taken_apart_is_two_again(run: LinkRun) -> None:
    pair(run, 4, "A4", "B4", found="automatic")
    assert reading_of(run).most == 14
    said(run, "A4", "B4", "repeat")
    assert reading_of(run).most == 15


def test_what_two_have_to_agree_on_waits(run: LinkRun, settings: Settings) -> None:
    settings.JIXIAO_LINKS_TWO_PEOPLE = True
    made = said(run, "A3", "B3", "same")
    assert reading_of(run) == Reading(most=14, fewest=12, open=3, waiting=1)
    made.signed_by = run.by
    made.save()
    assert reading_of(run) == Reading(most=13, fewest=12, open=2, waiting=0)


def test_what_comes_next(run: LinkRun) -> None:
    first = next_pair(run, {})
    assert first
    assert first.place == 1
    said(run, "A1", "B1", "later")
    second = next_pair(run, by_pair(run.unit), after=1)
    assert second
    assert second.place == 2
    said(run, "A1", "B2", "different")
    said(run, "A3", "B3", "same")
    put_off = next_pair(run, by_pair(run.unit), after=3)
    assert put_off
    assert put_off.place == 1
    assert run_folder(run).name == str(run.pk)
