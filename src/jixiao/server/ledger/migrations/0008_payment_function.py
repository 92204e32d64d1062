"""Payments may name their functional classification (功能分类科目)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0007_registers"),
    ]

    operations = [
        migrations.AddField(
            model_name="payment",
            name="function",
            field=models.TextField(null=True, verbose_name="功能分类科目"),
        ),
    ]
