"""Days of a unit's calendar set, and deadlines marked as met, by its office; the finance bureau sets those of all units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.process.deadlines import UnitDay

from .permission import demand

SETTERS = (Role.OFFICE, Role.REVIEWER)
NEVER_SET = -1
"""The version of a day that nobody has set yet."""


class SetMeanwhile(Exception):
    """Somebody else has set this day since it was read; `now` is what they set."""

    def __init__(self, now: UnitDay) -> None:
        """Nothing was written."""
        super().__init__("您打开之后，别人已经改过。下面是现在的内容和您填的内容，核对后再保存。")
        self.now = now


@dataclass(frozen=True, slots=True)
class Which:
    """A deadline or milestone of a unit's calendar year, with its title for the trail."""

    unit: Unit
    year: int
    code: str
    title: str


def set_day(
    *, which: Which, seen: int, day: date | None, done_on: date | None, note: str, by: User, actor: Actor
) -> UnitDay:
    """What holds from now on. SetMeanwhile when another version than `seen` is there; ValidationError for a day of another age."""
    demand(by, *SETTERS, unit=which.unit)
    for given in (day, done_on):
        if given is not None and abs(given.year - which.year) > 1:
            raise ValidationError(f"日期 {given} 离 {which.year} 年太远，请核对年份。")
    values = {"day": day, "done_on": done_on, "note": note.strip()[:200], "by": by}
    place = {"unit": which.unit, "year": which.year, "code": which.code}
    with transaction.atomic():
        if seen == NEVER_SET:
            _create(place, values)
        else:
            same = UnitDay.objects.filter(**place, version=seen)
            if not same.update(**values, version=seen + 1):
                raise SetMeanwhile(UnitDay.objects.get(**place))
        found: UnitDay = UnitDay.objects.get(**place)
        told = f"设定“{which.title}”：{day or '未定'}{f'，{done_on} 已完成' if done_on else ''}"
        detail = {"unit": which.unit.code, "year": which.year, "code": which.code, "day": day, "done_on": done_on}
        record(Act("deadline.set", f"unit:{which.unit.code}", told, detail), by=actor)
    return found


def _create(place: Mapping[str, object], values: Mapping[str, object]) -> None:
    try:
        with transaction.atomic():
            UnitDay.objects.create(**place, **values)
    except IntegrityError as error:
        raise SetMeanwhile(UnitDay.objects.get(**place)) from error
