"""Django is set up once for the tests of pages."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.server.settings")
django.setup()
