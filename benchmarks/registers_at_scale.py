"""A register of 300,000 records, the disputes of a district over years, in lists as people ask for them.

    JIXIAO_DATABASE=postgresql://… python benchmarks/registers_at_scale.py        (without it: SQLite in a folder of its own)

Prints for each page the median and the 95th of 20 answers in milliseconds, the processor time of this process (which does not hold that
of PostgreSQL), and the median as a ratio of the plainest page (通知) of the same run. The database has to be empty, or filled by this
script before.
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
from django.db import connection
from django.test import Client

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.period import day_number
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Division, Membership, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger.batches import Delivery, accept
from jixiao.server.ledger.tables import TABLES

NAME, RECORDS, PART, YEAR, TIMES = "mediation_case", 300_000, 50_000, 2023, 20
ONE_SHEET: dict[str, str] = {}
TYPES = tuple(code for code, _ in BY_NAME[NAME].field("dispute_type").codes)
PLACES = ("鹤龙", "大源", "三元里", "金沙", "永平", "嘉禾")
LIST = f"/records/{NAME}/"
PAGES = (
    ("通知（最简单的页面）", "/notices/"),
    ("台账总览", "/records/"),
    ("第一页", f"{LIST}?year={YEAR}"),
    ("全部年度的第一页", LIST),
    ("按受理日期从新到旧", f"{LIST}?year={YEAR}&sort=-accepted_on"),
    ("按涉及金额从大到小", f"{LIST}?year={YEAR}&sort=-amount"),
    ("按案号", f"{LIST}?year={YEAR}&sort=case_number"),
    ("一种纠纷类型", f"{LIST}?year={YEAR}&dispute_type=medical"),
    ("少见的一种结果", f"{LIST}?year={YEAR}&outcome=ended"),
    ("一个月", f"{LIST}?year={YEAR}&accepted_on_from=2023-03-01&accepted_on_to=2023-03-31"),
    ("一种类型，按日期", f"{LIST}?year={YEAR}&dispute_type=medical&sort=-accepted_on"),
    ("查找常见的词", f"{LIST}?year={YEAR}&q=鹤龙"),
    ("查找一个案号", f"{LIST}?year={YEAR}&q=TJ123456"),
    ("查找没有的词", f"{LIST}?year={YEAR}&q=没有这个"),
    ("查找一个字", f"{LIST}?year={YEAR}&q=鹤"),
    ("查找一个少见的字", f"{LIST}?year={YEAR}&q=谭"),
    ("查找当事人姓名", f"{LIST}?year={YEAR}&q=甲002023"),
    ("第 40 页", f"{LIST}?year={YEAR}&page=40"),
    ("办理时限", f"{LIST}due/"),
    ("全部台账的办理时限", "/due/"),
    ("统计", f"{LIST}figures/?year={YEAR}"),
    ("第 1 条记录", f"{LIST}1/"),
)


def filled() -> None:
    """One department with its records, made once."""
    call_command("migrate", verbosity=0)
    if Unit.objects.exists():
        return
    unit = Unit.objects.create(code="118001", name="某区司法局", kind="department")
    user = User.objects.create(username="clerk", name="clerk", must_change_password=False)
    division = Division.objects.create(unit=unit, code="01", name="办公室")
    Membership.objects.create(user=user, unit=unit, role=Role.HANDLER, division=division)
    chance = random.Random(1)
    for start in range(0, RECORDS, PART):
        began = time.perf_counter()
        accept(
            Delivery(
                unit=unit, fiscal_year=YEAR, kind="import", title="调解", rows=list(rows(chance, start)), present=[NAME], by=None,
                person="测",
            )
        )  # fmt: skip
        print(f"  {start + PART} records: {time.perf_counter() - began:.1f} s", flush=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def rows(chance: random.Random, start: int) -> Iterator[Row]:
    """Some disputes."""
    record = BY_NAME[NAME]
    source = Source(file="调解.csv", sha256="a" * 64, sheet="调解", row=2, batch="b-1")
    first = day_number(date(YEAR, 1, 1))
    blank = dict.fromkeys(record.columns) | {"unit": "118001", "fiscal_year": YEAR}
    for number in range(start, start + PART):
        accepted = first + chance.randint(0, 364)
        yield Row(
            record,
            blank
            | {
                "case_number": f"TJ{number:06d}", "street": f"{chance.choice(PLACES)}街", "dispute_type": chance.choice(TYPES),
                "committee": f"{chance.choice(PLACES)}第{number % 97}调委会", "parties": f"甲{number:06d}、乙{number % 97}",
                "committee_kind": "village", "origin": "applied",
                "accepted_on": accepted, "closed_on": accepted + 10, "outcome": "ended" if number % 30_000 == 7 else "success",
                "amount": chance.randint(0, 10**8), "party_count": 2, "with_enterprise": int(number % 11 == 0),
            },
            source,
            ONE_SHEET,
        )  # fmt: skip


def main() -> None:
    """Fills the database if it is empty, then measures."""
    filled()
    table = TABLES[NAME]
    print(f"{connection.vendor}: {table.objects.count()} records")  # type: ignore[attr-defined]
    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.get(), backend="allauth.account.auth_backends.AuthenticationBackend")
    plain = 0.0
    print(f"  {'median':>8} {'p95':>8} {'cpu':>8} {'ratio':>6}")
    for label, address in PAGES:
        taken = []
        client.get(address)
        processor = time.process_time()
        for _ in range(TIMES):
            began = time.perf_counter()
            answer = client.get(address)
            taken.append((time.perf_counter() - began) * 1000)
            assert answer.status_code == 200, (address, answer.status_code)
        processor = (time.process_time() - processor) * 1000 / TIMES
        middle, late = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        plain = plain or middle
        print(f"  {middle:8.1f} {late:8.1f} {processor:8.1f} {middle / plain:6.1f}  {label}", flush=True)


if __name__ == "__main__":
    main()
