"""Tokens with which a program acts for a person, and the answers its writes were given, so that a repeated write is done once."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils import timezone

PREFIX = "jx_"
"""What every token begins with, so that one that got into a mail or a repository is recognised."""


class ApiToken(models.Model):
    """A token of one person: it may what the person's roles permit at the time, nothing more; with `writes` off it only reads.

    The token itself is shown once and kept nowhere: `digest` is its SHA-256 (it is as long as random, no slower hash is needed), `hint`
    its first letters.
    """

    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="api_tokens", verbose_name="账号")
    name = models.CharField("用途", max_length=60)
    digest = models.CharField("摘要", max_length=64, unique=True)
    hint = models.CharField("开头", max_length=10)
    writes = models.BooleanField("可以写入", default=False)
    expires = models.DateField("有效至")
    at = models.DateTimeField("生成时间", auto_now_add=True)
    used_at = models.DateTimeField("最近使用", null=True, blank=True)
    revoked_at = models.DateTimeField("作废时间", null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        verbose_name = "接口令牌"

    def __str__(self) -> str:
        return self.name

    def valid(self, on: date) -> bool:
        """Whether it opens anything on a day."""
        return self.revoked_at is None and on <= self.expires


class ApiAnswer(models.Model):
    """What a write under an idempotency key was answered. `fingerprint` is the SHA-256 of what was asked for."""

    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="+", verbose_name="账号")
    key = models.CharField("幂等键", max_length=100)
    fingerprint = models.CharField("请求摘要", max_length=64)
    body = models.JSONField("答复", default=dict)
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        """In the order in which they were given."""

        ordering = ("id",)
        verbose_name = "接口答复"
        constraints: ClassVar = [models.UniqueConstraint(fields=("user", "key"), name="api_answer_once")]

    def __str__(self) -> str:
        return self.key


def digest_of(secret: str) -> str:
    """The hash under which a token is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_of(secret: str) -> ApiToken | None:
    """The token that opens something today, of somebody whose account is in use; None for any other text."""
    found = ApiToken.objects.select_related("user").filter(digest=digest_of(secret), user__is_active=True).first()
    return found if found is not None and found.valid(timezone.localdate()) else None
