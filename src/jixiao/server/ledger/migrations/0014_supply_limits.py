"""Limits of supplies by division."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_api_tokens"),
        ("ledger", "0013_cost_control"),
    ]

    operations = [
        migrations.CreateModel(
            name="SupplyLimit",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("division", models.TextField(null=True, verbose_name="领用科室")),
                ("supply", models.TextField(null=True, verbose_name="品目编号")),
                ("quantity", models.BigIntegerField(null=True, verbose_name="年度限量")),
                ("amount", models.BigIntegerField(null=True, verbose_name="年度限额")),
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
                "verbose_name": "低值易耗品限额",
                "db_table": "ledger_supply_limit",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="supply_limit_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)), fields=("record_key",), name="supply_limit_current"
                    )
                ],
            },
        ),
    ]
