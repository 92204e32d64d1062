"""Django's settings for pages that read results from a folder: no database, no sessions, nothing written."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

HERE = Path(__file__).resolve().parent

# Nothing is signed for longer than one process lives, so a key made at start is enough and none has to be kept.
SECRET_KEY = os.environ.get("JIXIAO_SECRET_KEY") or secrets.token_urlsafe(50)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("JIXIAO_HOSTS", "127.0.0.1,localhost").split(",")
INSTALLED_APPS = ["django.contrib.staticfiles"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "jixiao.server.headers.content_security_policy",
]
ROOT_URLCONF = "jixiao.server.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {"string_if_invalid": ""},
    }
]
STATIC_URL = "static/"
STATICFILES_DIRS = [HERE / "static", HERE.parent / "reporting" / "static"]
WHITENOISE_USE_FINDERS = True
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
# A refused upload is told by the checker itself, in its own words; more than that never reaches it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
DATABASES: dict[str, dict[str, str]] = {}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
