"""What holds everywhere. dev, test and production each say what differs."""

from typing import Any

import dj_database_url
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from portal import env
from portal.env import BASE_DIR
from portal.postgres import EmbeddedPostgres

from .accounts import *  # noqa: F403

ENV = env.read()

SECRET_KEY = ENV.secret_key.get_secret_value()
DEBUG = False
DEMO_CONTENT = False  # its accounts have public passwords
ALLOWED_HOSTS = ENV.allowed_hosts
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "portal",
    "home",
    "directory",
    "news",
    "events",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail_modeladmin",
    "wagtail.contrib.settings",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.redirects",
    "wagtail.api.v2",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.users.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "taggit",
    "modelcluster",
    "rest_framework",
    "ninja",
    "corsheaders",
    "csp",
    "django_tasks_db",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "portal.api.ApiLane",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "home.accounts.staff.StaffSecondFactor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.middleware.PolicyByPlace",
    "portal.middleware.permissions_policy",
    "portal.freshness.Freshness",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": dj_database_url.parse(ENV.database_url or EmbeddedPostgres(ENV.data_dir / "postgres").url)}
DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}

if ENV.redis_url:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": ENV.redis_url}}
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

LANGUAGE_CODE = "de"
TIME_ZONE = "Europe/Berlin"
USE_I18N = USE_TZ = True
USE_THOUSAND_SEPARATOR = True
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # addresses that can be read out on the telephone
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("de", _("German")), ("cs", _("Czech")), ("en", _("English"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch"), ("cs", "Čeština"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale", *(BASE_DIR / "locale" / name for name in ("wagtail", "allauth", "forms"))]
# What Wagtail leaves untranslated; allauth's texts, whose own German says "du"; what forms say, where rest_framework,
# which comes with Wagtail's API, would say "du".

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = ENV.data_dir / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = ENV.data_dir / "media"
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    # Attachments of listings and inquiries: no web server knows this folder, views ask for permission.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": ENV.data_dir / "private", "base_url": None},
    },
}

WAGTAIL_SITE_NAME = "Glokal"
WAGTAILADMIN_BASE_URL = ENV.base_url
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}}
WAGTAILIMAGES_IMAGE_MODEL = "home.PortalImage"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "odt", "pdf", "pptx", "txt", "xlsx", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILAPI_LIMIT_MAX = 100
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # a page nobody has translated yet is a draft
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = ENV.machine_translator()
MACHINE_TRANSLATION_DAILY_LIMIT = ENV.machine_translation_daily_limit  # characters; 0: none

HEADLESS_PREVIEW_URL = ENV.headless_preview_url
WAGTAILFRONTENDCACHE = ENV.frontend_cache()
WAGTAILFRONTENDCACHE_LANGUAGES: list[str] = []  # each address is named in its own language
SHARED_CACHE_SECONDS = 60 if WAGTAILFRONTENDCACHE else 0  # bounds what a purge forgets, such as filtered lists

VOCABULARY_SECONDS = 60  # after which a process asks whether others were loaded
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.default_from_email
globals().update(ENV.mail())
EMAIL_BACKEND = "home.mail.QueuedBackend"
STAFF_MFA_REQUIRED = ENV.staff_mfa
ALLAUTH_TRUSTED_PROXY_COUNT = ENV.trusted_proxies
BOUNCE_KEY = ENV.bounce_key.get_secret_value()
TRUSTED_PUBLISH_AT_ONCE = ENV.trusted_publish_at_once
VIES_URL, ARES_URL, REGISTER_TIMEOUT = ENV.vies_url, ENV.ares_url, ENV.register_timeout
# Periods, in the units of their names.
REMIND_AFTER_MONTHS = ENV.remind_after_months
SINK_AFTER_MONTHS, HIDE_AFTER_MONTHS = ENV.sink_after_months, ENV.hide_after_months
LISTING_MONTHS, LISTING_MOST_MONTHS = ENV.listing_months, 12
INQUIRY_REMIND_DAYS, INQUIRY_UNANSWERED_DAYS = ENV.inquiry_remind_days, ENV.inquiry_unanswered_days  # working days
INQUIRY_OUTCOME_DAYS, INQUIRY_RETENTION_DAYS = ENV.inquiry_outcome_days, ENV.inquiry_retention_days
NOTICE_RETENTION_DAYS = ENV.notice_retention_days
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # those are told whose task it is

SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
PERMISSIONS_POLICY = {"geolocation": "(self)"} | dict.fromkeys(
    ["accelerometer", "camera", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb"], "()"
)
# Visitors: files of this portal only, nothing inline.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "img-src": [SELF],
        "manifest-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# The CMS: Wagtail's editor carries inline scripts and styles and shows previews in frames; still no third party.
CMS_CONTENT_SECURITY_POLICY = CONTENT_SECURITY_POLICY["DIRECTIVES"] | {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "blob:", "data:"],
    "media-src": [SELF],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}

CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "accept-language", "content-type", "if-none-match"]
CORS_EXPOSE_HEADERS = ["ETag"]

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"secrets": {"()": "portal.logs.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secrets"]}},
    "root": {"handlers": ["console"], "level": ENV.log_level},
}
