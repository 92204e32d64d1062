"""Words of personal fields, looked through for those who may read them."""

from collections.abc import Iterator
from typing import Any

from django.db import migrations, models

from jixiao.facts.registers import REGISTERS, masked_fields

WORDS = ("text", "code")
PART = 2000


def fill(apps: Any, schema_editor: Any) -> None:
    """The words of personal fields of the rows that are there already, where their pack says which these are."""
    table, places = apps.get_model("ledger", "RegisterRecord"), apps.get_model("ledger", "RegisterPlace")
    for code, installed in REGISTERS.items():
        given = dict(places.objects.filter(register_code=code).values_list("field", "place"))
        fields = [
            field for field in installed.record.fields if field.name in masked_fields(code) and field.kind in WORDS
        ]
        found = [
            (place, dict(field.codes))
            for field in fields
            for name, place in given.items()
            if name.split(":")[0] == field.name and place[0] in "kt"
        ]
        if found:
            for part in _parts(table.objects.filter(register_code=code)):
                for row in part:
                    values = ((labels, getattr(row, place)) for place, labels in found)
                    row.private = "\n".join(labels.get(value, value) for labels, value in values if value).casefold()
                table.objects.bulk_update([row for row in part if row.private], ["private"])


def _parts(query: Any) -> Iterator[list[Any]]:
    after = 0
    while part := list(query.filter(row_id__gt=after).order_by("row_id")[:PART]):
        yield part
        after = part[-1].row_id


class Migration(migrations.Migration):
    dependencies = [("ledger", "0014_supply_limits")]

    operations = [
        migrations.AddField("registerrecord", "private", models.TextField(default="", editable=False)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
