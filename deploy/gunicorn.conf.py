"""How gunicorn serves Jixiao: `gunicorn -c deploy/gunicorn.conf.py`. Behind a reverse proxy, which keeps slow clients away from it."""

from __future__ import annotations

import os

from jixiao.server.logs import log_settings

wsgi_app = "jixiao.server.wsgi"
bind = os.environ.get("JIXIAO_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("JIXIAO_WEB_PROCESSES") or (os.cpu_count() or 1) + 1)
# A large report that is checked in the page takes half a minute.
timeout = 120
graceful_timeout = 30
# Whatever a library forgets to give back is given back now and then, not by all processes at once.
max_requests = 5000
max_requests_jitter = 500
# The sign of life of a process must not wait for a disk.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
# Nobody steers it but systemd or the container.
control_socket_disable = True
logconfig_dict = log_settings(os.environ.get("JIXIAO_LOG") or "quiet")
