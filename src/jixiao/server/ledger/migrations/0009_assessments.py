"""Assessments in full: numbers of the units, marks of both stages, objections with their answers."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("ledger", "0008_payment_function"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="assessmentscore",
            options={"ordering": ("row_id",), "verbose_name": "考评评分"},
        ),
        migrations.AddField(
            model_name="assessedunit",
            name="cohort",
            field=models.TextField(null=True, verbose_name="考评组别"),
        ),
        migrations.AddField(
            model_name="assessmentscore",
            name="evidence",
            field=models.TextField(null=True, verbose_name="佐证材料"),
        ),
        migrations.AddField(
            model_name="assessmentscore",
            name="given_by",
            field=models.TextField(null=True, verbose_name="评分人"),
        ),
        migrations.AddField(
            model_name="assessmentscore",
            name="given_on",
            field=models.DateField(null=True, verbose_name="评分日期"),
        ),
        migrations.AddField(
            model_name="assessmentscore",
            name="scheme",
            field=models.TextField(null=True, verbose_name="考评方案"),
        ),
        migrations.AddField(
            model_name="assessmentscore",
            name="stage",
            field=models.CharField(max_length=40, null=True, verbose_name="评分环节"),
        ),
        migrations.AlterField(
            model_name="assessmentscore",
            name="basis",
            field=models.TextField(null=True, verbose_name="评分说明"),
        ),
        migrations.CreateModel(
            name="AssessmentObjection",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("scheme", models.TextField(null=True, verbose_name="考评方案")),
                ("assessed", models.TextField(null=True, verbose_name="被考评单位编码")),
                ("indicator", models.TextField(null=True, verbose_name="考评指标")),
                ("claimed", models.BigIntegerField(null=True, verbose_name="主张得分")),
                ("ground", models.TextField(null=True, verbose_name="异议理由")),
                ("raised_on", models.DateField(null=True, verbose_name="提出日期")),
                ("answer", models.CharField(max_length=40, null=True, verbose_name="异议答复")),
                ("answered_score", models.BigIntegerField(null=True, verbose_name="答复后得分")),
                ("answer_reason", models.TextField(null=True, verbose_name="答复意见")),
                ("answered_by", models.TextField(null=True, verbose_name="答复人")),
                ("answered_on", models.DateField(null=True, verbose_name="答复日期")),
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
                "verbose_name": "考评异议",
                "db_table": "ledger_assessment_objection",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="assessment_objection_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)),
                        fields=("record_key",),
                        name="assessment_objection_current",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AssessmentValue",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("scheme", models.TextField(null=True, verbose_name="考评方案")),
                ("assessed", models.TextField(null=True, verbose_name="被考评单位编码")),
                ("input", models.TextField(null=True, verbose_name="考评数据项")),
                ("value", models.BigIntegerField(null=True, verbose_name="考评数据值")),
                ("origin", models.TextField(null=True, verbose_name="数据来源")),
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
                "verbose_name": "考评数据",
                "db_table": "ledger_assessment_value",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="assessment_value_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)),
                        fields=("record_key",),
                        name="assessment_value_current",
                    )
                ],
            },
        ),
    ]
