"""Pages at the size of a finance bureau: 100 departments with 30 projects and 2,000 payments each, asked by a clerk and by the bureau.

    JIXIAO_DATABASE=postgresql://… python benchmarks/pages_at_scale.py        (without it: SQLite in a folder of its own)

Prints for each page the median and the 95th of 30 answers in milliseconds, and as a ratio of the plainest page (通知) of the same run: the
ratio is what can be compared between machines. The database has to be empty, or filled by this script before.
"""

from __future__ import annotations

# ruff: noqa: E402 – where the data lie has to be known before Django reads its settings
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.server.settings")
os.environ.setdefault("JIXIAO_DATA", tempfile.mkdtemp(prefix="jixiao-scale-"))
os.environ.setdefault("JIXIAO_SECRET_KEY", "only-for-measuring-" + "0123456789" * 4)
os.environ["JIXIAO_SECOND_FACTOR"] = "none"

import django

django.setup()

from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.period import day_number
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Division, Membership, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger.batches import Delivery, accept
from jixiao.server.ledger.tables import TABLES
from jixiao.server.results.models import Evaluation

DEPARTMENTS, PROJECTS, PAYMENTS, YEAR, TIMES = 100, 30, 2_000, 2023, 30
ONE_SHEET: dict[str, str] = {}
"""Where the columns stand: the rows of a sheet share it, and with it their origin in the ledger."""
PURPOSES = ("法律援助补贴", "普法宣传", "办公用品", "公证服务", "社区矫正", "调解案件补贴", "差旅费", "会议费")
RARE = "无人机航拍"
PAGES = (
    ("通知（最简单的页面）", "/notices/"),
    ("台账总览", "/records/"),
    ("支付明细，第一页", f"/records/payment/?year={YEAR}"),
    ("支付明细，查找常见的两个字", f"/records/payment/?year={YEAR}&q=援助"),
    ("支付明细，查找少见的两个字", f"/records/payment/?year={YEAR}&q=航拍"),
    ("支付明细，查找没有的词", f"/records/payment/?year={YEAR}&q=没有这个"),
    ("支付明细，按金额排序", f"/records/payment/?year={YEAR}&sort=-amount"),
    ("支付明细，按日期排序并筛选", f"/records/payment/?year={YEAR}&kind=project&sort=paid_on"),
    ("支付明细，第 40 页", f"/records/payment/?year={YEAR}&page=40"),
    ("项目，第一页", f"/records/project/?year={YEAR}"),
    ("评价", "/evaluations/"),
    ("办理事项", "/cases/?shelf=all"),
    ("运行监控", "/rounds/"),
    ("佐证材料", "/evidence/"),
    ("导入", "/imports/"),
)


def filled() -> None:
    """Units, people and records, made once."""
    call_command("migrate", verbosity=0)
    if Unit.objects.exists():
        return
    bureau = Unit.objects.create(code="F", name="某区财政局", kind="finance")
    person("bureau", bureau, Role.REVIEWER)
    for number in range(DEPARTMENTS):
        unit = Unit.objects.create(code=f"D{number:03}", name=f"第{number}局", kind="department")
        if number == 0:
            person("clerk", unit, Role.HANDLER, Division.objects.create(unit=unit, code="01", name="办公室"))
        began = time.perf_counter()
        delivery(unit, list(rows(unit.code, random.Random(number))))
        Evaluation.objects.bulk_create(
            Evaluation(
                unit=unit, fiscal_year=year, standard="s", project_standard="p", outline="o", state="failed",
                done_at=timezone.now(),
            )
            for year in (YEAR - 2, YEAR - 1, YEAR)
        )  # fmt: skip
        if number % 25 == 0:
            print(f"  {unit}: {time.perf_counter() - began:.2f} s", flush=True)


def person(name: str, unit: Unit, role: Role, division: Division | None = None) -> None:
    """Somebody with a role."""
    user = User.objects.create(username=name, name=name, must_change_password=False)
    Membership.objects.create(user=user, unit=unit, role=role, division=division)


def rows(unit: str, chance: random.Random) -> Iterator[Row]:
    """The projects and payments of a department."""
    source = Source(file="支付.xlsx", sha256="a" * 64, sheet="支付明细", row=2, batch=f"b-{unit}")
    first = day_number(date(YEAR, 1, 1))
    for number in range(PROJECTS):
        yield row(
            "project", {"unit": unit, "code": f"A{number:02}", "name": f"{PURPOSES[number % 8]}项目{number}"}, source
        )
    for number in range(PAYMENTS):
        rare = number == 7 and unit == "D042"
        payment = {
            "unit": unit, "voucher": f"{unit}-{number:05}", "amount": chance.randint(100, 10**8),
            "paid_on": first + chance.randint(0, 364), "kind": chance.choice(("project", "basic")),
            "project": f"A{chance.randint(0, PROJECTS - 1):02}", "payee": f"收款人{chance.randint(1, 3000)}",
            "purpose": RARE if rare else f"{chance.choice(PURPOSES)}{number}",
        }  # fmt: skip
        yield row("payment", payment, source)


def row(name: str, values: dict[str, object], source: Source) -> Row:
    """A row of a type."""
    record = BY_NAME[name]
    known = {key: value for key, value in values.items() if key in record.columns}
    return Row(record, dict.fromkeys(record.columns) | {"fiscal_year": YEAR} | known, source, ONE_SHEET)  # type: ignore[arg-type]


def delivery(unit: Unit, listed: list[Row]) -> None:
    """The rows in the ledger."""
    accept(
        Delivery(
            unit=unit, fiscal_year=YEAR, kind="import", title="支付", rows=listed, present=["project", "payment"],
            by=None, person="测",
        )
    )  # fmt: skip


def measured(name: str) -> None:
    """Every page for one person."""
    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.get(username=name), backend="allauth.account.auth_backends.AuthenticationBackend")
    plain = 0.0
    print(f"\n{name}\n  {'median':>8} {'p95':>8} {'ratio':>6}")
    for label, address in PAGES:
        taken = []
        for _ in range(TIMES):
            began = time.perf_counter()
            answer = client.get(address)
            taken.append((time.perf_counter() - began) * 1000)
            assert answer.status_code == 200, (address, answer.status_code)
        middle, late = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        plain = plain or middle
        print(f"  {middle:8.1f} {late:8.1f} {middle / plain:6.1f}  {label}", flush=True)


def main() -> None:
    """Fills the database if it is empty, then measures."""
    began = time.perf_counter()
    filled()
    table = TABLES["payment"]
    print(f"{table.objects.count()} payments, {time.perf_counter() - began:.0f} s")  # type: ignore[attr-defined]
    for name in ("clerk", "bureau"):
        measured(name)


if __name__ == "__main__":
    main()
