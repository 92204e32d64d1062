"""Notices: what somebody should know or do, with the page that shows it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import QuerySet

from jixiao.server.accounts.models import User

KINDS = [("import", "导入"), ("evaluation", "评价"), ("case", "流程"), ("deadline", "期限")]


class Notice(models.Model):
    """One message to one person. `link` is a path of this server, `subject` a short code of what it is about (`import:12`)."""

    to = models.ForeignKey(User, models.CASCADE, related_name="notices")
    kind = models.CharField("类别", max_length=20, choices=KINDS)
    title = models.CharField("内容", max_length=200)
    link = models.CharField("链接", max_length=300, blank=True)
    subject = models.CharField("对象", max_length=200, blank=True)
    at = models.DateTimeField("时间", auto_now_add=True)
    read_at = models.DateTimeField("阅读时间", null=True, blank=True)

    class Meta:
        """Newest first; the unread ones of a person are counted on every page."""

        ordering = ("-id",)
        verbose_name = "通知"
        indexes: ClassVar = [models.Index(fields=("to", "read_at"), name="notice_unread")]

    def __str__(self) -> str:
        return f"{self.to}：{self.title}"


def unread(user: User) -> QuerySet[Notice]:
    """The notices somebody has not read."""
    return Notice.objects.filter(to=user, read_at__isnull=True)


def listed(user: User) -> QuerySet[Notice]:
    """All notices of somebody: unread ones first, each newest first."""
    return Notice.objects.filter(to=user).order_by(models.F("read_at").desc(nulls_first=True), "-id")
