"""Rectifications, use of results, review of self-evaluations; answers to monitoring are kept by round."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from jixiao.facts.records import BY_NAME
from jixiao.server.ledger.rows import record_key, values_of


def rekey(apps: Any, schema_editor: Any) -> None:
    """The cut-off is part of what identifies an answer to monitoring."""
    table, known = apps.get_model("ledger", "MonitorResult"), BY_NAME["monitor_result"]
    for line in table.objects.values().iterator():
        table.objects.filter(pk=line["row_id"]).update(record_key=record_key(known, values_of(known, line)))


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_api_tokens"),
        ("ledger", "0016_register_orders"),
    ]

    operations = [
        migrations.RunPython(rekey, migrations.RunPython.noop),
        migrations.AddField(
            model_name="project",
            name="reviewed",
            field=models.SmallIntegerField(null=True, verbose_name="自评结果是否经审核"),
        ),
        migrations.CreateModel(
            name="Rectification",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("number", models.TextField(null=True, verbose_name="整改编号")),
                ("project", models.TextField(null=True, verbose_name="项目编码")),
                ("origin", models.CharField(max_length=40, null=True, verbose_name="问题来源")),
                ("document", models.TextField(null=True, verbose_name="来源文件")),
                ("found_on", models.DateField(null=True, verbose_name="发现日期")),
                ("problem", models.TextField(null=True, verbose_name="整改问题")),
                ("measure", models.TextField(null=True, verbose_name="整改措施")),
                ("division", models.TextField(null=True, verbose_name="整改科室")),
                ("owner", models.TextField(null=True, verbose_name="整改责任人")),
                ("due_on", models.DateField(null=True, verbose_name="整改期限")),
                ("done_on", models.DateField(null=True, verbose_name="整改完成日期")),
                ("result", models.TextField(null=True, verbose_name="整改结果")),
                ("evidence", models.TextField(null=True, verbose_name="整改佐证")),
                ("closed_on", models.DateField(null=True, verbose_name="整改销号日期")),
                ("closed_by", models.TextField(null=True, verbose_name="整改销号人")),
                (
                    "born",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.batch",
                        verbose_name="录入批次",
                    ),
                ),
                (
                    "ended",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.batch",
                        verbose_name="终止批次",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.origin",
                        verbose_name="来源",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_column="unit",
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                        to_field="code",
                        verbose_name="预算单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "整改台账",
                "db_table": "ledger_rectification",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="rectification_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)),
                        fields=("record_key",),
                        name="rectification_current",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ResultUse",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("project", models.TextField(null=True, verbose_name="项目编码")),
                ("consequence", models.CharField(max_length=40, null=True, verbose_name="处理意见")),
                ("ground", models.TextField(null=True, verbose_name="处理理由")),
                ("decided_on", models.DateField(null=True, verbose_name="决定日期")),
                ("decided_by", models.TextField(null=True, verbose_name="决定人")),
                ("next_amount", models.BigIntegerField(null=True, verbose_name="下年预算安排数")),
                ("next_note", models.TextField(null=True, verbose_name="下年预算落实情况")),
                (
                    "born",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.batch",
                        verbose_name="录入批次",
                    ),
                ),
                (
                    "ended",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.batch",
                        verbose_name="终止批次",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.origin",
                        verbose_name="来源",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_column="unit",
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                        to_field="code",
                        verbose_name="预算单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "结果应用",
                "db_table": "ledger_result_use",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="result_use_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)), fields=("record_key",), name="result_use_current"
                    )
                ],
            },
        ),
    ]
