"""Evaluations and documents, as 0001 to 0005 made them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from jixiao.server.migration_operations import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("results", "0001_initial"),
        ("results", "0002_analysis_document"),
        ("results", "0003_published_assessments"),
        ("results", "0004_disclosure_packs"),
        ("results", "0005_arrangements"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed_0002_api_tokens"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="Evaluation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("standard", models.CharField(max_length=80, verbose_name="评分标准")),
                        ("standard_version", models.CharField(blank=True, max_length=80, verbose_name="标准版本")),
                        ("project_standard", models.CharField(max_length=80, verbose_name="项目评分标准")),
                        ("outline", models.CharField(max_length=80, verbose_name="报告提纲")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "排队中"),
                                    ("running", "评价中"),
                                    ("done", "已完成"),
                                    ("failed", "未完成"),
                                ],
                                default="queued",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("ledger_state", models.CharField(blank=True, max_length=60, verbose_name="台账状态")),
                        ("snapshot", models.CharField(blank=True, max_length=40, verbose_name="数据快照")),
                        ("key", models.CharField(blank=True, max_length=40, verbose_name="评价编号")),
                        ("engine", models.CharField(blank=True, max_length=40, verbose_name="计算引擎")),
                        ("software", models.CharField(blank=True, max_length=40, verbose_name="软件版本")),
                        ("folder", models.CharField(blank=True, max_length=60, verbose_name="结果")),
                        ("points", models.IntegerField(blank=True, null=True, verbose_name="得分")),
                        ("grade", models.CharField(blank=True, max_length=4, verbose_name="等级")),
                        ("error", models.CharField(blank=True, max_length=500, verbose_name="未完成的原因")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="发起时间")),
                        ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="完成时间")),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发起人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evaluations",
                                to="accounts.unit",
                                verbose_name="预算单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "评价",
                        "ordering": ("-id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year"], name="evaluation_scope")],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedAssessment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("scheme", models.CharField(max_length=80, verbose_name="考评方案")),
                        ("title", models.CharField(max_length=200, verbose_name="方案名称")),
                        ("scheme_version", models.CharField(max_length=80, verbose_name="方案版本")),
                        ("snapshot", models.CharField(max_length=40, verbose_name="数据快照")),
                        ("key", models.CharField(max_length=40, verbose_name="考评编号")),
                        ("number", models.PositiveIntegerField(verbose_name="版本")),
                        ("folder", models.CharField(max_length=60, verbose_name="结果")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="公布时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="公布人",
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
                        "verbose_name": "公布的考评",
                        "ordering": ("-id",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "fiscal_year", "scheme", "number"), name="assessment_number_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("number", models.PositiveIntegerField(verbose_name="版本")),
                        ("sha256", models.CharField(max_length=64, verbose_name="摘要")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="生成时间")),
                        (
                            "evaluation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="report",
                                to="results.evaluation",
                                verbose_name="评价",
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
                        "verbose_name": "报告版本",
                        "ordering": ("-number",),
                        "constraints": [
                            models.UniqueConstraint(fields=("unit", "fiscal_year", "number"), name="report_number_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AnalysisDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("as_of", models.DateField(verbose_name="截止日")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "排队中"),
                                    ("running", "评价中"),
                                    ("done", "已完成"),
                                    ("failed", "未完成"),
                                ],
                                default="queued",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("ledger_state", models.CharField(blank=True, max_length=60, verbose_name="台账状态")),
                        ("snapshot", models.CharField(blank=True, max_length=40, verbose_name="数据快照")),
                        ("key", models.CharField(blank=True, max_length=40, verbose_name="分析编号")),
                        ("folder", models.CharField(blank=True, max_length=60, verbose_name="结果")),
                        ("error", models.CharField(blank=True, max_length=500, verbose_name="未完成的原因")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="发起时间")),
                        ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="完成时间")),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发起人",
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
                        "verbose_name": "执行分析",
                        "ordering": ("-id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year"], name="analysis_scope")],
                    },
                ),
                migrations.CreateModel(
                    name="Arrangement",
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
                                    ("files", "档案交叉检查抽取"),
                                    ("teams", "公益活动编队"),
                                    ("courses", "律法兴企匹配"),
                                    ("reminders", "开庭双提醒"),
                                ],
                                max_length=10,
                                verbose_name="类别",
                            ),
                        ),
                        ("inputs", models.JSONField(default=dict, verbose_name="条件")),
                        ("ledger_state", models.CharField(max_length=60, verbose_name="台账状态")),
                        ("lines", models.JSONField(default=list, verbose_name="内容")),
                        ("facts", models.JSONField(default=dict, verbose_name="结果")),
                        (
                            "state",
                            models.CharField(
                                choices=[("proposed", "待决定"), ("adopted", "采用"), ("dropped", "不采用")],
                                default="proposed",
                                max_length=10,
                                verbose_name="决定",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="发起时间")),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="决定时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发起人",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
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
                        "verbose_name": "安排",
                        "ordering": ("-id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year", "kind"], name="arrangement_scope")],
                    },
                ),
                migrations.CreateModel(
                    name="DisclosurePack",
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
                                    ("queued", "排队中"),
                                    ("running", "生成中"),
                                    ("done", "已完成"),
                                    ("failed", "未完成"),
                                ],
                                default="queued",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("ledger_state", models.CharField(blank=True, max_length=60, verbose_name="台账状态")),
                        ("snapshot", models.CharField(blank=True, max_length=40, verbose_name="数据快照")),
                        ("folder", models.CharField(blank=True, max_length=60, verbose_name="结果")),
                        ("files", models.JSONField(default=list, verbose_name="文件")),
                        ("withheld", models.PositiveIntegerField(default=0, verbose_name="不公开的项数")),
                        ("findings", models.JSONField(default=list, verbose_name="核对结果")),
                        ("error", models.CharField(blank=True, max_length=500, verbose_name="未完成的原因")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="发起时间")),
                        ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="完成时间")),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发起人",
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
                        "verbose_name": "公开资料",
                        "ordering": ("-id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year"], name="disclosure_pack_scope")],
                    },
                ),
            ],
        ),
    ]
