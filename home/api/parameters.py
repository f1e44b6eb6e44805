"""What the parameters of every address have in common."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from .languages import LANGUAGES

OFFSET_MAXIMUM = 100_000


def _printable(value: str) -> str:
    if not value.isprintable():
        raise PydanticCustomError("control_character", "control character")
    return value.strip()


Words = Annotated[str, BeforeValidator(_printable)]


def codes(description: str, example: str, values: list[str] | None = None) -> Any:
    items: dict[str, Any] = {"type": "string", **({"enum": values} if values else {})}
    extra: dict[str, Any] = {"items": items, "example": [example]}
    return Field([], description=f"{description} Repeat it for OR.", json_schema_extra=extra)


def example(value: object) -> Any:
    return {"example": value}


class Parameters(BaseModel):
    """Parameters that no field names are errors; nothing is ignored silently."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _add_unknown(cls, data: Any, info: ValidationInfo) -> Any:
        # The router hands on only what a field has asked for.
        known = {field.alias or name for name, field in cls.model_fields.items()}
        given = info.context["request"].GET if info.context else {}
        return {**data, **{name: given[name] for name in given if name not in known}}

    locale: Annotated[str | None, WithJsonSchema({"type": "string", "enum": list(LANGUAGES)})] = Field(
        None,
        description="Language of labels, prose, addresses and messages: de, cs, or en where the portal has it. "
        "Without it, Accept-Language decides.",
        json_schema_extra=example("de"),
    )


class Paged(Parameters):
    limit: int = Field(20, ge=1, le=100, description="Items on a page, at most 100.", json_schema_extra=example(20))
    offset: int = Field(
        0, ge=0, le=OFFSET_MAXIMUM, description="Items to leave out before.", json_schema_extra=example(0)
    )
