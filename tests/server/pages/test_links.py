"""The review desk: pairs side by side with evidence in words, decided by keys, within the scope of the person."""

from __future__ import annotations

from pathlib import Path

from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.fixtures import Settings

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.linking import decide_pair
from jixiao.server.matching.models import LinkRun, PairDecision
from jixiao.server.matching.readings import run_folder
from tests.server.matching.sample import done_run
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import ACTOR, data

__all__ = ["data"]


def test_pairs_are_decided_one_after_the_other(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    run = done_run(people[Role.HANDLER])
    handler = as_role(Role.HANDLER)
    shown = handler.get(f"/links/{run.pk}/").content.decode()
    assert "待复核的都是同一件时 <strong>12</strong> 件，都不是时 <strong>14</strong> 件" in shown
    desk = handler.get(f"/links/{run.pk}/review/").content.decode()
    assert "当事人一的姓名同音" in desk
    assert "较有力地反对是同一件" in desk
    assert "&lt;b&gt;5万&lt;/b&gt;" in desk
    assert 'data-key="1"' in desk
    first = run.pairs.all()[0]
    answered = handler.post(f"/links/{run.pk}/pairs/{first.pk}/decide/", {"relation": "same"})
    assert answered["Location"] == f"/links/{run.pk}/review/?after=1"
    following = handler.get(answered["Location"]).content.decode()
    assert "A3" in following
    assert "A1" not in following.split("两条记录")[1]
    decision = PairDecision.objects.get()
    handler.post(f"/links/{run.pk}/decisions/{decision.pk}/", {"undo": "1", "desk": "1"})
    decision.refresh_from_db()
    assert decision.undone_by == people[Role.HANDLER]
    wrong = handler.post(f"/links/{run.pk}/pairs/{first.pk}/decide/", {"relation": "x"}, follow=True).content.decode()
    assert "请选择" in wrong


def test_two_people_where_the_setting_says_so(
    as_role: Clients, people: dict[Role, User], data: Path, settings: Settings
) -> None:
    settings.JIXIAO_LINKS_TWO_PEOPLE = True
    run = done_run(people[Role.HANDLER])
    pair = run.pairs.all()[2]
    as_role(Role.HANDLER).post(f"/links/{run.pk}/pairs/{pair.pk}/decide/", {"relation": "same"})
    office = as_role(Role.OFFICE)
    shown = office.get(f"/links/{run.pk}/").content.decode()
    assert "等另一人复核" in shown
    office.post(f"/links/{run.pk}/decisions/{PairDecision.objects.get().pk}/", {"sign": "1"})
    assert PairDecision.objects.get().signed_by == people[Role.OFFICE]
    assert "都不是时 <strong>13</strong> 件" in office.get(f"/links/{run.pk}/").content.decode()


def test_files_go_in_and_come_out(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    handler = as_role(Role.HANDLER)
    unit = Unit.objects.get(code="118001")
    files = {side: SimpleUploadedFile(f"{side}.csv", b"a\n1\n") for side in "ab"}
    answered = handler.post("/links/", {"unit": unit.pk, **files})
    run = LinkRun.objects.get()
    assert answered["Location"] == f"/links/{run.pk}/"
    assert "正在关联" in handler.get(f"/links/{run.pk}/").content.decode()
    assert "a.csv" in handler.get("/links/").content.decode()
    assert handler.get(f"/links/{run.pk}/files/关联.xlsx").status_code == 404
    (run_folder(run) / "out").mkdir()
    (run_folder(run) / "out" / "关联.xlsx").write_bytes(b"x")
    assert b"".join(handler.get(f"/links/{run.pk}/files/关联.xlsx").streaming_content) == b"x"  # type: ignore[attr-defined]
    missing = handler.post(f"/links/{run.pk}/open/", {"number_a": "A9"}, follow=True).content.decode()
    assert "没有把案号" in missing


def test_nobody_sees_another_units_pairs(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    run = done_run(people[Role.HANDLER])
    other = Unit.objects.create(code="999001", name="别的单位", kind="department", path="/999/")
    LinkRun.objects.filter(pk=run.pk).update(unit=other)
    assert as_role(Role.HANDLER).get(f"/links/{run.pk}/review/").status_code == 404
    assert as_role(Role.SYSTEM_ADMIN).get("/links/").status_code == 403


def test_another_division_sees_numbers_and_no_names(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    """The register of mediation is shown masked to clerks of other divisions; what it is filled from holds all in full."""
    run = done_run(people[Role.OFFICE])
    clerk, pair = people[Role.HANDLER], run.pairs.all()[0]
    clerk.memberships.filter(division__name__contains="人民参与").delete()
    handler = as_role(Role.HANDLER)
    shown = handler.get(f"/links/{run.pk}/").content.decode()
    assert "还有 3 对待复核" in shown
    assert "/review/" not in shown
    assert "拆开自动合并" not in shown
    for address in ("review/", "files/关联.xlsx", "columns/"):
        assert handler.get(f"/links/{run.pk}/{address}").status_code == 403
    told = handler.post(f"/links/{run.pk}/pairs/{pair.pk}/decide/", {"relation": "same"}).wsgi_request
    assert [str(message) for message in get_messages(told)] == [
        "导出文件里有当事人的姓名和号码，您的角色或科室看不到，不能办理这一步。"
    ]
    assert not PairDecision.objects.exists()
    decided = decide_pair(pair=pair, relation="same", by=people[Role.OFFICE], actor=ACTOR)
    head = as_role(Role.DIVISION_HEAD)
    people[Role.DIVISION_HEAD].memberships.filter(division__name__contains="人民参与").delete()
    for act in ("sign", "undo"):
        head.post(f"/links/{run.pk}/decisions/{decided.pk}/", {act: "1"})
    decided.refresh_from_db()
    assert (decided.signed_at, decided.undone_at) == (None, None)
    own = done_run(clerk)
    assert handler.get(f"/links/{own.pk}/review/").status_code == 200


def test_names_are_for_those_who_decide(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    run = done_run(people[Role.HANDLER])
    bureau = as_role(Role.REVIEWER)
    shown = bureau.get(f"/links/{run.pk}/").content.decode()
    assert "还有 3 对待复核" in shown
    assert "/review/" not in shown
    assert bureau.get(f"/links/{run.pk}/review/").status_code == 403
    assert bureau.get(f"/links/{run.pk}/files/关联.xlsx").status_code == 403
    assert as_role(Role.LEADER).get(f"/links/{run.pk}/review/").status_code == 200
