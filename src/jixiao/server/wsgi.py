"""The WSGI application that gunicorn serves."""

from __future__ import annotations

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.server.settings")
application = get_wsgi_application()


def stop_going_over_the_program() -> None:
    """Takes the program itself out of what the garbage collector looks through, and lets it look less often.

    A full collection goes over everything that lives, here a million objects of modules that stay as long as the process:
    a quarter of a second, in the middle of whichever answer comes upon it.
    """
    import_module(settings.ROOT_URLCONF)  # and with it the pages
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


stop_going_over_the_program()
