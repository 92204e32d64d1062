"""A subject that says nothing demands nothing, fixes nothing and writes nothing."""

from __future__ import annotations

from jixiao.server.accounts.models import User
from jixiao.server.actions.case_rules import Rules
from jixiao.server.process.cases import Case


def test_nothing() -> None:
    rules, case = Rules(), Case(title="事项")
    before = dict(case.__dict__)
    rules.hand_in(case)
    assert case.__dict__ == before
    assert (rules.problems(case, {}), rules.mark(case, {}), rules.effect(case, {}, User())) == ([], {}, {})
