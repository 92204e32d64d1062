"""`python -m jixiao.server COMMAND`: Django's own commands and ours (migrate, db_worker, prepare …)."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.server.settings")
execute_from_command_line(["jixiao.server", *sys.argv[1:]])
