"""The one table of the trail. Its rows are added by `trail.record` and changed by nobody."""

from __future__ import annotations

from django.db import models


class Event(models.Model):
    """One thing somebody did.

    The actor is kept by number and name and not as a reference: the trail stays readable when accounts go. `action` is a short stable code
    (`signin.ok`, `import.accept`), `subject` names what it was done to (`project:A0101`), `detail` holds plain values. `hash` covers all of
    it and the hash of the event before.
    """

    at = models.DateTimeField("时间", db_index=True)
    actor_id = models.BigIntegerField("人员编号", null=True)
    actor_name = models.CharField("人员", max_length=100)
    unit = models.CharField("单位编码", max_length=50, db_index=True)
    action = models.CharField("事项", max_length=60, db_index=True)
    subject = models.CharField("对象", max_length=200, db_index=True)
    summary = models.CharField("说明", max_length=500)
    detail = models.JSONField("细节", default=dict)
    address = models.CharField("来自", max_length=45)
    previous = models.CharField("上一条的摘要", max_length=64)
    hash = models.CharField("摘要", max_length=64, unique=True)

    class Meta:
        """Read newest first."""

        ordering = ("-id",)
        verbose_name = "审计记录"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.actor_name} {self.summary}"
