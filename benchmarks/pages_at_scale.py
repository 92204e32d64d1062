"""Pages at the size of a finance bureau (bureau_data.py: 100 departments with 30 projects and 2,000 payments each), asked by a clerk and
by the bureau.

    JIXIAO_DATABASE=postgresql://… python benchmarks/pages_at_scale.py [WORD]        (without it: SQLite in a folder of its own)

Prints for each page (with WORD, those whose name has it): the first answer, the median and the 95th of 30 more in milliseconds, the
processor's time that Python and the database (PostgreSQL on this machine) spent on one, the questions to the database, and the median as
a ratio of the plainest page (通知) of the same run. Where other work takes the processor away, its time is what can be compared. The
database has to be empty, or filled by this script before.
"""

from __future__ import annotations

# ruff: noqa: E402 – where the data lie has to be known before Django reads its settings
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.server.settings")
os.environ.setdefault("JIXIAO_DATA", tempfile.mkdtemp(prefix="jixiao-scale-"))
os.environ.setdefault("JIXIAO_SECRET_KEY", "only-for-measuring-" + "0123456789" * 4)
os.environ["JIXIAO_SECOND_FACTOR"] = "none"

import jixiao.server.wsgi  # noqa: F401 – the program as gunicorn serves it

# isort: split
from bureau_data import CLERK, REVIEWER, YEAR, filled
from django.db import connection
from django.test import Client

from jixiao.server.accounts.models import User
from jixiao.server.ledger.tables import TABLES
from jixiao.server.results.models import Evaluation

TIMES = 30
PLAIN = ("通知（最简单的页面）", "/notices/")
PAGES = (
    PLAIN,
    ("工作台", "/home/"),
    ("期限日历", "/calendar/"),
    ("台账总览", "/records/"),
    ("支付明细，第一页", f"/records/payment/?year={YEAR}"),
    ("支付明细，查找常见的两个字", f"/records/payment/?year={YEAR}&q=援助"),
    ("支付明细，查找少见的两个字", f"/records/payment/?year={YEAR}&q=航拍"),
    ("支付明细，查找没有的词", f"/records/payment/?year={YEAR}&q=没有这个"),
    ("支付明细，按金额排序", f"/records/payment/?year={YEAR}&sort=-amount"),
    ("支付明细，按日期排序并筛选", f"/records/payment/?year={YEAR}&kind=project&sort=paid_on"),
    ("支付明细，第 40 页", f"/records/payment/?year={YEAR}&page=40"),
    ("项目，第一页", f"/records/project/?year={YEAR}"),
    ("用款计划，第一页", f"/records/spending_plan/?year={YEAR}"),
    ("绩效指标，第一页", f"/records/indicator/?year={YEAR}"),
    ("人民调解案件，第一页", f"/records/mediation_case/?year={YEAR}"),
    ("人民调解案件，汇总数", f"/records/mediation_case/figures/?year={YEAR}"),
    ("评价", "/evaluations/"),
    ("办理事项", "/cases/?shelf=all"),
    ("绩效运行监控", "/rounds/"),
    ("佐证材料", "/evidence/"),
    ("导入", "/imports/"),
    ("关联", "/links/"),
    ("办理时限", "/due/"),
    ("资产盘点", "/assets/rounds/"),
    ("资产对账", "/assets/reconcile/"),
    ("资产交接", "/assets/handover/"),
    ("低值易耗品", "/assets/supplies/"),
    ("支出监控", f"/watch/rules/?year={YEAR}"),
    ("支出进度", f"/watch/pace/?year={YEAR}"),
    ("执行分析", f"/watch/analysis/?year={YEAR}"),
    ("成本控制", f"/watch/cost/?year={YEAR}"),
    ("双监控", f"/watch/dual/?year={YEAR}"),
    ("合规核对", f"/watch/compliance/?year={YEAR}"),
    ("政府采购", f"/watch/procurement/?year={YEAR}"),
    ("公开资料", f"/watch/disclosure/?year={YEAR}"),
    ("绩效管理", f"/watch/management/?year={YEAR}"),
    ("督办事项", f"/watch/supervision/?year={YEAR}"),
    ("考评", "/assessments/"),
)
"""Name and address; those of one evaluation are added below."""
OWN = {
    CLERK: (("业务安排", "/arrangements/"), ("采集", "/collect/")),
    REVIEWER: (("绩效管理，各部门", f"/watch/management/departments/?year={YEAR}"),),
}
"""What only one of the two may see, or has."""
OF_AN_EVALUATION = (
    ("评分表", ""),
    ("项目自评", "projects/"),
    ("检查结果", "findings/"),
    ("图表", "charts/"),
    ("一个数的由来", "figures/score.total/"),
    ("自评填报", "form/"),
    ("评价历史", "history/"),
)


def pages(name: str) -> list[tuple[str, str]]:
    """All pages of a person, those of the newest evaluation among them."""
    newest = Evaluation.objects.filter(state="done").latest("pk")
    return [*PAGES, *OWN[name], *((name, f"/evaluations/{newest.pk}/{end}") for name, end in OF_AN_EVALUATION)]


def measured(name: str, *, word: str) -> None:
    """The pages with a word in their name, for one person."""
    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.get(username=name), backend="allauth.account.auth_backends.AuthenticationBackend")
    plain = 0.0
    print(f"\n{name}\n  {'first':>8} {'median':>8} {'p95':>8} {'python':>8} {'database':>8} {'asked':>6} {'ratio':>6}")
    for label, address in pages(name):
        if (label, address) != PLAIN and word not in label:
            continue
        first, *_ = asked(client, address)
        questions = questions_of(client, address)
        busy = database_time()
        taken = [asked(client, address) for _ in range(TIMES)]
        busy = (database_time() - busy) / TIMES
        walls = [wall for wall, _ in taken]
        middle, late = statistics.median(walls), statistics.quantiles(walls, n=20)[-1]
        worked = statistics.median(cpu for _, cpu in taken)
        plain = plain or middle
        print(
            f"  {first:8.1f} {middle:8.1f} {late:8.1f} {worked:8.1f} {busy:8.1f} {questions:6} {middle / plain:6.1f}  {label}",
            flush=True,
        )


def questions_of(client: Client, address: str) -> int:
    """How many questions one answer asks the database."""
    told: list[str] = []

    def listening(run: Any, sql: str, *rest: Any) -> Any:
        told.append(sql)
        return run(sql, *rest)

    with connection.execute_wrapper(listening):
        asked(client, address)
    return len(told)


def database_time() -> float:
    """Milliseconds of processor time that our connection's process of PostgreSQL has spent so far; 0 where it is not on this machine."""
    if connection.vendor != "postgresql":
        return 0.0
    stat = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
    fields = stat.read_text().rsplit(")", 1)[1].split() if stat.exists() else ()
    return sum(int(fields[at]) for at in (11, 12)) * 1000 / os.sysconf("SC_CLK_TCK") if fields else 0.0


def asked(client: Client, address: str) -> tuple[float, float]:
    """Milliseconds by the clock and of this processor for one answer."""
    began, busy = time.perf_counter(), time.process_time()
    answer = client.get(address)
    taken = (time.perf_counter() - began) * 1000, (time.process_time() - busy) * 1000
    assert answer.status_code == 200, (address, answer.status_code)
    return taken


def main() -> None:
    """Fills the database if it is empty, then measures."""
    began = time.perf_counter()
    filled()
    table = TABLES["payment"]
    print(f"{table.objects.count()} payments, {time.perf_counter() - began:.0f} s")  # type: ignore[attr-defined]
    for name in (CLERK, REVIEWER):
        measured(name, word=sys.argv[1] if len(sys.argv) > 1 else "")


if __name__ == "__main__":
    main()
