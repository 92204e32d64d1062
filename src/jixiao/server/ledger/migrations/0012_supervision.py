"""Supervised tasks in full: who, until when, milestones, reports, who closed them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_api_tokens"),
        ("ledger", "0011_compliance"),
    ]

    operations = [
        migrations.AddField(
            model_name="supervisedtask",
            name="closed_by",
            field=models.TextField(null=True, verbose_name="销号人"),
        ),
        migrations.AddField(
            model_name="supervisedtask",
            name="closed_on",
            field=models.DateField(null=True, verbose_name="销号日期"),
        ),
        migrations.AddField(
            model_name="supervisedtask",
            name="evidence",
            field=models.TextField(null=True, verbose_name="佐证材料"),
        ),
        migrations.AddField(
            model_name="supervisedtask",
            name="extended_to",
            field=models.DateField(null=True, verbose_name="延期至"),
        ),
        migrations.AddField(
            model_name="supervisedtask",
            name="extension",
            field=models.TextField(null=True, verbose_name="延期理由"),
        ),
        migrations.AddField(
            model_name="supervisedtask",
            name="key_task",
            field=models.BigIntegerField(null=True, verbose_name="对应重点工作"),
        ),
        migrations.AddField(
            model_name="supervisedtask",
            name="owner",
            field=models.TextField(null=True, verbose_name="责任人"),
        ),
        migrations.AddField(
            model_name="supervisedtask",
            name="starts_on",
            field=models.DateField(null=True, verbose_name="开始日期"),
        ),
        migrations.AddField(
            model_name="supervisedtask",
            name="supporting",
            field=models.TextField(null=True, verbose_name="配合单位"),
        ),
        migrations.CreateModel(
            name="SupervisionReport",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("task", models.BigIntegerField(null=True, verbose_name="督办事项编号")),
                ("reported_on", models.DateField(null=True, verbose_name="填报日期")),
                ("progress", models.BigIntegerField(null=True, verbose_name="进度")),
                ("text", models.TextField(null=True, verbose_name="进展说明")),
                ("risk", models.TextField(null=True, verbose_name="存在困难")),
                ("reported_by", models.TextField(null=True, verbose_name="填报人")),
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
                "verbose_name": "督办进展",
                "db_table": "ledger_supervision_report",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="supervision_report_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)),
                        fields=("record_key",),
                        name="supervision_report_current",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskMilestone",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("task", models.BigIntegerField(null=True, verbose_name="督办事项编号")),
                ("number", models.BigIntegerField(null=True, verbose_name="节点序号")),
                ("name", models.TextField(null=True, verbose_name="节点")),
                ("due_on", models.DateField(null=True, verbose_name="节点时限")),
                ("done_on", models.DateField(null=True, verbose_name="节点完成日期")),
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
                "verbose_name": "督办节点",
                "db_table": "ledger_task_milestone",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="task_milestone_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)),
                        fields=("record_key",),
                        name="task_milestone_current",
                    )
                ],
            },
        ),
    ]
