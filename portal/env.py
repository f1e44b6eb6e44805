"""The one typed reader of the environment. Every variable the portal knows is a field here."""

from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import unquote, urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

BASE_DIR = Path(__file__).resolve().parent.parent


class Environment(BaseSettings):
    """What can be set from outside; names are the variables' names in lower case.

    Values come from the process environment, then from ``.env`` in the project's folder.
    Lists are separated by commas.
    """

    model_config = SettingsConfigDict(env_file=BASE_DIR / ".env", extra="ignore")

    database_url: str = Field("", description="PostgreSQL to use; empty: the embedded server under .data/")
    data_dir: Path = Field(BASE_DIR / ".data", description="Folder of the embedded database and uploaded media")
    secret_key: SecretStr = Field(SecretStr(""), description="Django's signing key; required in production")
    allowed_hosts: Annotated[list[str], NoDecode] = Field([], description="Host names served in production")
    base_url: str = Field("", description="Public address without a slash at the end; empty: localhost and the port")
    port: int = Field(8000, ge=1, le=65535, description="Port that `make run` serves on")
    redis_url: str = Field("", description="Shared cache; empty: local memory of each process")
    email_url: str = Field("", description="SMTP server, smtp[s]://user:password@host:port; empty: mail is printed")
    default_from_email: str = Field("Glokal <noreply@localhost>", description="Sender of the portal's mail")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="What is worth a log line")
    deepl_auth_key: SecretStr = Field(SecretStr(""), description="Key of DeepL, which then translates on request")
    deepl_url: str = Field("", description="DeepL's address where it is not the usual one")
    deepl_glossaries: Annotated[dict[str, str], NoDecode] = Field({}, description="Glossaries: de-cs=ID,cs-de=ID")
    libretranslate_url: str = Field("", description="Address of a LibreTranslate server, which then translates")
    libretranslate_api_key: SecretStr = Field(SecretStr(""), description="Key of that server, if it wants one")
    machine_translation_timeout: int = Field(20, ge=1, le=120, description="Seconds that one answer may take")
    machine_translation_daily_limit: int = Field(0, ge=0, description="Characters sent a day at most; 0: no limit")

    staff_mfa: bool = Field(True, description="Accounts of the CMS need a second factor or a passkey")
    trusted_proxies: int = Field(
        0, ge=0, description="Servers in front that add to X-Forwarded-For; limits per sender need it"
    )
    vies_url: str = Field("", description="VIES service that VAT numbers are checked against; empty: not checked")
    ares_url: str = Field("", description="ARES service that IČO are checked against; empty: not checked")
    register_timeout: int = Field(8, ge=1, le=60, description="Seconds that VIES or ARES may take")
    trusted_publish_at_once: bool = Field(True, description="Small changes of trusted companies go live unseen")
    bounce_key: SecretStr = Field(SecretStr(""), description="Key of the address that mail servers report bounces to")

    remind_after_months: Annotated[list[int], NoDecode] = Field([6, 7, 8], description="Months until each reminder")
    sink_after_months: int = Field(9, ge=1, description="Months after which what nobody confirmed sinks in results")
    hide_after_months: int = Field(12, ge=1, description="Months after which it leaves the public view")
    listing_months: int = Field(6, ge=1, le=12, description="Months that an offer or request is valid if not said")
    inquiry_remind_days: int = Field(5, ge=1, description="Working days until the company asked is reminded")
    inquiry_unanswered_days: int = Field(10, ge=1, description="Working days until the chamber sees it as unanswered")
    inquiry_outcome_days: int = Field(30, ge=1, description="Days until both sides are asked for the outcome")
    inquiry_retention_days: int = Field(365, ge=30, description="Days after its last move that an inquiry is erased")
    notice_retention_days: int = Field(183, ge=30, description="Days after the decision that a reporter is erased")

    headless_preview_url: str = Field("", description="Where another front end shows drafts; it is given a token")
    frontend_cache_url: str = Field("", description="HTTP cache in front, such as Varnish, that takes PURGE requests")

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("remind_after_months", mode="before")
    @classmethod
    def _months(cls, value: object) -> object:
        return [int(part) for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("email_url")
    @classmethod
    def _known_scheme(cls, value: str) -> str:
        if value and (urlsplit(value).scheme not in {"smtp", "smtps"} or not urlsplit(value).hostname):
            raise ValueError("it must look like smtps://user:password@host:465")
        return value

    @field_validator("headless_preview_url", "frontend_cache_url")
    @classmethod
    def _address(cls, value: str) -> str:
        url = urlsplit(value)
        if value and (url.scheme not in {"http", "https"} or not url.hostname):
            raise ValueError("it must begin with https:// or http://")
        return value

    @field_validator("deepl_url", "libretranslate_url", "vies_url", "ares_url")
    @classmethod
    def _confidential(cls, value: str) -> str:
        url = urlsplit(value)
        loopback = url.hostname in {"localhost", "127.0.0.1", "::1"}
        if value and (not url.hostname or (url.scheme != "https" and not (url.scheme == "http" and loopback))):
            raise ValueError("it must begin with https:// (http:// is for this machine alone)")
        if url.username or url.password or url.query or url.fragment:
            raise ValueError("it must be an address without password, ? and #")
        return value.rstrip("/")

    @field_validator("libretranslate_url")
    @classmethod
    def _one_translator(cls, value: str, info: ValidationInfo) -> str:
        key = info.data.get("deepl_auth_key")
        if value and key and key.get_secret_value():
            raise ValueError("DEEPL_AUTH_KEY is set, too; choose one of the two")
        return value

    @field_validator("deepl_glossaries", mode="before")
    @classmethod
    def _pairs(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        pairs = dict(part.strip().partition("=")[::2] for part in value.split(",") if part.strip())
        if not all(identifier and len(pair.split("-")) == 2 for pair, identifier in pairs.items()):
            raise ValueError("it must look like de-cs=ID,cs-de=ID")
        return pairs

    @model_validator(mode="after")
    def _complete(self) -> Self:
        self.data_dir = BASE_DIR / self.data_dir  # a relative one is below the project, wherever one stands
        self.base_url = self.base_url.rstrip("/") or f"http://localhost:{self.port}"
        return self

    def mail(self) -> dict[str, object]:
        """Return Django's settings for sending mail; a password is never sent without TLS."""
        if not self.email_url:
            return {"MAIL_DELIVERY_BACKEND": "django.core.mail.backends.console.EmailBackend"}
        url = urlsplit(self.email_url)
        encrypted = url.scheme == "smtps"
        return {
            "MAIL_DELIVERY_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": url.hostname,
            "EMAIL_PORT": url.port or (465 if encrypted else 587 if url.username else 25),
            "EMAIL_HOST_USER": unquote(url.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
            "EMAIL_USE_SSL": encrypted,
            "EMAIL_USE_TLS": bool(url.username) and not encrypted,
            "EMAIL_TIMEOUT": 10,
        }

    def frontend_cache(self) -> dict[str, dict[str, str]]:
        """Return Wagtail's setting for the cache in front, empty where there is none."""
        if not self.frontend_cache_url:
            return {}
        return {"default": {"BACKEND": "portal.purge.VarnishBackend", "LOCATION": self.frontend_cache_url}}

    def machine_translator(self) -> dict[str, object] | None:
        """Return wagtail-localize's setting for the service that translates, None where there is none."""
        options: dict[str, object] = {"TIMEOUT": self.machine_translation_timeout}
        if key := self.deepl_auth_key.get_secret_value():
            options |= {"AUTH_KEY": key, "URL": self.deepl_url, "GLOSSARIES": self.deepl_glossaries}
            return {"CLASS": "home.translation.machine.deepl.DeepL", "OPTIONS": options}
        if self.libretranslate_url:
            options |= {"URL": self.libretranslate_url, "API_KEY": self.libretranslate_api_key.get_secret_value()}
            return {"CLASS": "home.translation.machine.libretranslate.LibreTranslate", "OPTIONS": options}
        return None


def read() -> Environment:
    """Return the environment, or end the process with a sentence for each variable that is wrong."""
    try:
        return Environment()  # type: ignore[call-arg]  # every field is read from outside
    except ValidationError as error:
        lines = [f"{'.'.join(map(str, item['loc'])).upper()}: {item['msg']}" for item in error.errors()]
        raise SystemExit("The environment is not valid.\n" + "\n".join(lines)) from None
