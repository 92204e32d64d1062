"""Rounds of stocktaking and requests for consumables, as 0001 to 0002 made them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from jixiao.server.migration_operations import CreateModels


class Migration(migrations.Migration):
    replaces = [("assets", "0001_rounds"), ("assets", "0002_requests")]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed_0002_api_tokens"),
        ("files", "0001_attachments"),
        ("ledger", "0001_squashed_0019_contract_registered"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="CountRound",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                        ("title", models.CharField(max_length=100, verbose_name="盘点批次")),
                        ("first_day", models.DateField(verbose_name="开始日期")),
                        ("last_day", models.DateField(verbose_name="结束日期")),
                        ("divisions", models.JSONField(default=list, verbose_name="使用部门")),
                        ("places", models.JSONField(default=list, verbose_name="存放地点")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "盘点中"), ("submitted", "待审批"), ("sealed", "已封存")],
                                default="open",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="发起时间")),
                        ("submitted_at", models.DateTimeField(null=True, verbose_name="提交时间")),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="审批时间")),
                        ("opinion", models.CharField(blank=True, max_length=500, verbose_name="审批意见")),
                        ("version", models.PositiveIntegerField(default=0, verbose_name="版本")),
                        (
                            "batch",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="count_round",
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
                                verbose_name="发起人",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审批人",
                            ),
                        ),
                        (
                            "people",
                            models.ManyToManyField(
                                related_name="count_rounds", to=settings.AUTH_USER_MODEL, verbose_name="盘点人"
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提交人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="count_rounds",
                                to="accounts.unit",
                                verbose_name="预算单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "资产盘点",
                        "ordering": ("-id",),
                        "constraints": [
                            models.UniqueConstraint(fields=("unit", "fiscal_year", "title"), name="count_round_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LineNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.TextField(verbose_name="资产编号")),
                        ("reason", models.CharField(max_length=500, verbose_name="差异原因")),
                        ("handling", models.CharField(blank=True, max_length=500, verbose_name="处理意见")),
                        ("at", models.DateTimeField(auto_now=True, verbose_name="填写时间")),
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
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notes",
                                to="assets.countround",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "差异说明",
                        "ordering": ("code",),
                        "constraints": [models.UniqueConstraint(fields=("round", "code"), name="line_note_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Look",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=40, verbose_name="手机端编号")),
                        ("code", models.TextField(verbose_name="资产编号")),
                        ("name", models.TextField(blank=True, verbose_name="名称")),
                        ("place", models.TextField(blank=True, verbose_name="实际存放地点")),
                        ("holder", models.TextField(blank=True, verbose_name="实际使用人")),
                        ("status", models.CharField(blank=True, max_length=40, verbose_name="实际使用状态")),
                        ("note", models.TextField(blank=True, verbose_name="说明")),
                        ("scanned", models.BooleanField(default=False, verbose_name="扫码核对")),
                        ("gone", models.BooleanField(default=False, verbose_name="没有找到")),
                        ("looked_at", models.DateTimeField(verbose_name="盘点时间")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="收到时间")),
                        ("chosen", models.BooleanField(null=True, verbose_name="采用")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="盘点人",
                            ),
                        ),
                        (
                            "chosen_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="核定人",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="looks",
                                to="assets.countround",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "清点记录",
                        "ordering": ("id",),
                        "indexes": [models.Index(fields=["round", "code"], name="look_of_card")],
                        "constraints": [models.UniqueConstraint(fields=("round", "key"), name="look_once")],
                    },
                ),
                migrations.CreateModel(
                    name="RoundCard",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("inside", models.BooleanField(default=True, verbose_name="在本轮范围内")),
                        ("code", models.TextField(verbose_name="资产编号")),
                        ("name", models.TextField(verbose_name="资产名称")),
                        ("model", models.TextField(blank=True, verbose_name="规格型号")),
                        ("category", models.TextField(blank=True, verbose_name="资产分类")),
                        ("division", models.TextField(blank=True, verbose_name="使用部门")),
                        ("holder", models.TextField(blank=True, verbose_name="使用人")),
                        ("place", models.TextField(blank=True, verbose_name="存放地点")),
                        ("status", models.CharField(max_length=40, verbose_name="使用状态")),
                        ("cost", models.BigIntegerField(verbose_name="原值（分）")),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="cards",
                                to="assets.countround",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "盘点卡片",
                        "ordering": ("code",),
                        "constraints": [models.UniqueConstraint(fields=("round", "code"), name="round_card_once")],
                    },
                ),
                migrations.CreateModel(
                    name="SupplyRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("division", models.CharField(max_length=100, verbose_name="领用科室")),
                        ("lines", models.JSONField(default=list, verbose_name="品目")),
                        ("purpose", models.CharField(blank=True, max_length=200, verbose_name="用途")),
                        ("key", models.CharField(max_length=40, unique=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "待批准"),
                                    ("approved", "待领取"),
                                    ("refused", "未批准"),
                                    ("issued", "已领取"),
                                    ("taken_back", "已撤回"),
                                ],
                                default="asked",
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="申请时间")),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="批准时间")),
                        ("opinion", models.CharField(blank=True, max_length=300, verbose_name="意见")),
                        ("issued_at", models.DateTimeField(null=True, verbose_name="发放时间")),
                        ("taken_by", models.CharField(blank=True, max_length=100, verbose_name="领用人")),
                        (
                            "batch",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supply_request",
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
                                verbose_name="申请人",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="批准人",
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发放人",
                            ),
                        ),
                        (
                            "signature",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="files.attachment",
                                verbose_name="签字",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supply_requests",
                                to="accounts.unit",
                                verbose_name="预算单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "低值易耗品领用",
                        "ordering": ("-id",),
                        "indexes": [models.Index(fields=["unit", "state"], name="supply_request_state")],
                    },
                ),
            ],
        ),
    ]
