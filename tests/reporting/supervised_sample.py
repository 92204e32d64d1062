"""Three tasks by 10 September 2023 for the writers of this room: overdue, near, closed."""

from __future__ import annotations

from datetime import date

from jixiao.monitoring.supervision.counts import figures_of
from jixiao.monitoring.supervision.tasks import Supervised
from tests.monitoring.supervision.sample import milestone, report, seen, task, where

AS_OF = date(2023, 9, 10)


def rows() -> tuple[Supervised, ...]:
    """The tasks."""
    return seen(
        task(1, key_task=4),
        task(2, due_on=date(2023, 9, 15), extended_to=date(2023, 9, 20), extension="调整"),
        task(3, done_on=date(2023, 8, 1), closed_on=date(2023, 8, 5), closed_by="赵"),
        on=AS_OF,
        reports=(report(1, date(2023, 9, 1), 90), report(2, date(2023, 9, 1), 90)),
        milestones=(milestone(1, 1, date(2023, 6, 1), date(2023, 6, 1)),),
    )


FIGURES = figures_of(rows(), where=where)
