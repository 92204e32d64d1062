"""Many models created in one step, and installations that were made in many steps before."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, models
from django.db.migrations import CreateModel
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.base import Operation
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import OperationWriter

from jixiao.server.migration_operations import CreateModels

KEY = ("id", models.BigAutoField(primary_key=True))


class Editor:
    """Remembers which tables it was told to make and to drop."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []
        self.connection = connection

    def create_model(self, model: Any) -> None:
        self.told.append(("made", model._meta.model_name))

    def delete_model(self, model: Any) -> None:
        self.told.append(("dropped", model._meta.model_name))


def made() -> CreateModels:
    link = ("first", models.ForeignKey("ledger.first", models.CASCADE))
    return CreateModels([CreateModel("First", [KEY]), CreateModel("Second", [KEY, link])])


def test_made_in_order_and_dropped_the_other_way() -> None:
    operation: Operation = made()
    before = ProjectState()
    assert not before.apps.get_models()
    after = before.clone()
    operation.state_forwards("ledger", after)
    editor: Any = Editor()
    operation.database_forwards("ledger", editor, before, after)
    operation.database_backwards("ledger", editor, after, before)
    assert editor.told == [("made", "first"), ("made", "second"), ("dropped", "second"), ("dropped", "first")]
    assert after.apps.get_model("ledger", "Second")._meta.get_field("first").related_model._meta.model_name == "first"


def test_written_to_a_file() -> None:
    text, _ = OperationWriter(made()).serialize()
    assert text.strip().startswith("jixiao.server.migration_operations.CreateModels(")
    assert text.count("migrations.CreateModel(") == 2
    assert made().describe() == "Create models First, Second"


@pytest.mark.django_db
def test_an_installation_made_by_the_single_steps_has_nothing_to_do() -> None:
    recorded = MigrationRecorder(connection)
    squashed = recorded.migration_qs.filter(name__contains="_squashed_")
    ours = {"accounts", "assets", "ledger", "matching", "process", "results"}
    assert ours <= set(squashed.values_list("app", flat=True))
    # Django writes down the steps that a squashed migration replaces as well.
    squashed.filter(app__in=ours).delete()
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
