"""What costs may be, and what they are measured by (费用控制)."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_api_tokens"),
        ("ledger", "0012_supervision"),
    ]

    operations = [
        migrations.CreateModel(
            name="CostControl",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("item", models.TextField(null=True, verbose_name="费用项目")),
                ("classes", models.TextField(null=True, verbose_name="归集的经济分类")),
                ("scope", models.CharField(max_length=40, null=True, verbose_name="归集的支出性质")),
                ("control", models.BigIntegerField(null=True, verbose_name="全年控制数")),
                ("last_year", models.BigIntegerField(null=True, verbose_name="上年支出数")),
                ("quantity", models.BigIntegerField(null=True, verbose_name="计量数")),
                ("measured_in", models.TextField(null=True, verbose_name="计量单位")),
                ("peer_cost", models.BigIntegerField(null=True, verbose_name="同类单位平均单位成本")),
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
                "verbose_name": "费用控制",
                "db_table": "ledger_cost_control",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="cost_control_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)), fields=("record_key",), name="cost_control_current"
                    )
                ],
            },
        ),
    ]
