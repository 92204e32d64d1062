"""Assessments published: one frozen version each."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_api_tokens"),
        ("results", "0002_analysis_document"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedAssessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
    ]
