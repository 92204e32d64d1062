"""200,000 payments imported as a session, as the worker does it: read and checked, accepted and written; then the same file once more.

    JIXIAO_DATABASE=postgresql://… python benchmarks/import_payments.py        (without it: SQLite in a folder of its own)

Uses the organisation of bureau_data.py (made if it is not there) and a year of its own, 2022, which it empties before. Prints for every
step seconds by the clock, and seconds of processor of Python and of our connection's process of PostgreSQL.
"""

from __future__ import annotations

# ruff: noqa: I001 – the first import says where the data lie, before Django reads its settings
import csv
import io
import random
import time
from collections.abc import Callable

from pages_at_scale import database_time

from bureau_data import CLERK, PURPOSES, filled
from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.server.accounts.models import User
from jixiao.server.actions.background_imports import read_session, write_session
from jixiao.server.actions.importing import accept_session, open_session, undo_batch
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.models import Batch, ImportSession

PAYMENTS, YEAR = 200_000, 2022
HEADS = (
    "支付凭证号",
    "支付日期",
    "项目编码",
    "支出性质",
    "资金性质",
    "部门经济分类",
    "支付金额（元）",
    "收款人",
    "用途",
)
ACTOR = Actor(name="测")


def paper() -> bytes:
    """The payments as CSV."""
    chance, text = random.Random(1), io.StringIO()
    lines = csv.writer(text)
    lines.writerow(HEADS)
    for number in range(PAYMENTS):
        day = f"{YEAR}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        amount = f"{chance.randint(1, 9_999_999) / 100:.2f}"
        lines.writerow((f"P{number:06}", day, "A0101", "项目支出", "一般公共预算", "30226", amount, f"收款人{number % 3000}",
                        f"{PURPOSES[number % 8]}{number}"))  # fmt: skip
    return text.getvalue().encode()


def handed(content: bytes) -> list[SimpleUploadedFile]:
    """The payments with the one project they name."""
    project = "项目编码,项目名称\nA0101,法律援助工作经费\n".encode()
    return [SimpleUploadedFile("支付明细.csv", content), SimpleUploadedFile("项目.csv", project)]


def timed(label: str, act: Callable[[], object]) -> None:
    """Does it, and prints what it took."""
    clock, python, database = time.perf_counter(), time.process_time(), database_time()
    act()
    took = time.perf_counter() - clock, time.process_time() - python, (database_time() - database) / 1000
    print(f"{label:<24} {took[0]:7.1f} s   python {took[1]:6.1f} s   database {took[2]:6.1f} s", flush=True)


def imported(by: User, content: bytes) -> ImportSession:
    """A session from upload to ledger."""
    unit = by.memberships.get().unit
    session = open_session(unit=unit, fiscal_year=YEAR, uploads=handed(content), by=by, actor=ACTOR)
    timed("  read and compared", lambda: read_session.call(session.pk))
    session.refresh_from_db()
    assert session.state == "ready", session.findings[:3]
    print(f"  {session.differences}")
    accept_session(session=session, seen=session.version, reason="", by=by, actor=ACTOR)
    timed("  written", lambda: write_session.call(session.pk))
    session.refresh_from_db()
    return session


def main() -> None:
    """Imports the file twice."""
    filled()
    by, content = User.objects.get(username=CLERK), paper()
    for batch in Batch.objects.filter(unit=by.memberships.get().unit, fiscal_year=YEAR, undone_at__isnull=True):
        undo_batch(batch=batch, reason="再量一次", by=by, actor=ACTOR)
    for label in ("the first time", "the same file again"):
        timed(label, lambda: print(imported(by, content).batch.counts))


if __name__ == "__main__":
    main()
