"""Runs of linkage, their pairs and collections, as 0001 to 0002 made them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from jixiao.server.migration_operations import CreateModels


class Migration(migrations.Migration):
    replaces = [("matching", "0001_initial"), ("matching", "0002_collections")]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed_0002_api_tokens"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="Collection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("source", models.CharField(max_length=100, verbose_name="来源")),
                        ("system", models.CharField(max_length=100, verbose_name="系统")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("asking", "正在采集"),
                                    ("received", "已收到"),
                                    ("same", "与上次相同"),
                                    ("nothing", "没有文件"),
                                    ("failed", "失败"),
                                    ("unread", "读不出来"),
                                ],
                                default="asking",
                                max_length=10,
                                verbose_name="结果",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=300, verbose_name="文件")),
                        ("sha256", models.CharField(blank=True, max_length=64, verbose_name="摘要")),
                        ("size", models.PositiveBigIntegerField(default=0, verbose_name="字节")),
                        ("file", models.CharField(blank=True, max_length=500)),
                        ("mended", models.CharField(blank=True, max_length=500)),
                        ("sheet", models.CharField(blank=True, max_length=200, verbose_name="工作表")),
                        ("reason", models.CharField(blank=True, max_length=1000, verbose_name="原因")),
                        ("taken", models.PositiveIntegerField(null=True, verbose_name="可用（条）")),
                        ("set_aside", models.PositiveIntegerField(default=0, verbose_name="隔离（条）")),
                        ("columns", models.JSONField(default=list, verbose_name="列的对应")),
                        ("headings", models.JSONField(default=list, verbose_name="表头")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
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
                        "verbose_name": "采集",
                        "ordering": ("-id",),
                        "indexes": [models.Index(fields=["unit", "source", "outcome"], name="collection_source")],
                    },
                ),
                migrations.CreateModel(
                    name="LinkRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name_a", models.CharField(max_length=200, verbose_name="系统一的文件")),
                        ("name_b", models.CharField(max_length=200, verbose_name="系统二的文件")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "排队中"),
                                    ("running", "关联中"),
                                    ("done", "已完成"),
                                    ("failed", "未完成"),
                                ],
                                default="queued",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("error", models.CharField(blank=True, max_length=1000, verbose_name="未完成的原因")),
                        ("notes", models.JSONField(default=list, verbose_name="检查结果")),
                        ("records_a", models.PositiveIntegerField(default=0, verbose_name="系统一（条）")),
                        ("records_b", models.PositiveIntegerField(default=0, verbose_name="系统二（条）")),
                        ("joined", models.PositiveIntegerField(default=0, verbose_name="同一件（对）")),
                        ("candidates", models.PositiveIntegerField(default=0, verbose_name="可能是同一件（对）")),
                        ("repeats", models.PositiveIntegerField(default=0, verbose_name="同人另一件（对）")),
                        ("columns", models.JSONField(default=dict, verbose_name="列的对应")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="发起时间")),
                        ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="完成时间")),
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
                        "verbose_name": "关联",
                        "ordering": ("-id",),
                    },
                ),
                migrations.CreateModel(
                    name="LinkPair",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("place", models.PositiveIntegerField(verbose_name="次序")),
                        ("number_a", models.CharField(max_length=120, verbose_name="案号（一）")),
                        ("number_b", models.CharField(max_length=120, verbose_name="案号（二）")),
                        ("found", models.CharField(max_length=10, verbose_name="程序的判断")),
                        ("counted", models.BooleanField(default=True, verbose_name="会合并")),
                        ("same", models.FloatField(verbose_name="是同一件的可能")),
                        ("repeat", models.FloatField(verbose_name="是同人另一件的可能")),
                        ("days", models.IntegerField(null=True, verbose_name="日期相差")),
                        ("ours", models.JSONField(verbose_name="记录（一）")),
                        ("theirs", models.JSONField(verbose_name="记录（二）")),
                        ("evidence", models.JSONField(verbose_name="依据")),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pairs",
                                to="matching.linkrun",
                                verbose_name="关联",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "对",
                        "ordering": ("run", "place"),
                        "constraints": [
                            models.UniqueConstraint(fields=("run", "number_a", "number_b"), name="pair_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MendedCell",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("line", models.PositiveIntegerField(verbose_name="行")),
                        ("column", models.PositiveIntegerField(verbose_name="列")),
                        ("text", models.CharField(blank=True, max_length=500, verbose_name="更正为")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="更正人",
                            ),
                        ),
                        (
                            "collection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mended_cells",
                                to="matching.collection",
                                verbose_name="采集",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "更正",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="PairDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number_a", models.CharField(max_length=120, verbose_name="案号（一）")),
                        ("number_b", models.CharField(max_length=120, verbose_name="案号（二）")),
                        (
                            "relation",
                            models.CharField(
                                choices=[
                                    ("same", "同一件"),
                                    ("repeat", "同人另一件"),
                                    ("different", "不是同一件"),
                                    ("later", "以后再看"),
                                ],
                                max_length=10,
                                verbose_name="认定",
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="认定时间")),
                        ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="复核时间")),
                        ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="撤回时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="认定人",
                            ),
                        ),
                        (
                            "signed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="复核人",
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
                                verbose_name="撤回人",
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
                        "verbose_name": "认定",
                        "ordering": ("-id",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("undone_at__isnull", True)),
                                fields=("unit", "number_a", "number_b"),
                                name="one_decision_holds",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SetAsideLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("line", models.PositiveIntegerField(verbose_name="行")),
                        ("number", models.CharField(blank=True, max_length=120, verbose_name="案号")),
                        ("problem", models.CharField(max_length=500, verbose_name="问题")),
                        ("hint", models.CharField(blank=True, max_length=500, verbose_name="办法")),
                        ("whole", models.BooleanField(default=True, verbose_name="整行没有参加")),
                        ("cells", models.JSONField(default=list, verbose_name="内容")),
                        (
                            "collection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="matching.collection",
                                verbose_name="采集",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "隔离的行",
                        "ordering": ("collection", "line", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="SourceColumns",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("source", models.CharField(max_length=100, verbose_name="来源")),
                        ("columns", models.JSONField(default=dict, verbose_name="列的对应")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.unit"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "来源的列",
                        "ordering": ("unit", "source"),
                        "constraints": [models.UniqueConstraint(fields=("unit", "source"), name="columns_once")],
                    },
                ),
            ],
        ),
    ]
