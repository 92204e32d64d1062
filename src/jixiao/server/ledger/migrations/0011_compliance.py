"""What obligations are asked of: tenders, supplements, challenges, published tables, carry-over, transfers, works in hand."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("ledger", "0010_counted_from"),
    ]

    operations = [
        migrations.AddField(
            model_name="disclosure",
            name="address",
            field=models.TextField(null=True, verbose_name="公开网址"),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="congress_on",
            field=models.DateField(null=True, verbose_name="人大批准日期"),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="economic_level",
            field=models.CharField(max_length=40, null=True, verbose_name="基本支出经济分类公开到"),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="explained",
            field=models.SmallIntegerField(null=True, verbose_name="是否说明重要事项"),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="function_level",
            field=models.CharField(max_length=40, null=True, verbose_name="功能分类公开到"),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="has_units",
            field=models.SmallIntegerField(null=True, verbose_name="有无所属单位"),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="proof",
            field=models.TextField(null=True, verbose_name="佐证文件校验值"),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="relayed_on",
            field=models.DateField(null=True, verbose_name="批复所属单位日期"),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="secret",
            field=models.SmallIntegerField(null=True, verbose_name="是否含涉密内容"),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="split",
            field=models.SmallIntegerField(null=True, verbose_name="是否分列基本支出和项目支出"),
        ),
        migrations.AddField(
            model_name="procurementcontract",
            name="accepted_on",
            field=models.DateField(null=True, verbose_name="履约验收日期"),
        ),
        migrations.AddField(
            model_name="procurementcontract",
            name="bond_form",
            field=models.CharField(max_length=40, null=True, verbose_name="履约保证金形式"),
        ),
        migrations.AddField(
            model_name="procurementcontract",
            name="performance_bond",
            field=models.BigIntegerField(null=True, verbose_name="履约保证金"),
        ),
        migrations.AddField(
            model_name="procurementcontract",
            name="tender",
            field=models.TextField(null=True, verbose_name="采购项目编号"),
        ),
        migrations.AddField(
            model_name="procurementcontract",
            name="winner_refunded_on",
            field=models.DateField(null=True, verbose_name="中标供应商投标保证金退还日期"),
        ),
        migrations.AddField(
            model_name="procurementintention",
            name="expected",
            field=models.TextField(null=True, verbose_name="预计采购时间"),
        ),
        migrations.AddField(
            model_name="procurementintention",
            name="needs",
            field=models.TextField(null=True, verbose_name="采购需求概况"),
        ),
        migrations.AddField(
            model_name="procurementintention",
            name="publisher",
            field=models.CharField(max_length=40, null=True, verbose_name="意向公开主体"),
        ),
        migrations.CreateModel(
            name="BudgetTransfer",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("number", models.TextField(null=True, verbose_name="调剂编号")),
                ("project", models.TextField(null=True, verbose_name="项目编码")),
                ("amount", models.BigIntegerField(null=True, verbose_name="调剂金额")),
                ("cause", models.TextField(null=True, verbose_name="调剂事由")),
                ("approved_on", models.DateField(null=True, verbose_name="调剂批准日期")),
                ("executed_on", models.DateField(null=True, verbose_name="调剂后首笔支出日期")),
                ("approval", models.TextField(null=True, verbose_name="批准文号")),
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
                "verbose_name": "预算调剂",
                "db_table": "ledger_budget_transfer",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="budget_transfer_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)),
                        fields=("record_key",),
                        name="budget_transfer_current",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CarryOver",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("project", models.TextField(null=True, verbose_name="项目编码")),
                ("origin_year", models.BigIntegerField(null=True, verbose_name="资金所属年度")),
                ("amount", models.BigIntegerField(null=True, verbose_name="结转结余金额")),
                ("used", models.BigIntegerField(null=True, verbose_name="本年使用金额")),
                ("same_purpose", models.SmallIntegerField(null=True, verbose_name="是否用于原项目")),
                ("treated", models.SmallIntegerField(null=True, verbose_name="是否作为结余资金管理")),
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
                "verbose_name": "结转结余资金",
                "db_table": "ledger_carry_over",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="carry_over_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)), fields=("record_key",), name="carry_over_current"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Construction",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("code", models.TextField(null=True, verbose_name="工程编号")),
                ("name", models.TextField(null=True, verbose_name="工程名称")),
                ("cost", models.BigIntegerField(null=True, verbose_name="账面金额")),
                ("accepted_on", models.DateField(null=True, verbose_name="竣工验收日期")),
                ("settled_on", models.DateField(null=True, verbose_name="竣工财务决算日期")),
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
                "verbose_name": "在建工程",
                "db_table": "ledger_construction",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="construction_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)), fields=("record_key",), name="construction_current"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DisclosureTable",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("item", models.CharField(max_length=40, null=True, verbose_name="公开事项")),
                ("number", models.BigIntegerField(null=True, verbose_name="表号")),
                ("name", models.TextField(null=True, verbose_name="报表名称")),
                ("listed", models.SmallIntegerField(null=True, verbose_name="是否公开")),
                ("blank", models.SmallIntegerField(null=True, verbose_name="是否空表")),
                ("remark", models.TextField(null=True, verbose_name="空表说明")),
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
                "verbose_name": "公开报表",
                "db_table": "ledger_disclosure_table",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="disclosure_table_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)),
                        fields=("record_key",),
                        name="disclosure_table_current",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcurementChallenge",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("number", models.TextField(null=True, verbose_name="质疑投诉编号")),
                ("tender", models.TextField(null=True, verbose_name="采购项目编号")),
                ("supplier", models.TextField(null=True, verbose_name="质疑供应商")),
                ("known_on", models.DateField(null=True, verbose_name="知道权益受损日期")),
                ("raised_on", models.DateField(null=True, verbose_name="收到质疑日期")),
                ("answered_on", models.DateField(null=True, verbose_name="答复质疑日期")),
                ("complained_on", models.DateField(null=True, verbose_name="投诉日期")),
                ("decided_on", models.DateField(null=True, verbose_name="投诉处理决定日期")),
                ("suspended_from", models.DateField(null=True, verbose_name="暂停采购活动日期")),
                ("suspended_to", models.DateField(null=True, verbose_name="恢复采购活动日期")),
                ("upheld", models.SmallIntegerField(null=True, verbose_name="质疑投诉是否成立")),
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
                "verbose_name": "质疑投诉",
                "db_table": "ledger_procurement_challenge",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="procurement_challenge_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)),
                        fields=("record_key",),
                        name="procurement_challenge_current",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcurementSupplement",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("code", models.TextField(null=True, verbose_name="补充合同编号")),
                ("contract", models.TextField(null=True, verbose_name="原合同编号")),
                ("amount", models.BigIntegerField(null=True, verbose_name="补充金额")),
                ("signed_on", models.DateField(null=True, verbose_name="补充合同签订日期")),
                ("announced_on", models.DateField(null=True, verbose_name="补充合同公告日期")),
                ("cause", models.TextField(null=True, verbose_name="追加原因")),
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
                "verbose_name": "政府采购补充合同",
                "db_table": "ledger_procurement_supplement",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="procurement_supplement_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)),
                        fields=("record_key",),
                        name="procurement_supplement_current",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcurementTender",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("code", models.TextField(null=True, verbose_name="采购项目编号")),
                ("name", models.TextField(null=True, verbose_name="采购项目名称")),
                ("project", models.TextField(null=True, verbose_name="项目编码")),
                ("kind", models.CharField(max_length=40, null=True, verbose_name="采购品目类别")),
                ("category", models.TextField(null=True, verbose_name="采购品目")),
                ("method", models.CharField(max_length=40, null=True, verbose_name="采购方式")),
                ("budget", models.BigIntegerField(null=True, verbose_name="采购预算金额")),
                ("plan", models.TextField(null=True, verbose_name="采购实施计划编号")),
                ("plan_filed_on", models.DateField(null=True, verbose_name="采购实施计划备案日期")),
                ("announced_on", models.DateField(null=True, verbose_name="采购公告日期")),
                ("reserve", models.CharField(max_length=40, null=True, verbose_name="中小企业预留方式")),
                ("reserved", models.BigIntegerField(null=True, verbose_name="预留中小企业金额")),
                ("reserved_small", models.BigIntegerField(null=True, verbose_name="其中预留小微企业金额")),
                ("reserve_ground", models.TextField(null=True, verbose_name="未预留理由")),
                ("bid_bond", models.BigIntegerField(null=True, verbose_name="投标保证金")),
                ("bid_bond_form", models.CharField(max_length=40, null=True, verbose_name="投标保证金形式")),
                ("reviewed_on", models.DateField(null=True, verbose_name="评审结束日期")),
                ("report_on", models.DateField(null=True, verbose_name="评审报告送达日期")),
                ("decided_on", models.DateField(null=True, verbose_name="中标成交供应商确定日期")),
                ("result_on", models.DateField(null=True, verbose_name="中标成交结果公告日期")),
                ("awarded_on", models.DateField(null=True, verbose_name="通知书发出日期")),
                ("losers_refunded_on", models.DateField(null=True, verbose_name="未中标供应商保证金退还日期")),
                ("retention", models.BigIntegerField(null=True, verbose_name="采购文件保存期限")),
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
                "verbose_name": "政府采购项目",
                "db_table": "ledger_procurement_tender",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="procurement_tender_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)),
                        fields=("record_key",),
                        name="procurement_tender_current",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicNotice",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=32)),
                ("search", models.TextField(editable=False)),
                ("number", models.TextField(null=True, verbose_name="信息编号")),
                ("title", models.TextField(null=True, verbose_name="信息标题")),
                ("formed_on", models.DateField(null=True, verbose_name="信息形成日期")),
                ("published_on", models.DateField(null=True, verbose_name="公开日期")),
                ("channel", models.TextField(null=True, verbose_name="公开渠道")),
                ("own_term", models.SmallIntegerField(null=True, verbose_name="是否另有规定期限")),
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
                "verbose_name": "主动公开信息",
                "db_table": "ledger_public_notice",
                "ordering": ("row_id",),
                "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="public_notice_scope")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)),
                        fields=("record_key",),
                        name="public_notice_current",
                    )
                ],
            },
        ),
    ]
