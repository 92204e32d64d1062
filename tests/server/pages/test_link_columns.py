"""Somebody says what the columns of two files are, and they are linked again."""

from __future__ import annotations

from pathlib import Path

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_links import link_exports
from jixiao.server.matching.models import LinkRun
from jixiao.server.matching.readings import run_folder
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data

__all__ = ["data"]


def test_columns_that_nobody_understood_are_pointed_out(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    unit = Unit.objects.get(code="118001")
    run = LinkRun.objects.create(unit=unit, name_a="甲.csv", name_b="乙.csv", by=people[Role.HANDLER])
    folder = run_folder(run) / "in"
    folder.mkdir(parents=True)
    (folder / "甲.csv").write_text("案号,申请人,被申请人,受理日期\n1,张三,李四,2023-05-07\n", encoding="utf-8")
    (folder / "乙.csv").write_text("单据,这边,那边,几时\nM1,李四,张三,2023/5/8\n", encoding="utf-8")
    link_exports.call(run.pk)
    handler = as_role(Role.HANDLER)
    assert "单据、这边、那边、几时" in handler.get(f"/links/{run.pk}/").content.decode()
    page = handler.get(f"/links/{run.pk}/columns/").content.decode()
    assert 'name="heading-b" value="这边"' in page
    assert '<option value="party1" selected>' in page
    told = {"heading-b": ["单据", "这边", "那边", "几时"], "field-b": ["number", "party1", "party2", "day"]}
    wrong = handler.post(f"/links/{run.pk}/columns/", told | {"field-b": ["x", "", "", ""]}, follow=True)
    assert "请从列表中选择" in wrong.content.decode()
    assert handler.post(f"/links/{run.pk}/columns/", told)["Location"] == f"/links/{run.pk}/"
    waiting = handler.post(f"/links/{run.pk}/columns/", told, follow=True).content.decode()
    assert "还没有完成" in waiting
    link_exports.call(run.pk)
    run.refresh_from_db()
    assert (run.state, run.records_a, run.records_b) == ("done", 1, 1)
    assert '<option value="day" selected>' in handler.get(f"/links/{run.pk}/columns/").content.decode()


def test_a_column_that_is_only_entered_is_not_said_to_be_judged(
    as_role: Clients, people: dict[Role, User], data: Path
) -> None:
    unit = Unit.objects.get(code="118001")
    run = LinkRun.objects.create(unit=unit, name_a="甲.csv", name_b="乙.csv", by=people[Role.HANDLER])
    folder = run_folder(run) / "in"
    folder.mkdir(parents=True)
    heads = "事件编号,甲方当事人,乙方当事人,属地,登记时间,矛盾类别,标的额（元）,办理状态,经办备忘"
    for name in ("甲.csv", "乙.csv"):
        (folder / name).write_text(f"{heads}\nM1,张三,李四,金沙街,2023/5/8,邻里矛盾,500,已化解,x\n", encoding="utf-8")
    page = as_role(Role.HANDLER).get(f"/links/{run.pk}/columns/").content.decode()
    for heading, told in (("办理状态", "不参加比对，登记为“调解结果”"), ("经办备忘", "没有认出，不用这一列")):
        after = page[page.index(f'name="heading-a" value="{heading}"') :]
        assert after[: after.index("</option>")].endswith(told)
