"""Lists that people keep: which records, narrowed and ordered how, under a name of their own."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from jixiao.server.accounts.models import Unit, User


class SavedView(models.Model):
    """A list of one record type as its address asks for it (`query`), for its owner, or for everybody in `unit`."""

    owner = models.ForeignKey(User, models.CASCADE, related_name="saved_views", verbose_name="建立人")
    unit = models.ForeignKey(
        Unit, models.CASCADE, null=True, blank=True, related_name="saved_views", verbose_name="共享给单位"
    )
    record = models.CharField("记录类型", max_length=60)
    title = models.CharField("名称", max_length=40)
    query = models.CharField("条件", max_length=1000)
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        """By name."""

        ordering = ("title", "id")
        verbose_name = "常用列表"
        constraints: ClassVar = [models.UniqueConstraint(fields=("owner", "record", "title"), name="view_once")]

    def __str__(self) -> str:
        return self.title
