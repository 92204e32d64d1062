"""The form shows what was stated, computes as one types without storing, saves as a batch, and loses nobody's words."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger.models import Batch
from jixiao.server.results.models import Evaluation
from jixiao.server.results.workings import statements
from tests.server.pages.test_evaluations import neighbour
from tests.server.results.sample import data, delivered, evaluated

__all__ = ["data", "neighbour"]

pytestmark = pytest.mark.usefixtures("standing_evaluated")


@pytest.fixture
def evaluation(people: dict[Role, User], data: Path) -> Evaluation:
    """The example, evaluated."""
    delivered()
    return evaluated(people[Role.OFFICE])


def fields(text: str) -> dict[str, str]:
    """The fields of the form as a browser would post them."""
    form = text.split('id="self-form"')[1].split("</form>")[0]
    return dict(_fields(form))


def _fields(form: str) -> Iterator[tuple[str, str]]:
    for found in re.finditer(r"<input[^>]*>|<select.*?</select>", form, re.S):
        tag = found[0]
        name = re.search(r'name="([^"]+)"', tag)
        assert name is not None
        chosen = re.search(r'<option value="([^"]*)" selected', tag) if tag.startswith("<select") else None
        value = chosen or re.search(r' value="([^"]*)"', tag)
        yield name[1], value[1] if value and (chosen or tag.startswith("<input")) else ""


def test_the_form(as_role: Callable[[Role], Client], evaluation: Evaluation) -> None:
    text = as_role(Role.HANDLER).get(f"/evaluations/{evaluation.pk}/form/").content.decode()
    assert ("自评表填报" in text, "保存草稿" in text, ">99.97<" in text) == (True, True, True)
    posted = fields(text)
    assert len([name for name in posted if name.startswith("answer|")]) > 5
    assert len([name for name in posted if name.startswith("result|")]) > 20
    assert "保存草稿" not in as_role(Role.LEADER).get(f"/evaluations/{evaluation.pk}/form/").content.decode()


def test_points_follow_typing_and_nothing_is_stored(as_role: Callable[[Role], Client], evaluation: Evaluation) -> None:
    client, base = as_role(Role.HANDLER), f"/evaluations/{evaluation.pk}/form/"
    posted = fields(client.get(base).content.decode())
    answer = next(name for name, value in posted.items() if name.endswith("|answer") and value == "1")
    assert ">99.97<" in client.post(f"{base}typed/", posted).content.decode()
    start = time.process_time()
    text = client.post(f"{base}typed/", posted | {answer: ""}).content.decode()
    assert time.process_time() - start < 0.3
    assert ">99.97<" not in text
    assert "还没有作答" in text
    assert Batch.objects.count() == 1
    actual = next(name for name in posted if name.endswith("|actual"))
    assert 'class="problem"' in client.post(f"{base}typed/", posted | {actual: "很多"}).content.decode()


def test_saved_as_a_draft(as_role: Callable[[Role], Client], evaluation: Evaluation) -> None:
    client, base = as_role(Role.HANDLER), f"/evaluations/{evaluation.pk}/form/"
    posted = fields(client.get(base).content.decode())
    assert "没有改动" in client.post(f"{base}save/", posted).content.decode()
    basis = next(name for name in posted if name.endswith("|basis"))
    reason = next(name for name in posted if name.endswith("|reason"))
    text = client.post(f"{base}save/", posted | {basis: "新制度", reason: "雨天多"}, follow=True).content.decode()
    assert ("已保存草稿：2 处改动" in text, "新制度" in text, "雨天多" in text) == (True, True, True)
    assert "数据已变化" in text
    batch = Batch.objects.first()
    assert batch is not None
    assert (batch.kind, batch.person) == ("form", "梁经办")
    kept = statements(evaluation.unit, 2023)
    _, code, _, _ = reason.split("|")
    assert kept.results[(code, "")].values["reason"] == "雨天多"
    _, item, point, _ = basis.split("|")
    assert kept.answers[(item, point)].values["basis"] == "新制度"


def test_two_people_at_once(as_role: Callable[[Role], Client], evaluation: Evaluation) -> None:
    base = f"/evaluations/{evaluation.pk}/form/"
    one, two = as_role(Role.HANDLER), as_role(Role.OFFICE)
    first, second = (fields(client.get(base).content.decode()) for client in (one, two))
    basis, other = [name for name in first if name.endswith("|basis")][:2]
    one.post(f"{base}save/", first | {basis: "甲说"})
    text = two.post(f"{base}save/", second | {basis: "乙说"}).content.decode()
    assert ("已被别人改过" in text, "甲说" in text, "乙说" in text) == (True, True, True)
    again = two.post(f"{base}save/", fields(text), follow=True).content.decode()
    assert "已保存草稿" in again
    # Another field, which the second person saw before the first one saved, is no conflict.
    assert "已保存草稿" in two.post(f"{base}save/", second | {other: "丙说"}, follow=True).content.decode()
    assert statements(evaluation.unit, 2023).answers[tuple(basis.split("|")[1:3])].values["basis"] == "乙说"  # type: ignore[index]


def test_another_department_and_administrators(
    neighbour: Client, as_role: Callable[[Role], Client], evaluation: Evaluation
) -> None:
    base = f"/evaluations/{evaluation.pk}/form/"
    assert neighbour.get(base).status_code == 404
    assert [neighbour.post(f"{base}{verb}/").status_code for verb in ("typed", "save")] == [404, 404]
    leader = as_role(Role.LEADER)
    assert [leader.post(f"{base}{verb}/").status_code for verb in ("typed", "save")] == [403, 403]


def test_a_standard_that_changed_since(as_role: Callable[[Role], Client], evaluation: Evaluation) -> None:
    Evaluation.objects.filter(pk=evaluation.pk).update(standard_version="older")
    client, base = as_role(Role.HANDLER), f"/evaluations/{evaluation.pk}/form/"
    assert "不能在这里试算" in client.get(base).content.decode()
    assert client.post(f"{base}typed/", {}).status_code == 409
