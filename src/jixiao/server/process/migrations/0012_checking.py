"""The division that checks a case, and the division in which a case waits: until now always the one that works on it."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def fill(apps: Any, editor: Any) -> None:
    """What waits in a division waits there still."""
    apps.get_model("process", "Case").objects.filter(state="open").update(waits_in=models.F("division"))


def division(label: str) -> "models.ForeignKey[Any, Any]":
    """A reference to a division, or to none."""
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="accounts.division",
        verbose_name=label,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_reporters"),
        ("process", "0011_assessment"),
    ]

    operations = [
        migrations.AddField(model_name="case", name="checking", field=division("复核科室")),
        migrations.AddField(model_name="case", name="waits_in", field=division("待办科室")),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
