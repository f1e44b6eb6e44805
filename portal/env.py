"""The one typed reader of the environment. Every variable the portal knows is a field here."""

from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
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
    email_url: str = Field("", description="SMTP server as smtp[s]://user:password@host:port; empty: console")
    default_from_email: str = Field("Glokal <noreply@localhost>", description="Sender of the portal's mail")
    log_level: str = Field("INFO", description="Level of the root logger")

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @model_validator(mode="after")
    def _address(self) -> Self:
        self.base_url = self.base_url.rstrip("/") or f"http://localhost:{self.port}"
        return self


def read() -> Environment:
    """Return the environment, or end the process with a sentence for each variable that is wrong."""
    try:
        return Environment()
    except ValidationError as error:
        lines = [f"{'.'.join(map(str, item['loc'])).upper()}: {item['msg']}" for item in error.errors()]
        raise SystemExit("The environment is not valid.\n" + "\n".join(lines)) from None
