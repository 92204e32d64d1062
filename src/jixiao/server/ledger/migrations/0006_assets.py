"""Assets and supplies in full: cards, books, results of a count, handovers, disposals step by step."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("ledger", "0005_payment_rules"),
    ]

    operations = [
        migrations.AddField(
            model_name="asset",
            name="accumulated",
            field=models.BigIntegerField(null=True, verbose_name="累计折旧"),
        ),
        migrations.AddField(
            model_name="asset",
            name="acquisition",
            field=models.CharField(max_length=40, null=True, verbose_name="取得方式"),
        ),
        migrations.AddField(
            model_name="asset",
            name="contract",
            field=models.TextField(null=True, verbose_name="采购合同编号"),
        ),
        migrations.AddField(
            model_name="asset",
            name="division",
            field=models.TextField(null=True, verbose_name="使用部门"),
        ),
        migrations.AddField(
            model_name="asset",
            name="fund",
            field=models.TextField(null=True, verbose_name="资金来源"),
        ),
        migrations.AddField(
            model_name="asset",
            name="life",
            field=models.BigIntegerField(null=True, verbose_name="折旧年限"),
        ),
        migrations.AddField(
            model_name="asset",
            name="model",
            field=models.TextField(null=True, verbose_name="规格型号"),
        ),
        migrations.AddField(
            model_name="asset",
            name="place",
            field=models.TextField(null=True, verbose_name="存放地点"),
        ),
        migrations.AddField(
            model_name="disposal",
            name="applied_on",
            field=models.DateField(null=True, verbose_name="处置申请日期"),
        ),
        migrations.AddField(
            model_name="disposal",
            name="appraised",
            field=models.BigIntegerField(null=True, verbose_name="评估价"),
        ),
        migrations.AddField(
            model_name="disposal",
            name="approved_on",
            field=models.DateField(null=True, verbose_name="处置批复日期"),
        ),
        migrations.AddField(
            model_name="disposal",
            name="decided_on",
            field=models.DateField(null=True, verbose_name="集体决策日期"),
        ),
        migrations.AddField(
            model_name="disposal",
            name="ground",
            field=models.CharField(max_length=40, null=True, verbose_name="报废报损情形"),
        ),
        migrations.AddField(
            model_name="disposal",
            name="method",
            field=models.CharField(max_length=40, null=True, verbose_name="处置方式"),
        ),
        migrations.AddField(
            model_name="disposal",
            name="remitted_on",
            field=models.DateField(null=True, verbose_name="收入上缴日期"),
        ),
        migrations.AddField(
            model_name="disposal",
            name="written_off_on",
            field=models.DateField(null=True, verbose_name="台账核销日期"),
        ),
        migrations.AddField(
            model_name="person",
            name="left_on",
            field=models.DateField(null=True, verbose_name="离岗日期"),
        ),
        migrations.AddField(
            model_name="stocktakeline",
            name="approved_on",
            field=models.DateField(null=True, verbose_name="盘点审批日期"),
        ),
        migrations.AddField(
            model_name="stocktakeline",
            name="cost",
            field=models.BigIntegerField(null=True, verbose_name="盘点时账面原值"),
        ),
        migrations.AddField(
            model_name="stocktakeline",
            name="counted_by",
            field=models.TextField(null=True, verbose_name="盘点人"),
        ),
        migrations.AddField(
            model_name="stocktakeline",
            name="found_holder",
            field=models.TextField(null=True, verbose_name="实际使用人"),
        ),
        migrations.AddField(
            model_name="stocktakeline",
            name="found_place",
            field=models.TextField(null=True, verbose_name="实际存放地点"),
        ),
        migrations.AddField(
            model_name="stocktakeline",
            name="found_status",
            field=models.CharField(max_length=40, null=True, verbose_name="实际使用状态"),
        ),
        migrations.AddField(
            model_name="stocktakeline",
            name="handling",
            field=models.TextField(null=True, verbose_name="处理意见"),
        ),
        migrations.AddField(
            model_name="stocktakeline",
            name="reason",
            field=models.TextField(null=True, verbose_name="差异原因"),
        ),
        migrations.AddField(
            model_name="stocktakeline",
            name="result",
            field=models.CharField(max_length=40, null=True, verbose_name="盘点结果"),
        ),
        migrations.AddField(
            model_name="stocktakeline",
            name="round",
            field=models.TextField(null=True, verbose_name="盘点批次"),
        ),
        migrations.AddField(
            model_name="stocktakeline",
            name="scanned",
            field=models.SmallIntegerField(null=True, verbose_name="条码是否核对"),
        ),
        migrations.AddField(
            model_name="stocktakeline",
            name="superseded",
            field=models.SmallIntegerField(null=True, verbose_name="是否已被后续盘点替代"),
        ),
        migrations.AddField(
            model_name="supply",
            name="least",
            field=models.BigIntegerField(null=True, verbose_name="最低库存"),
        ),
        migrations.AddField(
            model_name="supply",
            name="measured_in",
            field=models.TextField(null=True, verbose_name="计量单位"),
        ),
        migrations.AddField(
            model_name="supply",
            name="model",
            field=models.TextField(null=True, verbose_name="规格"),
        ),
        migrations.AddField(
            model_name="supplyissue",
            name="amount",
            field=models.BigIntegerField(null=True, verbose_name="领用金额"),
        ),
        migrations.AddField(
            model_name="supplyissue",
            name="approved_by",
            field=models.TextField(null=True, verbose_name="批准人"),
        ),
        migrations.AddField(
            model_name="supplyissue",
            name="taken_by",
            field=models.TextField(null=True, verbose_name="领用人"),
        ),
        migrations.CreateModel(
            name="AssetBook",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("line", models.TextField(null=True, verbose_name="明细账行号")),
                ("account", models.TextField(null=True, verbose_name="会计科目")),
                ("asset", models.TextField(null=True, verbose_name="资产编号")),
                ("name", models.TextField(null=True, verbose_name="资产名称")),
                ("category", models.TextField(null=True, verbose_name="资产分类")),
                ("cost", models.BigIntegerField(null=True, verbose_name="原值")),
                ("accumulated", models.BigIntegerField(null=True, verbose_name="累计折旧")),
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
                "verbose_name": "资产财务账",
                "db_table": "ledger_asset_book",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="asset_book_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)), fields=("record_key",), name="asset_book_current"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AssetHandover",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("number", models.TextField(null=True, verbose_name="交接单号")),
                ("asset", models.TextField(null=True, verbose_name="资产编号")),
                ("from_person", models.TextField(null=True, verbose_name="移交人")),
                ("to_person", models.TextField(null=True, verbose_name="接收人")),
                ("to_division", models.TextField(null=True, verbose_name="接收科室")),
                ("to_place", models.TextField(null=True, verbose_name="接收后存放地点")),
                ("handed_on", models.DateField(null=True, verbose_name="交接日期")),
                ("cause", models.CharField(max_length=40, null=True, verbose_name="交接事由")),
                ("signed", models.SmallIntegerField(null=True, verbose_name="双方是否签字")),
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
                "verbose_name": "资产交接",
                "db_table": "ledger_asset_handover",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="asset_handover_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)),
                        fields=("record_key",),
                        name="asset_handover_current",
                    )
                ],
            },
        ),
    ]
