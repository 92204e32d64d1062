"""Requests for supplies."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_api_tokens"),
        ("assets", "0001_rounds"),
        ("files", "0001_attachments"),
        ("ledger", "0006_assets"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SupplyRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("division", models.CharField(max_length=100, verbose_name="领用科室")),
                ("lines", models.JSONField(default=list, verbose_name="品目")),
                ("purpose", models.CharField(blank=True, max_length=200, verbose_name="用途")),
                ("key", models.CharField(max_length=40, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "待批准"),
                            ("approved", "待领取"),
                            ("refused", "未批准"),
                            ("issued", "已领取"),
                            ("taken_back", "已撤回"),
                        ],
                        default="asked",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="申请时间")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="批准时间")),
                ("opinion", models.CharField(blank=True, max_length=300, verbose_name="意见")),
                ("issued_at", models.DateTimeField(null=True, verbose_name="发放时间")),
                ("taken_by", models.CharField(blank=True, max_length=100, verbose_name="领用人")),
                (
                    "batch",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supply_request",
                        to="ledger.batch",
                        verbose_name="批次",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="申请人",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="批准人",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发放人",
                    ),
                ),
                (
                    "signature",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.attachment",
                        verbose_name="签字",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supply_requests",
                        to="accounts.unit",
                        verbose_name="预算单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "低值易耗品领用",
                "ordering": ("-id",),
                "indexes": [models.Index(fields=["unit", "state"], name="supply_request_state")],
            },
        ),
    ]
