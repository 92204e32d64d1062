"""Records that stand already are found under either number; what the worker does with a file: `test_entering`."""

from __future__ import annotations

from pathlib import Path

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_entering import deliver, enter_cases, standing_rows
from jixiao.server.actions.collecting import mend_line
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.matching.models import Collection
from jixiao.server.process.notices import Notice
from tests.facts.test_entering import pair
from tests.facts.test_platform_cases import cases, line
from tests.server.results.sample import data

from .test_background_collecting import asked, source
from .test_entering import OURS

__all__ = ["data"]


def test_records_of_all_years_under_either_number(people: dict[Role, User]) -> None:
    unit, by = Unit.objects.get(code="118001"), people[Role.OFFICE]
    late = cases(line("T3", 登记时间="2023-05-06")).rows
    batches = deliver([*pair(), *late], unit=unit, title="试", by=by)
    assert [batch.fiscal_year for batch in batches] == [2022, 2023]
    found = standing_rows("mediation_case", unit, {"T1", "T3", "无"})
    assert sorted(str(row.values["case_number"]) for row in found) == ["T1", "T3"]


def arrived(data: Path, folder: Path, text: str, **more: object) -> Collection:
    """A file that comes from a source which asks for entering."""
    folder.mkdir(exist_ok=True)
    (folder / f"{len(text)}.csv").write_text(text, encoding="utf-8")
    source(data, folder, **more)
    return asked()[0]


def test_a_source_may_ask_for_entering_at_once(people: dict[Role, User], data: Path, tmp_path: Path) -> None:
    """Clean files go in by themselves, once and with the trail; a bad line makes the file wait for somebody."""
    office = people[Role.OFFICE]
    asks = {"enter": "when_clean", "answerable": office.username}
    clean = OURS.rsplit("T3", 1)[0]
    one = arrived(data, tmp_path / "a", clean, **asks)
    assert one.entered == {"state": "working"}
    enter_cases.call(one.pk, office.pk, True)
    one.refresh_from_db()
    assert (one.entered["state"], one.entered["new"]) == ("done", 2)
    acts = Event.objects.filter(subject=f"collection:{one.pk}", action="collect.enter").order_by("id")
    assert [act.summary.split("：")[0] for act in acts] == ["自动登记到台账", "登记采集的案件"]
    (again,) = asked()
    assert (again.outcome, again.entered) == ("same", {}), "the same content is not entered twice"
    refused = arrived(data, tmp_path / "b", OURS, **asks)
    enter_cases.call(refused.pk, office.pk, True)
    refused.refresh_from_db()
    assert (refused.entered["state"], len(standing_rows("mediation_case", one.unit, {"T1", "T2", "T3"}))) == (
        "waiting",
        2,
    )
    aside = arrived(data, tmp_path / "c", clean + "T4,,,金沙街,2023-05-07,邻里纠纷,500\n", **asks)
    assert "有 1 处隔离" in aside.entered["reason"]
    assert Notice.objects.filter(to=office, link=f"/collect/{aside.pk}/", title__contains="待人工确认").exists()
    good = arrived(
        data, tmp_path / "d", clean + "T5,,,金沙街,2023-05-07,邻里纠纷,5\n", **asks | {"enter": "good_lines"}
    )
    assert good.entered == {"state": "working"}


def test_a_line_that_was_refused_can_be_put_right(people: dict[Role, User], data: Path, tmp_path: Path) -> None:
    office = people[Role.OFFICE]
    actor = Actor(office.pk, str(office))
    text = OURS.rsplit("T3", 1)[0] + "T6,张三,李四,,2023-05-07,邻里纠纷,500\nT7,王五,赵六,,2023-05-08,邻里纠纷,500\n"
    one = arrived(data, tmp_path / "a", text, enter="good_lines", answerable=office.username)
    enter_cases.call(one.pk, office.pk)
    one.refresh_from_db()
    first, second = one.lines.all()
    assert (first.problem, second.line) == ("没有登记：必填的“镇街”没有填", first.line + 1)
    street = next(number for number, heading, _ in first.cells if "镇街" in heading)
    mend_line(collection=one, line=first.line, cells={street: "金沙街"}, by=office, actor=actor)
    assert [kept.line for kept in one.lines.all()] == [second.line]
    Collection.objects.filter(pk=one.pk).update(entered={"state": "working"})
    enter_cases.call(one.pk, office.pk)
    one.refresh_from_db()
    assert (one.entered["new"], one.entered["known"], len(one.entered["refused"])) == (1, 2, 1)


def test_nobody_who_may_answers_for_it(people: dict[Role, User], data: Path, tmp_path: Path) -> None:
    for answerable, why in ((people[Role.LEADER].username, "不能填报"), ("nobody", "没有这个账号")):
        one = arrived(data, tmp_path / answerable, OURS.replace("500", why), enter="good_lines", answerable=answerable)
        one.refresh_from_db()
        assert one.entered["state"] == "waiting"
        assert why in one.entered["reason"]
