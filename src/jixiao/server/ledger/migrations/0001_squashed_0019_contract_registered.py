"""All records, imports, registers and how they are found, as 0001 to 0019 made them."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from jixiao.server.ledger import word_index
from jixiao.server.migration_operations import CreateModels

# Two letters are a word in Chinese; the trigrams that PostgreSQL brings along do not find those.
PAIRS = """
CREATE FUNCTION ledger_pairs(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT array_agg(DISTINCT substr(words, place, 2)) FROM generate_series(1, greatest(length(words) - 1, 1)) AS place
$$;
CREATE INDEX payment_pairs ON ledger_payment USING gin (ledger_pairs(search)) WHERE ended_id IS NULL;
CREATE INDEX register_pairs ON ledger_register USING gin (ledger_pairs(search)) WHERE ended_id IS NULL;
CREATE INDEX register_private ON ledger_register USING gin (ledger_pairs(private)) WHERE ended_id IS NULL;
"""
NO_PAIRS = """
DROP INDEX register_private; DROP INDEX register_pairs; DROP INDEX payment_pairs; DROP FUNCTION ledger_pairs(text);
"""


def index(apps: Any, schema_editor: Any) -> None:
    """The index of pairs of letters: of PostgreSQL's own making, or SQLite's full-text search where it was built with it."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(PAIRS)
    elif _full_text(schema_editor.connection):
        schema_editor.execute(word_index.CREATE)


def no_index(apps: Any, schema_editor: Any) -> None:
    """Takes it away again."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(NO_PAIRS if postgresql else f"DROP TABLE IF EXISTS {word_index.TABLE}")


def _full_text(connection: Any) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')")
        return bool(cursor.fetchone()[0])


class Migration(migrations.Migration):
    replaces = [
        ("ledger", "0001_initial"),
        ("ledger", "0002_imports"),
        ("ledger", "0003_orders"),
        ("ledger", "0004_views"),
        ("ledger", "0005_payment_rules"),
        ("ledger", "0006_assets"),
        ("ledger", "0007_registers"),
        ("ledger", "0008_payment_function"),
        ("ledger", "0009_assessments"),
        ("ledger", "0010_counted_from"),
        ("ledger", "0011_compliance"),
        ("ledger", "0012_supervision"),
        ("ledger", "0013_cost_control"),
        ("ledger", "0014_supply_limits"),
        ("ledger", "0015_register_words"),
        ("ledger", "0016_register_orders"),
        ("ledger", "0017_management"),
        ("ledger", "0018_final_account_lines"),
        ("ledger", "0019_contract_registered"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed_0002_api_tokens"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="Batch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("import", "导入"),
                                    ("form", "填报"),
                                    ("case", "流程"),
                                    ("example", "示例数据"),
                                ],
                                max_length=20,
                                verbose_name="类别",
                            ),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="说明")),
                        ("present", models.JSONField(default=list, verbose_name="交来的记录类型")),
                        ("replaces", models.BooleanField(default=False, verbose_name="全量替换")),
                        ("counts", models.JSONField(default=dict, verbose_name="行数")),
                        ("person", models.CharField(max_length=100, verbose_name="经手人姓名")),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="事由")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                        ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="撤销时间")),
                        ("undone_reason", models.CharField(blank=True, max_length=500, verbose_name="撤销原因")),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="经手人",
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="撤销人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="batches",
                                to="accounts.unit",
                                verbose_name="预算单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "批次",
                        "ordering": ("-id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year"], name="batch_scope")],
                    },
                ),
                migrations.CreateModel(
                    name="FiscalPeriod",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "开放"), ("closing", "关账中"), ("closed", "已关账")],
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="periods", to="accounts.unit"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "预算年度",
                        "ordering": ("unit", "fiscal_year"),
                        "constraints": [models.UniqueConstraint(fields=("unit", "fiscal_year"), name="period_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Frozen",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("state", models.CharField(max_length=60, verbose_name="台账状态")),
                        ("key", models.CharField(max_length=40, verbose_name="快照")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.unit"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "快照",
                        "ordering": ("-id",),
                        "constraints": [
                            models.UniqueConstraint(fields=("unit", "fiscal_year", "state"), name="frozen_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportSession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("reading", "正在读取"),
                                    ("ready", "待确认"),
                                    ("problems", "有错误"),
                                    ("writing", "正在入库"),
                                    ("accepted", "已入库"),
                                    ("discarded", "已放弃"),
                                    ("broken", "程序出错"),
                                ],
                                default="reading",
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        ("files", models.JSONField(default=list, verbose_name="文件")),
                        ("entries", models.JSONField(default=list, verbose_name="列的对应")),
                        ("sheets", models.JSONField(default=list, verbose_name="读取情况")),
                        ("findings", models.JSONField(default=list, verbose_name="问题")),
                        ("differences", models.JSONField(default=dict, verbose_name="变化")),
                        ("replaces", models.BooleanField(default=False, verbose_name="全量替换")),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="事由")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                        ("version", models.PositiveIntegerField(default=0, verbose_name="版本")),
                        (
                            "batch",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="session",
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
                                verbose_name="经手人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="imports",
                                to="accounts.unit",
                                verbose_name="预算单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "导入",
                        "ordering": ("-id",),
                    },
                ),
                migrations.CreateModel(
                    name="Origin",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("file", models.CharField(blank=True, max_length=300, verbose_name="文件")),
                        ("sha256", models.CharField(blank=True, db_index=True, max_length=64, verbose_name="摘要")),
                        ("sheet", models.CharField(blank=True, max_length=200, verbose_name="工作表")),
                        ("code", models.CharField(blank=True, max_length=40, verbose_name="批号")),
                        ("columns", models.JSONField(default=dict, verbose_name="列")),
                        ("person", models.CharField(blank=True, max_length=100, verbose_name="填报人")),
                        ("form", models.CharField(blank=True, max_length=200, verbose_name="表单")),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="origins", to="ledger.batch"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "来源",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="Objective",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("level", models.CharField(max_length=40, null=True, verbose_name="层级")),
                        ("project", models.TextField(null=True, verbose_name="项目编码")),
                        ("number", models.BigIntegerField(null=True, verbose_name="序号")),
                        ("text", models.TextField(null=True, verbose_name="目标内容")),
                        ("completion", models.TextField(null=True, verbose_name="完成情况")),
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
                    ],
                    options={
                        "verbose_name": "绩效目标",
                        "db_table": "ledger_objective",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="objective_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="objective_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Narrative",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("section", models.TextField(null=True, verbose_name="报告章节")),
                        ("order", models.BigIntegerField(null=True, verbose_name="段落序号")),
                        ("text", models.TextField(null=True, verbose_name="段落内容")),
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
                    ],
                    options={
                        "verbose_name": "文字材料",
                        "db_table": "ledger_narrative",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="narrative_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="narrative_current",
                            )
                        ],
                    },
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
                    name="KeyTask",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("number", models.BigIntegerField(null=True, verbose_name="序号")),
                        ("name", models.TextField(null=True, verbose_name="重点工作")),
                        ("division", models.TextField(null=True, verbose_name="责任科室")),
                        ("state", models.CharField(max_length=40, null=True, verbose_name="状态")),
                        ("summary", models.TextField(null=True, verbose_name="完成情况")),
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
                    ],
                    options={
                        "verbose_name": "重点工作",
                        "db_table": "ledger_key_task",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="key_task_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="key_task_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("code", models.TextField(null=True, verbose_name="绩效指标编号")),
                        ("level", models.CharField(max_length=40, null=True, verbose_name="层级")),
                        ("project", models.TextField(null=True, verbose_name="项目编码")),
                        ("first", models.CharField(max_length=40, null=True, verbose_name="一级指标")),
                        ("second", models.CharField(max_length=40, null=True, verbose_name="二级指标")),
                        ("name", models.TextField(null=True, verbose_name="三级指标")),
                        ("nature", models.CharField(max_length=40, null=True, verbose_name="指标性质")),
                        ("target", models.BigIntegerField(null=True, verbose_name="年度指标值")),
                        ("target_text", models.TextField(null=True, verbose_name="指标值说明")),
                        ("unit_name", models.TextField(null=True, verbose_name="计量单位")),
                        ("weight", models.BigIntegerField(null=True, verbose_name="分值")),
                        ("rule", models.CharField(max_length=40, null=True, verbose_name="赋分规则")),
                        ("pass_line", models.BigIntegerField(null=True, verbose_name="及格门槛")),
                        ("key_task", models.BigIntegerField(null=True, verbose_name="对应重点工作")),
                        ("data_source", models.TextField(null=True, verbose_name="数据来源")),
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
                    ],
                    options={
                        "verbose_name": "绩效指标",
                        "db_table": "ledger_indicator",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="indicator_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="indicator_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FinalAccountLine",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("function", models.TextField(null=True, verbose_name="功能分类科目")),
                        ("name", models.TextField(null=True, verbose_name="科目名称")),
                        ("fund_type", models.CharField(max_length=40, null=True, verbose_name="资金性质")),
                        ("income_kind", models.CharField(max_length=40, null=True, verbose_name="收入类别")),
                        ("opening", models.BigIntegerField(null=True, verbose_name="年初结转和结余")),
                        ("income", models.BigIntegerField(null=True, verbose_name="本年收入")),
                        ("basic", models.BigIntegerField(null=True, verbose_name="基本支出")),
                        ("project", models.BigIntegerField(null=True, verbose_name="项目支出")),
                        ("upward", models.BigIntegerField(null=True, verbose_name="上缴上级支出")),
                        ("business", models.BigIntegerField(null=True, verbose_name="经营支出")),
                        ("subsidy", models.BigIntegerField(null=True, verbose_name="对附属单位补助支出")),
                        ("closing", models.BigIntegerField(null=True, verbose_name="年末结转和结余")),
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
                    ],
                    options={
                        "verbose_name": "决算明细",
                        "db_table": "ledger_final_account_line",
                        "ordering": ("row_id",),
                        "indexes": [
                            models.Index(fields=["unit", "fiscal_year", "ended"], name="final_account_line_scope")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="final_account_line_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FinalAccount",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("item", models.CharField(max_length=40, null=True, verbose_name="决算项目")),
                        ("amount", models.BigIntegerField(null=True, verbose_name="金额")),
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
                    ],
                    options={
                        "verbose_name": "部门决算",
                        "db_table": "ledger_final_account",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="final_account_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="final_account_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DutyResult",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("code", models.TextField(null=True, verbose_name="履职数据编号")),
                        ("name", models.TextField(null=True, verbose_name="名称")),
                        ("value", models.BigIntegerField(null=True, verbose_name="数值")),
                        ("measure", models.TextField(null=True, verbose_name="取自口径")),
                        ("unit_name", models.TextField(null=True, verbose_name="计量单位")),
                        ("approximate", models.TextField(null=True, verbose_name="约数标记")),
                        ("key_task", models.BigIntegerField(null=True, verbose_name="对应重点工作")),
                        ("system", models.TextField(null=True, verbose_name="来源系统")),
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
                    ],
                    options={
                        "verbose_name": "履职数据",
                        "db_table": "ledger_duty_result",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="duty_result_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="duty_result_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Division",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("code", models.TextField(null=True, verbose_name="科室编码")),
                        ("name", models.TextField(null=True, verbose_name="科室名称")),
                        ("head", models.TextField(null=True, verbose_name="负责人")),
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
                    ],
                    options={
                        "verbose_name": "科室",
                        "db_table": "ledger_division",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="division_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="division_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Disposal",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("asset", models.TextField(null=True, verbose_name="资产编号")),
                        ("reason", models.TextField(null=True, verbose_name="处置原因")),
                        ("approval", models.TextField(null=True, verbose_name="批复文号")),
                        ("disposed_on", models.DateField(null=True, verbose_name="处置日期")),
                        ("income", models.BigIntegerField(null=True, verbose_name="处置收入")),
                        ("remitted", models.BigIntegerField(null=True, verbose_name="上缴国库金额")),
                        ("method", models.CharField(max_length=40, null=True, verbose_name="处置方式")),
                        ("ground", models.CharField(max_length=40, null=True, verbose_name="报废报损情形")),
                        ("decided_on", models.DateField(null=True, verbose_name="集体决策日期")),
                        ("applied_on", models.DateField(null=True, verbose_name="处置申请日期")),
                        ("appraised", models.BigIntegerField(null=True, verbose_name="评估价")),
                        ("approved_on", models.DateField(null=True, verbose_name="处置批复日期")),
                        ("remitted_on", models.DateField(null=True, verbose_name="收入上缴日期")),
                        ("written_off_on", models.DateField(null=True, verbose_name="台账核销日期")),
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
                    ],
                    options={
                        "verbose_name": "资产处置",
                        "db_table": "ledger_disposal",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="disposal_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="disposal_current",
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
                    ],
                    options={
                        "verbose_name": "公开报表",
                        "db_table": "ledger_disclosure_table",
                        "ordering": ("row_id",),
                        "indexes": [
                            models.Index(fields=["unit", "fiscal_year", "ended"], name="disclosure_table_scope")
                        ],
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
                    name="Disclosure",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("item", models.CharField(max_length=40, null=True, verbose_name="公开事项")),
                        ("subject_year", models.SmallIntegerField(null=True, verbose_name="事项所属年度")),
                        ("approved_on", models.DateField(null=True, verbose_name="财政批复日期")),
                        ("published_on", models.DateField(null=True, verbose_name="公开日期")),
                        ("channel", models.TextField(null=True, verbose_name="公开渠道")),
                        ("content_complete", models.SmallIntegerField(null=True, verbose_name="内容是否完整")),
                        ("congress_on", models.DateField(null=True, verbose_name="人大批准日期")),
                        ("has_units", models.SmallIntegerField(null=True, verbose_name="有无所属单位")),
                        ("relayed_on", models.DateField(null=True, verbose_name="批复所属单位日期")),
                        ("explained", models.SmallIntegerField(null=True, verbose_name="是否说明重要事项")),
                        ("split", models.SmallIntegerField(null=True, verbose_name="是否分列基本支出和项目支出")),
                        ("function_level", models.CharField(max_length=40, null=True, verbose_name="功能分类公开到")),
                        (
                            "economic_level",
                            models.CharField(max_length=40, null=True, verbose_name="基本支出经济分类公开到"),
                        ),
                        ("secret", models.SmallIntegerField(null=True, verbose_name="是否含涉密内容")),
                        ("address", models.TextField(null=True, verbose_name="公开网址")),
                        ("proof", models.TextField(null=True, verbose_name="佐证文件校验值")),
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
                    ],
                    options={
                        "verbose_name": "信息公开",
                        "db_table": "ledger_disclosure",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="disclosure_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="disclosure_current",
                            )
                        ],
                    },
                ),
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
                    ],
                    options={
                        "verbose_name": "费用控制",
                        "db_table": "ledger_cost_control",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="cost_control_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="cost_control_current",
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
                    ],
                    options={
                        "verbose_name": "在建工程",
                        "db_table": "ledger_construction",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="construction_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="construction_current",
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
                    ],
                    options={
                        "verbose_name": "结转结余资金",
                        "db_table": "ledger_carry_over",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="carry_over_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="carry_over_current",
                            )
                        ],
                    },
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
                    ],
                    options={
                        "verbose_name": "预算调剂",
                        "db_table": "ledger_budget_transfer",
                        "ordering": ("row_id",),
                        "indexes": [
                            models.Index(fields=["unit", "fiscal_year", "ended"], name="budget_transfer_scope")
                        ],
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
                    name="BudgetLine",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("code", models.TextField(null=True, verbose_name="指标编号")),
                        ("project", models.TextField(null=True, verbose_name="项目编码")),
                        ("kind", models.CharField(max_length=40, null=True, verbose_name="支出性质")),
                        ("fund_type", models.CharField(max_length=40, null=True, verbose_name="资金性质")),
                        ("function", models.TextField(null=True, verbose_name="功能分类科目")),
                        ("initial", models.BigIntegerField(null=True, verbose_name="年初预算数")),
                        ("adjustment", models.BigIntegerField(null=True, verbose_name="调整数")),
                        ("policy_adjustment", models.BigIntegerField(null=True, verbose_name="其中政策性调整")),
                        ("adjusted", models.BigIntegerField(null=True, verbose_name="全年预算数")),
                        ("carried_over", models.BigIntegerField(null=True, verbose_name="其中上年结转")),
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
                    ],
                    options={
                        "verbose_name": "预算指标",
                        "db_table": "ledger_budget_line",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="budget_line_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="budget_line_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AuditIssue",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("number", models.TextField(null=True, verbose_name="问题编号")),
                        ("area", models.CharField(max_length=40, null=True, verbose_name="问题领域")),
                        ("origin", models.TextField(null=True, verbose_name="监督来源")),
                        ("text", models.TextField(null=True, verbose_name="问题描述")),
                        ("rectified", models.SmallIntegerField(null=True, verbose_name="是否整改")),
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
                    ],
                    options={
                        "verbose_name": "审计监督问题",
                        "db_table": "ledger_audit_issue",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="audit_issue_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="audit_issue_current",
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
                    ],
                    options={
                        "verbose_name": "资产财务账",
                        "db_table": "ledger_asset_book",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="asset_book_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="asset_book_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Asset",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("code", models.TextField(null=True, verbose_name="资产编号")),
                        ("name", models.TextField(null=True, verbose_name="资产名称")),
                        ("model", models.TextField(null=True, verbose_name="规格型号")),
                        ("category", models.TextField(null=True, verbose_name="资产分类")),
                        ("acquisition", models.CharField(max_length=40, null=True, verbose_name="取得方式")),
                        ("acquired_on", models.DateField(null=True, verbose_name="取得日期")),
                        ("cost", models.BigIntegerField(null=True, verbose_name="原值")),
                        ("accumulated", models.BigIntegerField(null=True, verbose_name="累计折旧")),
                        ("life", models.BigIntegerField(null=True, verbose_name="折旧年限")),
                        ("status", models.CharField(max_length=40, null=True, verbose_name="使用状态")),
                        ("division", models.TextField(null=True, verbose_name="使用部门")),
                        ("holder", models.TextField(null=True, verbose_name="使用人")),
                        ("place", models.TextField(null=True, verbose_name="存放地点")),
                        ("fund", models.TextField(null=True, verbose_name="资金来源")),
                        ("contract", models.TextField(null=True, verbose_name="采购合同编号")),
                        ("over_standard", models.SmallIntegerField(null=True, verbose_name="是否超配置标准")),
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
                    ],
                    options={
                        "verbose_name": "固定资产",
                        "db_table": "ledger_asset",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="asset_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="asset_current",
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
                    ],
                    options={
                        "verbose_name": "考评数据",
                        "db_table": "ledger_assessment_value",
                        "ordering": ("row_id",),
                        "indexes": [
                            models.Index(fields=["unit", "fiscal_year", "ended"], name="assessment_value_scope")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="assessment_value_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssessmentScore",
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
                        ("stage", models.CharField(max_length=40, null=True, verbose_name="评分环节")),
                        ("full", models.BigIntegerField(null=True, verbose_name="考评分值")),
                        ("score", models.BigIntegerField(null=True, verbose_name="考评得分")),
                        ("basis", models.TextField(null=True, verbose_name="评分说明")),
                        ("evidence", models.TextField(null=True, verbose_name="佐证材料")),
                        ("given_by", models.TextField(null=True, verbose_name="评分人")),
                        ("given_on", models.DateField(null=True, verbose_name="评分日期")),
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
                    ],
                    options={
                        "verbose_name": "考评评分",
                        "db_table": "ledger_assessment_score",
                        "ordering": ("row_id",),
                        "indexes": [
                            models.Index(fields=["unit", "fiscal_year", "ended"], name="assessment_score_scope")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="assessment_score_current",
                            )
                        ],
                    },
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
                    ],
                    options={
                        "verbose_name": "考评异议",
                        "db_table": "ledger_assessment_objection",
                        "ordering": ("row_id",),
                        "indexes": [
                            models.Index(fields=["unit", "fiscal_year", "ended"], name="assessment_objection_scope")
                        ],
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
                    name="AssessedUnit",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("code", models.TextField(null=True, verbose_name="被考评单位编码")),
                        ("name", models.TextField(null=True, verbose_name="被考评单位名称")),
                        ("kind", models.CharField(max_length=40, null=True, verbose_name="类别")),
                        ("cohort", models.TextField(null=True, verbose_name="考评组别")),
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
                    ],
                    options={
                        "verbose_name": "被考评单位",
                        "db_table": "ledger_assessed_unit",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="assessed_unit_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="assessed_unit_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("item", models.TextField(null=True, verbose_name="评分指标编码")),
                        ("point", models.TextField(null=True, verbose_name="要点编码")),
                        ("answer", models.SmallIntegerField(null=True, verbose_name="是否符合")),
                        ("basis", models.TextField(null=True, verbose_name="依据")),
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
                    ],
                    options={
                        "verbose_name": "评价要点",
                        "db_table": "ledger_answer",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="answer_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="answer_current",
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
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="own_account_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Payment",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("voucher", models.TextField(null=True, verbose_name="支付凭证号")),
                        ("paid_on", models.DateField(null=True, verbose_name="支付日期")),
                        ("month", models.SmallIntegerField(null=True, verbose_name="预算期间月份")),
                        ("project", models.TextField(null=True, verbose_name="项目编码")),
                        ("kind", models.CharField(max_length=40, null=True, verbose_name="支出性质")),
                        ("fund_type", models.CharField(max_length=40, null=True, verbose_name="资金性质")),
                        ("economic", models.TextField(null=True, verbose_name="部门经济分类")),
                        ("amount", models.BigIntegerField(null=True, verbose_name="支付金额")),
                        ("payee", models.TextField(null=True, verbose_name="收款人")),
                        ("purpose", models.TextField(null=True, verbose_name="用途")),
                        ("payee_account", models.TextField(null=True, verbose_name="收款账号")),
                        ("payee_kind", models.CharField(max_length=40, null=True, verbose_name="收款人类型")),
                        ("method", models.CharField(max_length=40, null=True, verbose_name="支付方式")),
                        ("contract", models.TextField(null=True, verbose_name="合同编号")),
                        ("basis", models.TextField(null=True, verbose_name="原始依据")),
                        ("invoice", models.TextField(null=True, verbose_name="发票号")),
                        ("procurement_plan", models.TextField(null=True, verbose_name="采购计划编号")),
                        ("advance", models.SmallIntegerField(null=True, verbose_name="是否预付款")),
                        ("people", models.BigIntegerField(null=True, verbose_name="人数")),
                        ("days", models.BigIntegerField(null=True, verbose_name="天数")),
                        ("attachments", models.BigIntegerField(null=True, verbose_name="附件张数")),
                        ("function", models.TextField(null=True, verbose_name="功能分类科目")),
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
                        "verbose_name": "支付明细",
                        "db_table": "ledger_payment",
                        "ordering": ("row_id",),
                        "indexes": [
                            models.Index(fields=["unit", "fiscal_year", "ended"], name="payment_scope"),
                            models.Index(
                                condition=models.Q(("ended__isnull", True)),
                                fields=["fiscal_year", "paid_on"],
                                name="payment_paid_on",
                            ),
                            models.Index(
                                condition=models.Q(("ended__isnull", True)),
                                fields=["fiscal_year", "amount"],
                                name="payment_amount",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="payment_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("code", models.TextField(null=True, verbose_name="人员编号")),
                        ("name", models.TextField(null=True, verbose_name="姓名")),
                        ("division", models.TextField(null=True, verbose_name="科室编码")),
                        ("role", models.CharField(max_length=40, null=True, verbose_name="角色")),
                        ("left_on", models.DateField(null=True, verbose_name="离岗日期")),
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
                        "verbose_name": "人员",
                        "db_table": "ledger_person",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="person_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="person_current",
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
                        "indexes": [
                            models.Index(fields=["unit", "fiscal_year", "ended"], name="procurement_challenge_scope")
                        ],
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
                    name="ProcurementContract",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("code", models.TextField(null=True, verbose_name="合同编号")),
                        ("name", models.TextField(null=True, verbose_name="合同名称")),
                        ("project", models.TextField(null=True, verbose_name="项目编码")),
                        ("kind", models.CharField(max_length=40, null=True, verbose_name="采购品目类别")),
                        ("supplier", models.TextField(null=True, verbose_name="供应商")),
                        ("size", models.CharField(max_length=40, null=True, verbose_name="供应商规模")),
                        ("amount", models.BigIntegerField(null=True, verbose_name="合同金额")),
                        ("supplement", models.BigIntegerField(null=True, verbose_name="补充合同金额")),
                        ("advance_rate", models.BigIntegerField(null=True, verbose_name="约定预付比例")),
                        ("intention", models.TextField(null=True, verbose_name="采购意向编号")),
                        ("exemption", models.CharField(max_length=40, null=True, verbose_name="意向公开豁免情形")),
                        ("started_on", models.DateField(null=True, verbose_name="采购活动开始日期")),
                        ("awarded_on", models.DateField(null=True, verbose_name="中标成交通知书日期")),
                        ("signed_on", models.DateField(null=True, verbose_name="合同签订日期")),
                        ("announced_on", models.DateField(null=True, verbose_name="合同公告日期")),
                        ("filed_on", models.DateField(null=True, verbose_name="合同备案日期")),
                        ("registered_on", models.DateField(null=True, verbose_name="省采购网备案公开日期")),
                        ("complaint_upheld", models.SmallIntegerField(null=True, verbose_name="投诉是否成立")),
                        ("tender", models.TextField(null=True, verbose_name="采购项目编号")),
                        ("performance_bond", models.BigIntegerField(null=True, verbose_name="履约保证金")),
                        ("bond_form", models.CharField(max_length=40, null=True, verbose_name="履约保证金形式")),
                        (
                            "winner_refunded_on",
                            models.DateField(null=True, verbose_name="中标供应商投标保证金退还日期"),
                        ),
                        ("accepted_on", models.DateField(null=True, verbose_name="履约验收日期")),
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
                        "verbose_name": "政府采购合同",
                        "db_table": "ledger_procurement_contract",
                        "ordering": ("row_id",),
                        "indexes": [
                            models.Index(fields=["unit", "fiscal_year", "ended"], name="procurement_contract_scope")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="procurement_contract_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProcurementIntention",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("code", models.TextField(null=True, verbose_name="采购意向编号")),
                        ("name", models.TextField(null=True, verbose_name="采购项目名称")),
                        ("amount", models.BigIntegerField(null=True, verbose_name="预算金额")),
                        ("published_on", models.DateField(null=True, verbose_name="意向公开日期")),
                        ("needs", models.TextField(null=True, verbose_name="采购需求概况")),
                        ("expected", models.TextField(null=True, verbose_name="预计采购时间")),
                        ("publisher", models.CharField(max_length=40, null=True, verbose_name="意向公开主体")),
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
                        "verbose_name": "采购意向",
                        "db_table": "ledger_procurement_intention",
                        "ordering": ("row_id",),
                        "indexes": [
                            models.Index(fields=["unit", "fiscal_year", "ended"], name="procurement_intention_scope")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="procurement_intention_current",
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
                        "indexes": [
                            models.Index(fields=["unit", "fiscal_year", "ended"], name="procurement_supplement_scope")
                        ],
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
                        "indexes": [
                            models.Index(fields=["unit", "fiscal_year", "ended"], name="procurement_tender_scope")
                        ],
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
                    name="Programme",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("code", models.TextField(null=True, verbose_name="一级项目编码")),
                        ("name", models.TextField(null=True, verbose_name="一级项目名称")),
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
                        "verbose_name": "一级项目",
                        "db_table": "ledger_programme",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="programme_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="programme_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Project",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("code", models.TextField(null=True, verbose_name="项目编码")),
                        ("name", models.TextField(null=True, verbose_name="项目名称")),
                        ("programme", models.TextField(null=True, verbose_name="所属一级项目编码")),
                        ("division", models.TextField(null=True, verbose_name="责任科室")),
                        ("is_new", models.SmallIntegerField(null=True, verbose_name="是否新增项目")),
                        ("needs_assessment", models.SmallIntegerField(null=True, verbose_name="是否应做事前绩效评估")),
                        ("assessed", models.SmallIntegerField(null=True, verbose_name="是否已做事前绩效评估")),
                        ("monitored", models.SmallIntegerField(null=True, verbose_name="是否开展绩效运行监控")),
                        ("self_evaluated", models.SmallIntegerField(null=True, verbose_name="是否开展绩效自评")),
                        ("reviewed", models.SmallIntegerField(null=True, verbose_name="自评结果是否经审核")),
                        ("key_evaluation", models.SmallIntegerField(null=True, verbose_name="是否重点绩效评价")),
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
                        "verbose_name": "二级项目",
                        "db_table": "ledger_project",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="project_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="project_current",
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
                    name="RegisterPlace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("register_code", models.CharField(max_length=40, verbose_name="台账")),
                        ("field", models.CharField(max_length=60, verbose_name="字段")),
                        ("place", models.CharField(max_length=4, verbose_name="位置")),
                    ],
                    options={
                        "verbose_name": "台账字段的位置",
                        "ordering": ("register_code", "place"),
                        "constraints": [
                            models.UniqueConstraint(fields=("register_code", "place"), name="register_place_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegisterRecord",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("register_code", models.CharField(max_length=40, verbose_name="台账")),
                        ("pack", models.CharField(max_length=100, verbose_name="版本")),
                        ("private", models.TextField(default="", editable=False)),
                        ("k01", models.TextField(null=True)),
                        ("k02", models.TextField(null=True)),
                        ("k03", models.TextField(null=True)),
                        ("k04", models.TextField(null=True)),
                        ("k05", models.TextField(null=True)),
                        ("k06", models.TextField(null=True)),
                        ("k07", models.TextField(null=True)),
                        ("k08", models.TextField(null=True)),
                        ("k09", models.TextField(null=True)),
                        ("k10", models.TextField(null=True)),
                        ("k11", models.TextField(null=True)),
                        ("k12", models.TextField(null=True)),
                        ("k13", models.TextField(null=True)),
                        ("k14", models.TextField(null=True)),
                        ("k15", models.TextField(null=True)),
                        ("k16", models.TextField(null=True)),
                        ("k17", models.TextField(null=True)),
                        ("k18", models.TextField(null=True)),
                        ("k19", models.TextField(null=True)),
                        ("k20", models.TextField(null=True)),
                        ("k21", models.TextField(null=True)),
                        ("k22", models.TextField(null=True)),
                        ("k23", models.TextField(null=True)),
                        ("k24", models.TextField(null=True)),
                        ("k25", models.TextField(null=True)),
                        ("k26", models.TextField(null=True)),
                        ("k27", models.TextField(null=True)),
                        ("k28", models.TextField(null=True)),
                        ("k29", models.TextField(null=True)),
                        ("k30", models.TextField(null=True)),
                        ("t01", models.TextField(null=True)),
                        ("t02", models.TextField(null=True)),
                        ("t03", models.TextField(null=True)),
                        ("t04", models.TextField(null=True)),
                        ("t05", models.TextField(null=True)),
                        ("t06", models.TextField(null=True)),
                        ("t07", models.TextField(null=True)),
                        ("t08", models.TextField(null=True)),
                        ("t09", models.TextField(null=True)),
                        ("t10", models.TextField(null=True)),
                        ("t11", models.TextField(null=True)),
                        ("t12", models.TextField(null=True)),
                        ("t13", models.TextField(null=True)),
                        ("t14", models.TextField(null=True)),
                        ("t15", models.TextField(null=True)),
                        ("t16", models.TextField(null=True)),
                        ("t17", models.TextField(null=True)),
                        ("t18", models.TextField(null=True)),
                        ("t19", models.TextField(null=True)),
                        ("t20", models.TextField(null=True)),
                        ("t21", models.TextField(null=True)),
                        ("t22", models.TextField(null=True)),
                        ("t23", models.TextField(null=True)),
                        ("t24", models.TextField(null=True)),
                        ("t25", models.TextField(null=True)),
                        ("t26", models.TextField(null=True)),
                        ("t27", models.TextField(null=True)),
                        ("t28", models.TextField(null=True)),
                        ("t29", models.TextField(null=True)),
                        ("t30", models.TextField(null=True)),
                        ("t31", models.TextField(null=True)),
                        ("t32", models.TextField(null=True)),
                        ("t33", models.TextField(null=True)),
                        ("t34", models.TextField(null=True)),
                        ("t35", models.TextField(null=True)),
                        ("t36", models.TextField(null=True)),
                        ("t37", models.TextField(null=True)),
                        ("t38", models.TextField(null=True)),
                        ("t39", models.TextField(null=True)),
                        ("t40", models.TextField(null=True)),
                        ("n01", models.BigIntegerField(null=True)),
                        ("n02", models.BigIntegerField(null=True)),
                        ("n03", models.BigIntegerField(null=True)),
                        ("n04", models.BigIntegerField(null=True)),
                        ("n05", models.BigIntegerField(null=True)),
                        ("n06", models.BigIntegerField(null=True)),
                        ("n07", models.BigIntegerField(null=True)),
                        ("n08", models.BigIntegerField(null=True)),
                        ("n09", models.BigIntegerField(null=True)),
                        ("n10", models.BigIntegerField(null=True)),
                        ("n11", models.BigIntegerField(null=True)),
                        ("n12", models.BigIntegerField(null=True)),
                        ("n13", models.BigIntegerField(null=True)),
                        ("n14", models.BigIntegerField(null=True)),
                        ("n15", models.BigIntegerField(null=True)),
                        ("n16", models.BigIntegerField(null=True)),
                        ("n17", models.BigIntegerField(null=True)),
                        ("n18", models.BigIntegerField(null=True)),
                        ("n19", models.BigIntegerField(null=True)),
                        ("n20", models.BigIntegerField(null=True)),
                        ("n21", models.BigIntegerField(null=True)),
                        ("n22", models.BigIntegerField(null=True)),
                        ("n23", models.BigIntegerField(null=True)),
                        ("n24", models.BigIntegerField(null=True)),
                        ("n25", models.BigIntegerField(null=True)),
                        ("n26", models.BigIntegerField(null=True)),
                        ("n27", models.BigIntegerField(null=True)),
                        ("n28", models.BigIntegerField(null=True)),
                        ("n29", models.BigIntegerField(null=True)),
                        ("n30", models.BigIntegerField(null=True)),
                        ("n31", models.BigIntegerField(null=True)),
                        ("n32", models.BigIntegerField(null=True)),
                        ("n33", models.BigIntegerField(null=True)),
                        ("n34", models.BigIntegerField(null=True)),
                        ("n35", models.BigIntegerField(null=True)),
                        ("n36", models.BigIntegerField(null=True)),
                        ("n37", models.BigIntegerField(null=True)),
                        ("n38", models.BigIntegerField(null=True)),
                        ("n39", models.BigIntegerField(null=True)),
                        ("n40", models.BigIntegerField(null=True)),
                        ("d01", models.DateField(null=True)),
                        ("d02", models.DateField(null=True)),
                        ("d03", models.DateField(null=True)),
                        ("d04", models.DateField(null=True)),
                        ("d05", models.DateField(null=True)),
                        ("d06", models.DateField(null=True)),
                        ("d07", models.DateField(null=True)),
                        ("d08", models.DateField(null=True)),
                        ("d09", models.DateField(null=True)),
                        ("d10", models.DateField(null=True)),
                        ("d11", models.DateField(null=True)),
                        ("d12", models.DateField(null=True)),
                        ("d13", models.DateField(null=True)),
                        ("d14", models.DateField(null=True)),
                        ("d15", models.DateField(null=True)),
                        ("d16", models.DateField(null=True)),
                        ("d17", models.DateField(null=True)),
                        ("d18", models.DateField(null=True)),
                        ("d19", models.DateField(null=True)),
                        ("d20", models.DateField(null=True)),
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
                        "verbose_name": "台账记录",
                        "db_table": "ledger_register",
                        "ordering": ("row_id",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ended__isnull", True)),
                                fields=["register_code", "fiscal_year", "row_id", "unit"],
                                name="register_rows",
                            ),
                            models.Index(
                                fields=["register_code", "unit", "fiscal_year", "ended"], name="register_scope"
                            ),
                            models.Index(
                                condition=models.Q(("ended__isnull", True)),
                                fields=["register_code", "fiscal_year", "k01", "row_id", "unit"],
                                name="register_k01",
                            ),
                            models.Index(
                                condition=models.Q(("ended__isnull", True)),
                                fields=["register_code", "fiscal_year", "k02", "row_id", "unit"],
                                name="register_k02",
                            ),
                            models.Index(
                                condition=models.Q(("ended__isnull", True)),
                                fields=["register_code", "fiscal_year", "k03", "row_id", "unit"],
                                name="register_k03",
                            ),
                            models.Index(
                                condition=models.Q(("ended__isnull", True)),
                                fields=["register_code", "fiscal_year", "k04", "row_id", "unit"],
                                name="register_k04",
                            ),
                            models.Index(
                                condition=models.Q(("ended__isnull", True)),
                                fields=["register_code", "fiscal_year", "k05", "row_id", "unit"],
                                name="register_k05",
                            ),
                            models.Index(
                                condition=models.Q(("ended__isnull", True)),
                                fields=["register_code", "fiscal_year", "k06", "row_id", "unit"],
                                name="register_k06",
                            ),
                            models.Index(
                                condition=models.Q(("ended__isnull", True)),
                                fields=["register_code", "fiscal_year", "n01", "row_id", "unit"],
                                name="register_n01",
                            ),
                            models.Index(
                                condition=models.Q(("ended__isnull", True)),
                                fields=["register_code", "fiscal_year", "n02", "row_id", "unit"],
                                name="register_n02",
                            ),
                            models.Index(
                                condition=models.Q(("ended__isnull", True)),
                                fields=["register_code", "fiscal_year", "n03", "row_id", "unit"],
                                name="register_n03",
                            ),
                            models.Index(
                                condition=models.Q(("ended__isnull", True)),
                                fields=["register_code", "fiscal_year", "d01", "row_id", "unit"],
                                name="register_d01",
                            ),
                            models.Index(
                                condition=models.Q(("ended__isnull", True)),
                                fields=["register_code", "fiscal_year", "d02", "row_id", "unit"],
                                name="register_d02",
                            ),
                            models.Index(
                                condition=models.Q(("ended__isnull", True)),
                                fields=["register_code", "fiscal_year", "d03", "row_id", "unit"],
                                name="register_d03",
                            ),
                            models.Index(
                                condition=models.Q(("ended__isnull", True)),
                                fields=["register_code", "fiscal_year", "d04", "row_id", "unit"],
                                name="register_d04",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="register_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RememberedLayout",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("layout", models.CharField(max_length=32, verbose_name="表头")),
                        ("entry", models.JSONField(default=dict, verbose_name="列的对应")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.unit"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "记住的列",
                        "ordering": ("unit", "layout"),
                        "constraints": [models.UniqueConstraint(fields=("unit", "layout"), name="layout_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Result",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("indicator", models.TextField(null=True, verbose_name="绩效指标编号")),
                        ("actual", models.BigIntegerField(null=True, verbose_name="实际完成值")),
                        ("tier", models.CharField(max_length=40, null=True, verbose_name="定性等级")),
                        ("share", models.BigIntegerField(null=True, verbose_name="定性评分比例")),
                        ("duty", models.TextField(null=True, verbose_name="取自履职数据")),
                        ("measure", models.TextField(null=True, verbose_name="取自口径")),
                        ("reason", models.TextField(null=True, verbose_name="偏差原因分析及改进措施")),
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
                        "verbose_name": "完成值",
                        "db_table": "ledger_result",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="result_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="result_current",
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
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="result_use_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SavedView",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("record", models.CharField(max_length=60, verbose_name="记录类型")),
                        ("title", models.CharField(max_length=40, verbose_name="名称")),
                        ("query", models.CharField(max_length=1000, verbose_name="条件")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="saved_views",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="建立人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="saved_views",
                                to="accounts.unit",
                                verbose_name="共享给单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "常用列表",
                        "ordering": ("title", "id"),
                        "constraints": [models.UniqueConstraint(fields=("owner", "record", "title"), name="view_once")],
                    },
                ),
                migrations.CreateModel(
                    name="SpendingPlan",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("project", models.TextField(null=True, verbose_name="项目编码")),
                        ("month", models.SmallIntegerField(null=True, verbose_name="月份")),
                        ("amount", models.BigIntegerField(null=True, verbose_name="计划金额")),
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
                        "verbose_name": "用款计划",
                        "db_table": "ledger_spending_plan",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="spending_plan_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="spending_plan_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StocktakeLine",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("asset", models.TextField(null=True, verbose_name="资产编号")),
                        ("counted_on", models.DateField(null=True, verbose_name="盘点日期")),
                        ("matches", models.SmallIntegerField(null=True, verbose_name="账实是否相符")),
                        ("difference", models.TextField(null=True, verbose_name="差异说明")),
                        ("cost", models.BigIntegerField(null=True, verbose_name="盘点时账面原值")),
                        ("round", models.TextField(null=True, verbose_name="盘点批次")),
                        ("result", models.CharField(max_length=40, null=True, verbose_name="盘点结果")),
                        ("found_place", models.TextField(null=True, verbose_name="实际存放地点")),
                        ("found_holder", models.TextField(null=True, verbose_name="实际使用人")),
                        ("found_status", models.CharField(max_length=40, null=True, verbose_name="实际使用状态")),
                        ("scanned", models.SmallIntegerField(null=True, verbose_name="条码是否核对")),
                        ("counted_by", models.TextField(null=True, verbose_name="盘点人")),
                        ("reason", models.TextField(null=True, verbose_name="差异原因")),
                        ("handling", models.TextField(null=True, verbose_name="处理意见")),
                        ("approved_on", models.DateField(null=True, verbose_name="盘点审批日期")),
                        ("superseded", models.SmallIntegerField(null=True, verbose_name="是否已被后续盘点替代")),
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
                        "verbose_name": "资产盘点",
                        "db_table": "ledger_stocktake_line",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="stocktake_line_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="stocktake_line_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupervisedTask",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("number", models.BigIntegerField(null=True, verbose_name="编号")),
                        ("name", models.TextField(null=True, verbose_name="事项")),
                        ("origin", models.TextField(null=True, verbose_name="来源")),
                        ("division", models.TextField(null=True, verbose_name="牵头科室")),
                        ("supporting", models.TextField(null=True, verbose_name="配合单位")),
                        ("owner", models.TextField(null=True, verbose_name="责任人")),
                        ("key_task", models.BigIntegerField(null=True, verbose_name="对应重点工作")),
                        ("starts_on", models.DateField(null=True, verbose_name="开始日期")),
                        ("due_on", models.DateField(null=True, verbose_name="完成时限")),
                        ("extended_to", models.DateField(null=True, verbose_name="延期至")),
                        ("extension", models.TextField(null=True, verbose_name="延期理由")),
                        ("done_on", models.DateField(null=True, verbose_name="办结日期")),
                        ("closed_on", models.DateField(null=True, verbose_name="销号日期")),
                        ("closed_by", models.TextField(null=True, verbose_name="销号人")),
                        ("evidence", models.TextField(null=True, verbose_name="佐证材料")),
                        ("state", models.CharField(max_length=40, null=True, verbose_name="状态")),
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
                        "verbose_name": "督办事项",
                        "db_table": "ledger_supervised_task",
                        "ordering": ("row_id",),
                        "indexes": [
                            models.Index(fields=["unit", "fiscal_year", "ended"], name="supervised_task_scope")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="supervised_task_current",
                            )
                        ],
                    },
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
                        "indexes": [
                            models.Index(fields=["unit", "fiscal_year", "ended"], name="supervision_report_scope")
                        ],
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
                    name="Supply",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("code", models.TextField(null=True, verbose_name="品目编号")),
                        ("name", models.TextField(null=True, verbose_name="品名")),
                        ("price", models.BigIntegerField(null=True, verbose_name="单价")),
                        ("opening", models.BigIntegerField(null=True, verbose_name="期初数量")),
                        ("received", models.BigIntegerField(null=True, verbose_name="入库数量")),
                        ("model", models.TextField(null=True, verbose_name="规格")),
                        ("measured_in", models.TextField(null=True, verbose_name="计量单位")),
                        ("least", models.BigIntegerField(null=True, verbose_name="最低库存")),
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
                        "verbose_name": "低值易耗品",
                        "db_table": "ledger_supply",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="supply_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="supply_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupplyIssue",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("number", models.TextField(null=True, verbose_name="领用单号")),
                        ("supply", models.TextField(null=True, verbose_name="品目编号")),
                        ("issued_on", models.DateField(null=True, verbose_name="领用日期")),
                        ("division", models.TextField(null=True, verbose_name="领用科室")),
                        ("quantity", models.BigIntegerField(null=True, verbose_name="领用数量")),
                        ("amount", models.BigIntegerField(null=True, verbose_name="领用金额")),
                        ("signed", models.SmallIntegerField(null=True, verbose_name="是否签字")),
                        ("taken_by", models.TextField(null=True, verbose_name="领用人")),
                        ("approved_by", models.TextField(null=True, verbose_name="批准人")),
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
                        "verbose_name": "低值易耗品领用",
                        "db_table": "ledger_supply_issue",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="supply_issue_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="supply_issue_current",
                            )
                        ],
                    },
                ),
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
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="supply_limit_current",
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
                migrations.CreateModel(
                    name="TaskReport",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("task", models.BigIntegerField(null=True, verbose_name="重点工作序号")),
                        ("reported_on", models.DateField(null=True, verbose_name="填报日期")),
                        ("progress", models.BigIntegerField(null=True, verbose_name="进度")),
                        ("text", models.TextField(null=True, verbose_name="进展说明")),
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
                        "verbose_name": "任务进展",
                        "db_table": "ledger_task_report",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="task_report_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="task_report_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ThreePublic",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("item", models.CharField(max_length=40, null=True, verbose_name="三公项目")),
                        ("budget", models.BigIntegerField(null=True, verbose_name="预算数")),
                        ("actual", models.BigIntegerField(null=True, verbose_name="决算数")),
                        ("previous", models.BigIntegerField(null=True, verbose_name="上年决算数")),
                        ("times", models.BigIntegerField(null=True, verbose_name="批次数")),
                        ("heads", models.BigIntegerField(null=True, verbose_name="人次或保有量")),
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
                        "verbose_name": "三公经费",
                        "db_table": "ledger_three_public",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="three_public_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="three_public_current",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnitProfile",
                    fields=[
                        ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("source_row", models.PositiveIntegerField(default=0, verbose_name="行号")),
                        ("record_key", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("digest", models.CharField(editable=False, max_length=32)),
                        ("search", models.TextField(editable=False)),
                        ("code", models.TextField(null=True, verbose_name="单位编码")),
                        ("name", models.TextField(null=True, verbose_name="单位名称")),
                        ("parent", models.TextField(null=True, verbose_name="上级单位编码")),
                        ("staff_quota", models.BigIntegerField(null=True, verbose_name="编制数")),
                        ("staff_actual", models.BigIntegerField(null=True, verbose_name="在职人员数")),
                        ("finance_bureau", models.TextField(null=True, verbose_name="同级财政部门")),
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
                        "verbose_name": "预算单位",
                        "db_table": "ledger_unit_profile",
                        "ordering": ("row_id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "ended"], name="unit_profile_scope")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended__isnull", True)),
                                fields=("record_key",),
                                name="unit_profile_current",
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(index, no_index),
    ]
