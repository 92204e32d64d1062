"""Django's settings, all of them from the environment (docs/settings.md), with defaults for a laptop: SQLite, one machine, no mail."""

from __future__ import annotations

import os
from pathlib import Path

from jixiao.workbench.settings import from_environment

from .database import CACHE, database, secret_key, sessions
from .identity_service import identity_service
from .logs import log_settings
from .outlets import TIMEOUT, mail_server, webhook

HERE = Path(__file__).resolve().parent
OURS = from_environment()


def _flag(name: str, *, default: bool) -> bool:
    return os.environ.get(name, "1" if default else "0").casefold() in {"1", "true", "yes", "on"}


HTTPS = _flag("JIXIAO_HTTPS", default=False)
JIXIAO_ACCOUNTS = _flag("JIXIAO_ACCOUNTS", default=True)
"""Off: the pages show one folder of results to whoever sits at this machine, and nothing is written. On: the workplace, with people."""
JIXIAO_DEMO = _flag("JIXIAO_DEMO", default=False)
JIXIAO_LINKS_TWO_PEOPLE = _flag("JIXIAO_LINKS_TWO_PEOPLE", default=False)
"""Whether what one person says about a pair of records counts only once another has countersigned."""
JIXIAO_EVIDENCE_MB = int(os.environ.get("JIXIAO_EVIDENCE_MB", "50"))
JIXIAO_SECOND_FACTOR = os.environ.get("JIXIAO_SECOND_FACTOR", "administrators")
"""Who needs a second factor: administrators, all or none."""

JIXIAO_PROXIES = int(os.environ.get("JIXIAO_PROXIES", "1" if HTTPS else "0"))
JIXIAO_RATES = {
    "upload": os.environ.get("JIXIAO_RATE_UPLOADS", "60/10m"),
    "export": os.environ.get("JIXIAO_RATE_EXPORTS", "60/10m"),
    "evaluation": os.environ.get("JIXIAO_RATE_EVALUATIONS", "60/10m"),
    "api": os.environ.get("JIXIAO_RATE_API", "1200/10m"),
}
"""How often one person may: times / minutes (10m), seconds (30s) or hours (1h)."""
_MAIL = mail_server(os.environ.get("JIXIAO_MAIL", ""), demo=JIXIAO_DEMO)
JIXIAO_MAIL = bool(_MAIL.backend)
"""Whether notices are sent by mail at all."""
JIXIAO_WEBHOOK_SECRET = os.environ.get("JIXIAO_WEBHOOK_SECRET", "")
JIXIAO_WEBHOOK = webhook(os.environ.get("JIXIAO_WEBHOOK", ""), secret=JIXIAO_WEBHOOK_SECRET)
JIXIAO_ADDRESS = os.environ.get("JIXIAO_ADDRESS", "").rstrip("/")
"""What people type to come here; links in mail begin with it."""
JIXIAO_DIGEST_HOUR = int(os.environ.get("JIXIAO_DIGEST_HOUR", "8"))
JIXIAO_DISK_FREE_MB = int(os.environ.get("JIXIAO_DISK_FREE_MB", "500"))

SECRET_KEY = os.environ.get("JIXIAO_SECRET_KEY") or secret_key(OURS.data)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("JIXIAO_HOSTS", "127.0.0.1,localhost").split(",")
ALLAUTH = (
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    *((*ALLAUTH, "axes") if JIXIAO_ACCOUNTS else ()),
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "jixiao.server.audit",
    "jixiao.server.accounts",
    "jixiao.server.files",
    "jixiao.server.ledger",
    "jixiao.server.results",
    "jixiao.server.assets",
    "jixiao.server.matching",
    "jixiao.server.process",
    "jixiao.server.actions",
]
_EVERYWHERE = [
    "jixiao.server.logs.request_log",
    "jixiao.server.api.problems.only_problems",
    "jixiao.server.addresses.plain_address",
    "jixiao.server.addresses.client_address",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "jixiao.server.headers.content_security_policy",
    "jixiao.server.shelf.fresh_registers",
]
_WITH_PEOPLE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "jixiao.server.accounts.gate.gate",
    "axes.middleware.AxesMiddleware",
]
MIDDLEWARE = _EVERYWHERE + (_WITH_PEOPLE if JIXIAO_ACCOUNTS else [])
ROOT_URLCONF = "jixiao.server.urls"
WSGI_APPLICATION = "jixiao.server.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "string_if_invalid": "",
            "context_processors": [
                "django.template.context_processors.request",
                "jixiao.server.pages.frame.frame",
                *(
                    (
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    )
                    if JIXIAO_ACCOUNTS
                    else ()
                ),
            ],
        },
    }
]
_SESSIONS = sessions(os.environ.get("JIXIAO_DATABASE", ""), data=OURS.data)
SESSION_ENGINE, SESSION_FILE_PATH = _SESSIONS["SESSION_ENGINE"], _SESSIONS.get("SESSION_FILE_PATH")
DATABASES = {"default": database(os.environ.get("JIXIAO_DATABASE", ""), data=OURS.data)}
# Counts and used one-time codes, shared by all web processes of the machine.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": OURS.data / CACHE,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
if JIXIAO_ACCOUNTS:
    AUTHENTICATION_BACKENDS = [
        "axes.backends.AxesStandaloneBackend",
        "allauth.account.auth_backends.AuthenticationBackend",
    ]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "jixiao.server.accounts.password.MixedCharacters"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "jixiao.server.accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
# An office signs in from one address. Locking after wrong passwords is axes' work, which also writes it into the audit trail;
# wrong one-time codes, which axes does not see, are counted here.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "10/15m/key"}
JIXIAO_OIDC_CLAIM = os.environ.get("JIXIAO_OIDC_CLAIM", "preferred_username")
"""What the identity service calls the account by: a user name, or `email`, which it must have verified."""
SOCIALACCOUNT_ADAPTER = "jixiao.server.accounts.single_sign_on.SingleSignOn"
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
SOCIALACCOUNT_PROVIDERS = identity_service(os.environ)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "绩效"
# Codes of the half minute before and after: clocks of phones and offices are seldom the same.
MFA_TOTP_TOLERANCE = 1
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = ["username"]
# Locking by address as well would shut out a whole office behind one router.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

CSRF_FAILURE_VIEW = "jixiao.server.pages.health.stale_form"
SESSION_COOKIE_AGE = int(os.environ.get("JIXIAO_SESSION_MINUTES", "60")) * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = HTTPS
# Asked from within, without encryption.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

EMAIL_BACKEND = _MAIL.backend or "django.core.mail.backends.dummy.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _MAIL.host, _MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL.tls, _MAIL.ssl
EMAIL_TIMEOUT = TIMEOUT
DEFAULT_FROM_EMAIL = os.environ.get("JIXIAO_MAIL_FROM", "jixiao@localhost")

STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static", HERE.parent / "reporting" / "static"]
WHITENOISE_USE_FINDERS = True
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
# A refused upload is told by the reader of the file itself, in its own words; more than that never reaches it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
# A table of 500 lines, typed or pasted, with all its columns.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
LOGGING = log_settings(os.environ.get("JIXIAO_LOG") or "quiet")
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
