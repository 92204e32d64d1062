"""Every record type has its table, every field its column, and the migrations say the same."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import models

from jixiao.facts.records import ALL
from jixiao.facts.schema import Kind
from jixiao.server.ledger.tables import TABLES, column_of


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.name)
def test_a_table_has_the_fields_of_its_type(record) -> None:  # type: ignore[no-untyped-def]
    columns = {field.name: field for field in TABLES[record.name]._meta.get_fields()}
    for field in record.fields:
        assert columns[field.name].verbose_name == field.label
        if field.kind is Kind.MONEY:
            assert isinstance(columns[field.name], models.BigIntegerField)


def test_money_is_a_whole_number() -> None:
    money = next(field for record in ALL for field in record.fields if field.kind is Kind.MONEY)
    assert isinstance(column_of(money), models.BigIntegerField)


@pytest.mark.django_db
def test_a_new_field_asks_for_a_migration() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
