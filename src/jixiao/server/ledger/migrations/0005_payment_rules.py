"""What payment rules look at: account, method, invoice and more of a payment; own accounts; answers of monitoring."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("ledger", "0004_views"),
    ]

    operations = [
        migrations.AddField(
            model_name="payment",
            name="advance",
            field=models.SmallIntegerField(null=True, verbose_name="是否预付款"),
        ),
        migrations.AddField(
            model_name="payment",
            name="attachments",
            field=models.BigIntegerField(null=True, verbose_name="附件张数"),
        ),
        migrations.AddField(
            model_name="payment",
            name="days",
            field=models.BigIntegerField(null=True, verbose_name="天数"),
        ),
        migrations.AddField(
            model_name="payment",
            name="invoice",
            field=models.TextField(null=True, verbose_name="发票号"),
        ),
        migrations.AddField(
            model_name="payment",
            name="method",
            field=models.CharField(max_length=40, null=True, verbose_name="支付方式"),
        ),
        migrations.AddField(
            model_name="payment",
            name="payee_account",
            field=models.TextField(null=True, verbose_name="收款账号"),
        ),
        migrations.AddField(
            model_name="payment",
            name="payee_kind",
            field=models.CharField(max_length=40, null=True, verbose_name="收款人类型"),
        ),
        migrations.AddField(
            model_name="payment",
            name="people",
            field=models.BigIntegerField(null=True, verbose_name="人数"),
        ),
        migrations.AddField(
            model_name="payment",
            name="procurement_plan",
            field=models.TextField(null=True, verbose_name="采购计划编号"),
        ),
        migrations.AddField(
            model_name="procurementcontract",
            name="advance_rate",
            field=models.BigIntegerField(null=True, verbose_name="约定预付比例"),
        ),
        migrations.AddField(
            model_name="procurementcontract",
            name="supplement",
            field=models.BigIntegerField(null=True, verbose_name="补充合同金额"),
        ),
        migrations.CreateModel(
            name="MonitorResult",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("project", models.TextField(null=True, verbose_name="项目编码")),
                ("indicator", models.TextField(null=True, verbose_name="绩效指标编号")),
                ("cut_off", models.DateField(null=True, verbose_name="数据截止日")),
                ("actual", models.BigIntegerField(null=True, verbose_name="截止日完成值")),
                ("progress", models.BigIntegerField(null=True, verbose_name="完成进度")),
                ("forecast", models.BigIntegerField(null=True, verbose_name="全年预计完成值")),
                ("likelihood", models.CharField(max_length=40, null=True, verbose_name="完成目标可能性")),
                ("cause", models.CharField(max_length=40, null=True, verbose_name="偏差原因")),
                ("reason", models.TextField(null=True, verbose_name="原因说明")),
                ("needs_correction", models.SmallIntegerField(null=True, verbose_name="是否需要整改")),
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
                "verbose_name": "绩效监控填报",
                "db_table": "ledger_monitor_result",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="monitor_result_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)),
                        fields=("record_key",),
                        name="monitor_result_current",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnAccount",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("account", models.TextField(null=True, verbose_name="账号")),
                ("name", models.TextField(null=True, verbose_name="户名")),
                ("allowed", models.SmallIntegerField(null=True, verbose_name="是否允许划转")),
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
                "verbose_name": "本单位账户",
                "db_table": "ledger_own_account",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="own_account_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)), fields=("record_key",), name="own_account_current"
                    )
                ],
            },
        ),
    ]
