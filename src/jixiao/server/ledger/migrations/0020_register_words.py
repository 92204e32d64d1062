"""Which fields of a register were personal when the words of its rows were written."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0001_squashed_0019_contract_registered"),
    ]

    operations = [
        migrations.CreateModel(
            name="RegisterWords",
            fields=[
                (
                    "register_code",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="台账"),
                ),
                ("hidden", models.TextField(blank=True, verbose_name="不公开的字段")),
            ],
            options={
                "verbose_name": "台账的检索词",
                "ordering": ("register_code",),
            },
        ),
    ]
