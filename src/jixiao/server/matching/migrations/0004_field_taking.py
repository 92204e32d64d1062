"""What waits for a countersignature before the register takes it over from a system."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_reporters"),
        ("matching", "0003_entered"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FieldTaking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("register", models.CharField(max_length=60, verbose_name="台账")),
                ("record_key", models.CharField(max_length=32, verbose_name="记录")),
                ("field", models.CharField(max_length=60, verbose_name="项目")),
                ("number", models.CharField(max_length=120, verbose_name="案号")),
                ("after", models.TextField(blank=True, verbose_name="改为")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="提出时间")),
                ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="复核时间")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="撤回时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提出人",
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
                "verbose_name": "按另一系统登记",
                "ordering": ("-id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("signed_at__isnull", True), ("undone_at__isnull", True)),
                        fields=("unit", "register", "record_key", "field"),
                        name="one_taking_waits",
                    )
                ],
            },
        ),
    ]
