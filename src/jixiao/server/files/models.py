"""Files by their content, and what they are evidence of."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from jixiao.server.accounts.models import Unit, User


class StoredFile(models.Model):
    """One content, stored once under its SHA-256, whatever names it is known by. `kind` is what was found in it (files.sniff)."""

    sha256 = models.CharField("摘要", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("大小（字节）")
    kind = models.CharField("类型", max_length=10)
    name = models.CharField("首次的文件名", max_length=200)
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        verbose_name = "文件"

    def __str__(self) -> str:
        return self.name


class Attachment(models.Model):
    """A file that proves something: `subject` names what (`case:12:point`, `record:payment:7`, `item:3:A13`) in `unit`.

    Never deleted: who withdrew it, when and why stands beside it.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="attachments", verbose_name="预算单位")
    subject = models.CharField("对象", max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="attachments", verbose_name="文件")
    name = models.CharField("文件名", max_length=200)
    note = models.CharField("说明", max_length=300, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="上传人")
    at = models.DateTimeField("上传时间", auto_now_add=True)
    withdrawn_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤回人"
    )
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    withdrawn_reason = models.CharField("撤回原因", max_length=300, blank=True)

    class Meta:
        """Newest first; the same file proves the same thing once."""

        ordering = ("-id",)
        verbose_name = "佐证材料"
        indexes: ClassVar = [models.Index(fields=("unit", "subject"), name="attachment_subject")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("unit", "subject", "file"),
                condition=models.Q(withdrawn_at__isnull=True),
                name="attached_once",
            )
        ]

    def __str__(self) -> str:
        return self.name
