"""A key does one thing once; what failed has used no key."""

from __future__ import annotations

import pytest

from jixiao.server.accounts.models import ApiAnswer, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.once import Answer, OtherRequest, once


def test_once(people: dict[Role, User]) -> None:
    done: list[int] = []

    def act() -> dict[str, int]:
        done.append(1)
        return {"batch": len(done)}

    by = people[Role.OFFICE]
    assert once(key="k", asked=b"a", by=by, act=act) == Answer({"batch": 1}, again=False)
    assert once(key="k", asked=b"a", by=by, act=act) == Answer({"batch": 1}, again=True)
    with pytest.raises(OtherRequest):
        once(key="k", asked=b"b", by=by, act=act)
    assert once(key="k", asked=b"b", by=people[Role.HANDLER], act=act) == Answer({"batch": 2}, again=False)


def test_a_failure_leaves_nothing(people: dict[Role, User]) -> None:
    def act() -> dict[str, int]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        once(key="k", asked=b"a", by=people[Role.OFFICE], act=act)
    assert not ApiAnswer.objects.exists()
