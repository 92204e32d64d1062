"""Notices on their way out of the house: by mail to a person, and to the office's messenger; and what each person wants by mail."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from jixiao.server.accounts.models import User

from .notices import Notice

CHANNELS = [("mail", "邮件"), ("webhook", "消息推送")]
STATES = [("waiting", "待发送"), ("sent", "已发送"), ("failed", "未送达")]


def usual_kinds() -> list[str]:
    """What people get by mail until they say otherwise: what waits for them, and what is due."""
    return ["case", "deadline"]


class Preference(models.Model):
    """Which kinds of notices somebody wants by mail, at once or collected once a day. Who has none gets the usual kinds at once."""

    user = models.OneToOneField(User, models.CASCADE, related_name="preference", verbose_name="账号")
    mail_kinds = models.JSONField("邮件通知的类别", default=usual_kinds)
    digest = models.BooleanField("每天汇总成一封", default=False)

    class Meta:
        """By person."""

        ordering = ("user",)
        verbose_name = "通知设置"

    def __str__(self) -> str:
        return f"{self.user} 的通知设置"


class Sending(models.Model):
    """One notice on its way through one channel. `next_at` is when it is tried (again); while one worker tries it, no other does.

    `problem` tells in Chinese why it did not arrive, without addresses.
    """

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="sendings", verbose_name="通知")
    channel = models.CharField("方式", max_length=10, choices=CHANNELS)
    digest = models.BooleanField("汇总", default=False)
    state = models.CharField("状态", max_length=10, choices=STATES, default="waiting")
    attempts = models.PositiveIntegerField("次数", default=0)
    next_at = models.DateTimeField("下次发送时间")
    done_at = models.DateTimeField("完成时间", null=True, blank=True)
    problem = models.CharField("没有送达的原因", max_length=200, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        verbose_name = "通知发送"
        constraints: ClassVar = [models.UniqueConstraint(fields=("notice", "channel"), name="sending_once")]
        indexes: ClassVar = [models.Index(fields=("state", "next_at"), name="sending_due")]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.notice_id} {self.get_state_display()}"


def preferences_of(users: QuerySet[User] | list[User]) -> dict[int, Preference]:
    """What each of these people wants, by number; those who never said are given the usual."""
    said = {one.user_id: one for one in Preference.objects.filter(user__in=users)}
    return {user.pk: said.get(user.pk) or Preference(user=user) for user in users}


def due(now: datetime | None = None) -> QuerySet[Sending]:
    """What should go out now, oldest first."""
    query = Sending.objects.filter(state="waiting", next_at__lte=now or timezone.now())
    return query.select_related("notice__to").order_by("id")
