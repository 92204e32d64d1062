"""Payment rules switched on and off for a unit and year (规则的启用、停用和参数)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_api_tokens"),
        ("process", "0007_consequences"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RuleDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("rule", models.CharField(max_length=40, verbose_name="规则")),
                ("on", models.BooleanField(verbose_name="启用")),
                ("parameters", models.JSONField(default=dict, verbose_name="参数")),
                ("ground", models.CharField(max_length=500, verbose_name="理由")),
                ("trial", models.JSONField(default=dict, verbose_name="试算")),
                ("by_bureau", models.BooleanField(default=False, verbose_name="财政部门决定")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="决定人",
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
                "verbose_name": "规则设置",
                "ordering": ("-id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year"], name="rule_decision_scope")],
            },
        ),
    ]
