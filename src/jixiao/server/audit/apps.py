"""The audit trail as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Named by its place, so that tables are called audit_*."""

    name = "jixiao.server.audit"
    label = "audit"
    verbose_name = "审计"
    default_auto_field = "django.db.models.BigAutoField"
