"""Lights, states and who is told, by the day that is asked for."""

from __future__ import annotations

from datetime import date

from jixiao.monitoring.pace.lights import Light
from jixiao.monitoring.supervision.tasks import State

from .sample import milestone, report, seen, task

AUGUST = date(2023, 8, 1)


def test_the_lights_of_the_deadline() -> None:
    (near,) = seen(task(1), on=date(2023, 8, 20), reports=(report(1, date(2023, 8, 1), 95),))
    assert (near.light, near.reasons, near.overdue) == (Light.YELLOW, ("距完成时限还有 11 天",), 0)
    (on_the_day,) = seen(task(1), on=date(2023, 8, 31), reports=(report(1, date(2023, 8, 30), 100),))
    assert on_the_day.reasons == ("距完成时限还有 0 天",)
    (past,) = seen(task(1), on=date(2023, 9, 1), reports=(report(1, date(2023, 8, 30), 100),))
    assert (past.light, past.reasons, past.overdue) == (Light.RED, ("已超过完成时限 1 天",), 1)


def test_progress_behind_the_calendar_of_the_task() -> None:
    # By 1 August 181 of 211 days are gone, 85.8 %.
    found = seen(
        task(1), task(2), task(3), on=AUGUST,
        reports=(report(1, AUGUST, 70), report(2, AUGUST, 60), report(3, AUGUST, 40)),
    )  # fmt: skip
    assert [one.light for one in found] == [Light.GREEN, Light.YELLOW, Light.RED]
    assert found[2].reasons == ("进度比时间慢 45.8 个百分点",)
    assert found[2].progress == "40%"


def test_milestones_and_silence() -> None:
    (late,) = seen(
        task(1), on=AUGUST, reports=(report(1, AUGUST, 90),), milestones=(milestone(1, 1, date(2023, 7, 20)),)
    )
    assert (late.light, late.reasons) == (Light.YELLOW, ("节点“节点1”已超过时限 12 天",))
    (graver,) = seen(
        task(1), on=AUGUST, reports=(report(1, AUGUST, 90),), milestones=(milestone(1, 1, date(2023, 7, 10)),)
    )
    assert graver.light is Light.RED
    (kept,) = seen(
        task(1),
        on=AUGUST,
        reports=(report(1, AUGUST, 90),),
        milestones=(milestone(1, 1, date(2023, 7, 10), date(2023, 7, 9)),),
    )
    assert kept.light is Light.GREEN
    (silent,) = seen(task(1), on=AUGUST, reports=(report(1, date(2023, 6, 1), None),))
    assert silent.reasons == ("停报 26 天（每 35 天应报一次进展）",)


def test_only_what_was_known_by_the_day_counts() -> None:
    closed = task(1, done_on=date(2023, 7, 10), closed_on=date(2023, 7, 20), closed_by="赵", state="closed")
    states = [seen(closed, on=day, reports=(report(1, date(2023, 7, 10), 100),))[0].state for day in (
        date(2023, 1, 15), date(2023, 7, 9), date(2023, 7, 15), date(2023, 7, 20),
    )]  # fmt: skip
    assert states == [State.PLANNED, State.OPEN, State.DONE, State.CLOSED]
    (done,) = seen(closed, on=date(2023, 12, 31))
    assert (done.late, done.light, done.told, done.progress) == (False, Light.GREEN, (), "100%")
    (late,) = seen(task(1, done_on=date(2023, 9, 1)), on=date(2023, 12, 31))
    assert late.late is True


def test_an_extension_moves_the_deadline_and_is_said() -> None:
    extended = task(1, extended_to=date(2023, 9, 30), extension="方案调整")
    (one,) = seen(extended, on=date(2023, 9, 10), reports=(report(1, date(2023, 9, 9), 95),))
    assert (one.overdue, one.task.due, one.task.first_due) == (0, date(2023, 9, 30), date(2023, 8, 31))


def test_without_a_deadline_nothing_can_be_said() -> None:
    (one,) = seen(task(1, due_on=None), on=AUGUST, reports=(report(1, AUGUST, 10),))
    assert (one.light, one.late, one.reasons) == (Light.NONE, None, ("没有完成时限，无法判定是否按期",))


def test_of_every_kind_the_highest_step_that_is_reached() -> None:
    def steps(day: date) -> list[tuple[str, int]]:
        (one,) = seen(task(1), on=day, reports=(report(1, day, 100),))
        return [(told.step.code, told.days) for told in one.told]

    assert steps(date(2023, 8, 10)) == []
    assert steps(date(2023, 8, 25)) == [("near", 6)]
    assert steps(date(2023, 9, 5)) == [("overdue", 5)]
    assert steps(date(2023, 9, 12)) == [("pressed", 12)]
    assert steps(date(2023, 9, 25)) == [("leader", 25)]
    (silent,) = seen(task(1), on=date(2023, 6, 1))
    assert [told.step.code for told in silent.told] == ["silent"]


def test_a_key_task_without_an_indicator_is_seen() -> None:
    found = seen(task(1, key_task=3), task(2, key_task=4), task(3), on=AUGUST, indicated=frozenset({3}))
    assert [one.held for one in found] == [True, False, None]
