"""What came of entering a received file into the register."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("matching", "0002_collections"),
    ]

    operations = [
        migrations.AddField(
            model_name="collection",
            name="entered",
            field=models.JSONField(default=dict, verbose_name="登记"),
        ),
    ]
