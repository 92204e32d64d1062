"""Writes a run of linking with three doubtful pairs, and a source with a bad line, where JIXIAO_DATA says."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.server.settings")
django.setup()

from jixiao.server.accounts.models import Membership, Unit  # noqa: E402 - Django has to be set up before its tables are imported
from jixiao.server.accounts.roles import Role  # noqa: E402
from jixiao.server.actions.background_collecting import begin, collect_source  # noqa: E402
from jixiao.workbench.collect import SOURCES, sources_in  # noqa: E402
from jixiao.workbench.settings import from_environment  # noqa: E402
from tests.server.matching.sample import done_run  # noqa: E402

ROWS = "案件编号,申请人,被申请人,受理日期,涉及金额（元）\n1,张三,李四,2023-05-07,500\n2,,,2023-05-08,1\n"

if __name__ == "__main__":
    unit = Unit.objects.get(code="118001")
    done_run(Membership.objects.filter(unit=unit, role=Role.HANDLER)[0].user)
    data = from_environment().data
    (data / "city").mkdir()
    (data / "city" / "六月.csv").write_text(ROWS, encoding="utf-8")
    told = f'name: city, system: 人民调解信息管理系统, kind: folder, path: {data / "city"}, unit: "118001", every_hours: 24'
    (data / SOURCES).write_text(f"sources:\n  - {{{told}}}\n", encoding="utf-8")
    collect_source.call(begin(sources_in(from_environment())[0][0], unit=unit, by=None).pk)
