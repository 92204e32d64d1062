"""Actions as a Django application, so that their commands are found."""

from __future__ import annotations

from django.apps import AppConfig


class ActionsConfig(AppConfig):
    """Has no tables."""

    name = "jixiao.server.actions"
    label = "actions"
    verbose_name = "业务操作"
