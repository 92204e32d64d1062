"""Cases and what belongs to them, as 0001 to 0011 made them."""

import django.db.models.deletion
import jixiao.server.process.deliveries
from django.conf import settings
from django.db import migrations, models

from jixiao.server.migration_operations import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("process", "0001_notices"),
        ("process", "0002_cases"),
        ("process", "0003_deliveries"),
        ("process", "0004_deadlines"),
        ("process", "0005_warnings"),
        ("process", "0006_reviews"),
        ("process", "0007_consequences"),
        ("process", "0008_rule_decisions"),
        ("process", "0009_disposals"),
        ("process", "0010_supervision"),
        ("process", "0011_assessment"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed_0002_api_tokens"),
        ("results", "0001_squashed_0005_arrangements"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="ProcessText",
                    fields=[
                        (
                            "digest",
                            models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name="摘要"),
                        ),
                        ("identifier", models.CharField(max_length=80, verbose_name="编号")),
                        ("title", models.CharField(max_length=200, verbose_name="名称")),
                        ("text", models.TextField(verbose_name="内容")),
                    ],
                    options={
                        "verbose_name": "流程定义",
                        "ordering": ("identifier",),
                    },
                ),
                migrations.CreateModel(
                    name="Reminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=200, unique=True, verbose_name="提醒")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                    ],
                    options={
                        "verbose_name": "期限提醒",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "subject",
                            models.CharField(
                                choices=[
                                    ("target", "绩效目标申报"),
                                    ("adjustment", "目标和指标调整"),
                                    ("monitoring", "绩效运行监控"),
                                    ("project_evaluation", "项目绩效自评"),
                                    ("self_evaluation", "部门整体自评"),
                                    ("rectification", "整改"),
                                    ("warning", "支付疑点"),
                                    ("disposal", "资产处置"),
                                    ("supervision", "督办事项"),
                                    ("assessment", "考评"),
                                ],
                                max_length=20,
                                verbose_name="类别",
                            ),
                        ),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("title", models.CharField(max_length=200, verbose_name="事项")),
                        ("reference", models.CharField(blank=True, max_length=100, verbose_name="对象")),
                        ("step", models.CharField(max_length=40, verbose_name="步骤")),
                        ("waits_for", models.CharField(blank=True, max_length=120, verbose_name="待办角色")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "办理中"), ("done", "已办结"), ("stopped", "已终止")],
                                default="open",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="办理期限")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="发起时间")),
                        ("moved_at", models.DateTimeField(verbose_name="到达本步时间")),
                        ("outcome", models.JSONField(default=dict, verbose_name="结果")),
                        ("version", models.PositiveIntegerField(default=0, verbose_name="版本")),
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
                            "division",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.division",
                                verbose_name="科室",
                            ),
                        ),
                        (
                            "evaluation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="results.evaluation",
                                verbose_name="评价",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="followed_by",
                                to="process.case",
                                verbose_name="由来",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="accounts.unit",
                                verbose_name="预算单位",
                            ),
                        ),
                        (
                            "process",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="process.processtext",
                                verbose_name="流程",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "事项",
                        "ordering": ("-moved_at", "-id"),
                        "indexes": [
                            models.Index(fields=["state", "unit"], name="case_waiting"),
                            models.Index(fields=["unit", "fiscal_year", "subject"], name="case_scope"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delegation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("first_day", models.DateField(verbose_name="起")),
                        ("last_day", models.DateField(verbose_name="止")),
                        ("reason", models.CharField(max_length=200, verbose_name="原因")),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="收回时间")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                        (
                            "giver",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="delegations_given",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="委托人",
                            ),
                        ),
                        (
                            "taker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="delegations_taken",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="受托人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "委托",
                        "ordering": ("-id",),
                    },
                ),
                migrations.CreateModel(
                    name="Move",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="动作")),
                        ("title", models.CharField(max_length=100, verbose_name="动作名称")),
                        ("from_step", models.CharField(blank=True, max_length=40, verbose_name="从")),
                        ("to_step", models.CharField(max_length=40, verbose_name="到")),
                        ("role", models.CharField(blank=True, max_length=20, verbose_name="角色")),
                        ("opinion", models.CharField(blank=True, max_length=1000, verbose_name="意见")),
                        ("content", models.PositiveIntegerField(verbose_name="内容版本")),
                        ("detail", models.JSONField(default=dict, verbose_name="明细")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办理人",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="process.case"
                            ),
                        ),
                        (
                            "for_whom",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="受谁委托",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "办理记录",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("import", "导入"),
                                    ("evaluation", "评价"),
                                    ("case", "流程"),
                                    ("deadline", "期限"),
                                ],
                                max_length=20,
                                verbose_name="类别",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="内容")),
                        ("link", models.CharField(blank=True, max_length=300, verbose_name="链接")),
                        ("subject", models.CharField(blank=True, max_length=200, verbose_name="对象")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                        ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="阅读时间")),
                        (
                            "to",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notices",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "通知",
                        "ordering": ("-id",),
                        "indexes": [models.Index(fields=["to", "read_at"], name="notice_unread")],
                    },
                ),
                migrations.CreateModel(
                    name="Preference",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "mail_kinds",
                            models.JSONField(
                                default=jixiao.server.process.deliveries.usual_kinds, verbose_name="邮件通知的类别"
                            ),
                        ),
                        ("digest", models.BooleanField(default=False, verbose_name="每天汇总成一封")),
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="preference",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="账号",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "通知设置",
                        "ordering": ("user",),
                    },
                ),
                migrations.CreateModel(
                    name="ReviewSheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("content", models.PositiveIntegerField(verbose_name="内容版本")),
                        ("step", models.CharField(max_length=40, verbose_name="步骤")),
                        ("marks", models.JSONField(default=dict, verbose_name="评分")),
                        ("opinion", models.CharField(blank=True, max_length=1000, verbose_name="审核意见")),
                        ("at", models.DateTimeField(auto_now=True, verbose_name="时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审核人",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="process.case"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "绩效目标审核表",
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "content", "step", "by"), name="review_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Round",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("title", models.CharField(max_length=100, verbose_name="名称")),
                        ("cut_off", models.DateField(verbose_name="数据截止日")),
                        ("due", models.DateField(verbose_name="报送期限")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="发起时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发起人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "监控轮次",
                        "ordering": ("-cut_off", "-id"),
                    },
                ),
                migrations.CreateModel(
                    name="RuleDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("rule", models.CharField(max_length=40, verbose_name="规则")),
                        ("on", models.BooleanField(verbose_name="启用")),
                        ("parameters", models.JSONField(default=dict, verbose_name="参数")),
                        ("ground", models.CharField(max_length=500, verbose_name="理由")),
                        ("trial", models.JSONField(default=dict, verbose_name="试算")),
                        ("by_bureau", models.BooleanField(default=False, verbose_name="财政部门决定")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                        (
                            "by",
                            models.ForeignKey(
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
                        "verbose_name": "规则设置",
                        "ordering": ("-id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year"], name="rule_decision_scope")],
                    },
                ),
                migrations.CreateModel(
                    name="Sending",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[("mail", "邮件"), ("webhook", "消息推送")], max_length=10, verbose_name="方式"
                            ),
                        ),
                        ("digest", models.BooleanField(default=False, verbose_name="汇总")),
                        (
                            "state",
                            models.CharField(
                                choices=[("waiting", "待发送"), ("sent", "已发送"), ("failed", "未送达")],
                                default="waiting",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("attempts", models.PositiveIntegerField(default=0, verbose_name="次数")),
                        ("next_at", models.DateTimeField(verbose_name="下次发送时间")),
                        ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="完成时间")),
                        ("problem", models.CharField(blank=True, max_length=200, verbose_name="没有送达的原因")),
                        (
                            "notice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sendings",
                                to="process.notice",
                                verbose_name="通知",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "通知发送",
                        "ordering": ("-id",),
                        "indexes": [models.Index(fields=["state", "next_at"], name="sending_due")],
                        "constraints": [models.UniqueConstraint(fields=("notice", "channel"), name="sending_once")],
                    },
                ),
                migrations.CreateModel(
                    name="UnitDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                        ("code", models.CharField(max_length=60, verbose_name="期限")),
                        ("day", models.DateField(blank=True, null=True, verbose_name="日期")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="完成日期")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        ("at", models.DateTimeField(auto_now=True, verbose_name="填写时间")),
                        ("version", models.PositiveIntegerField(default=0, verbose_name="版本")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="填写人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="days",
                                to="accounts.unit",
                                verbose_name="预算单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "单位的期限",
                        "ordering": ("unit", "year", "code"),
                        "constraints": [models.UniqueConstraint(fields=("unit", "year", "code"), name="unit_day_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Consequence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("project", models.CharField(max_length=100, verbose_name="项目编码")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("continue", "继续执行"),
                                    ("reduce", "调减预算"),
                                    ("suspend", "暂缓拨付"),
                                    ("stop", "停止拨付"),
                                ],
                                max_length=10,
                                verbose_name="处置",
                            ),
                        ),
                        ("amount", models.BigIntegerField(blank=True, null=True, verbose_name="调减金额")),
                        ("ground", models.CharField(max_length=500, verbose_name="理由")),
                        ("cut_off", models.DateField(verbose_name="数据截止日")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                        (
                            "by",
                            models.ForeignKey(
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
                                related_name="consequences",
                                to="accounts.unit",
                                verbose_name="预算单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "监控处置",
                        "ordering": ("-id",),
                        "indexes": [models.Index(fields=["unit", "fiscal_year"], name="consequence_scope")],
                    },
                ),
                migrations.CreateModel(
                    name="Content",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="版本")),
                        ("body", models.JSONField(default=dict, verbose_name="内容")),
                        ("sealed", models.BooleanField(default=False, verbose_name="已提交")),
                        ("at", models.DateTimeField(auto_now=True, verbose_name="填报时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="填报人",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="contents", to="process.case"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "内容",
                        "ordering": ("-number",),
                        "constraints": [models.UniqueConstraint(fields=("case", "number"), name="content_once")],
                    },
                ),
            ],
        ),
        migrations.AddField(
            model_name="case",
            name="round",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="process.round",
                verbose_name="轮次",
            ),
        ),
    ]
