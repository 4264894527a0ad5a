"""One settings file; differences between places are environment variables (PRIMA_…)."""

import sys
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from prima.config import env

SOURCE = Path(__file__).resolve().parents[1]
TESTING = "pytest" in sys.modules

# Where this unit's own data live: database, secret key, collected static files, backups.
HOME = env.folder("HOME", default=SOURCE.parents[1] / "var" / ("test" if TESTING else "data"))
DEMO = env.flag("DEMO", default=False)
DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.secret("SECRET_KEY", kept_in=HOME / "secret-key")
VERSION = env.version(SOURCE)

# --- who may reach it -----------------------------------------------------------------------------

ALLOWED_HOSTS = env.words("HOSTS", default="*")
CSRF_TRUSTED_ORIGINS = env.words("ORIGINS", default="")
# An office network without https is the small profile's reality; a public server sets HTTPS=true.
HTTPS = env.flag("HTTPS", default=False)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "prima.foundation.http.stale_form"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# --- what it is made of ---------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # a page of allauth reads dates with it
    "django_htmx",
    "template_partials",
    "tree_queries",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "prima.web",  # before allauth: our pages replace its pages
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "prima.design",
    "prima.foundation.units",
    "prima.foundation.people",
    "prima.foundation.journal",
    "prima.foundation.live",
    "prima.foundation.jobs",
    "prima.foundation.health",
    "prima.promise.standards",
    "prima.promise.procedures",
    "prima.promise.charter",
    "prima.promise.assessments",
    "prima.deliver.queues",
    "prima.deliver.appointments",
    "prima.listen.surveys",
    "prima.listen.samples",
    "prima.measure.followups",
    "prima.measure.indices",
    "prima.measure.analyses",
    "prima.measure.guarantees",
    "prima.measure.waiting",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "prima.foundation.http.OverloadPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "prima.foundation.http.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "prima.foundation.http.BoundedBodies",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "prima.foundation.http.RefusalPages",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "prima.config.urls"
APPEND_SLASH = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "prima.design.forms.PrimaRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "prima.web.context.page",
            ],
        },
    }
]
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "prima.design.finders.BundleFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or TESTING
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
LARGEST_BODY = 7 * 1024 * 1024  # a file of 6 MB and the form around it
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- where it remembers ---------------------------------------------------------------------------

DATABASES = {"default": env.database(HOME / "prima.sqlite3")}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- who signs in ---------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},  # a password that stands alone: NIST 800-63B-4
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name")},
    },
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "overview"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "prima.web.adapters.ClosedDoor"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/15m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Prima"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "prima.foundation.http.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False

# --- how it speaks --------------------------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "prima_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LOCALE_PATHS = [SOURCE / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

# --- how it writes down what happened -------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    # Django writes the path of every 4xx, and the path of a ticket is the right to see it.
    "loggers": {"django.request": {"level": "ERROR"}},
    "root": {"handlers": ["stderr"], "level": env.text("LOG_LEVEL", default="WARNING")},
}
SILENCED_SYSTEM_CHECKS = (
    [] if HTTPS else [f"security.W{number:03}" for number in (4, 8, 12, 16, 21)]
)  # what only https can give; /health says so too

if TESTING:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns without it
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
