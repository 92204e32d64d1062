"""What units publish of their years, as it was written (公开资料)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_api_tokens"),
        ("results", "0003_published_assessments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DisclosurePack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "state",
                    models.CharField(
                        choices=[("queued", "排队中"), ("running", "生成中"), ("done", "已完成"), ("failed", "未完成")],
                        default="queued",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("ledger_state", models.CharField(blank=True, max_length=60, verbose_name="台账状态")),
                ("snapshot", models.CharField(blank=True, max_length=40, verbose_name="数据快照")),
                ("folder", models.CharField(blank=True, max_length=60, verbose_name="结果")),
                ("files", models.JSONField(default=list, verbose_name="文件")),
                ("withheld", models.PositiveIntegerField(default=0, verbose_name="不公开的项数")),
                ("findings", models.JSONField(default=list, verbose_name="核对结果")),
                ("error", models.CharField(blank=True, max_length=500, verbose_name="未完成的原因")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="发起时间")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="完成时间")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发起人",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                        verbose_name="预算单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "公开资料",
                "ordering": ("-id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year"], name="disclosure_pack_scope")],
            },
        ),
    ]
