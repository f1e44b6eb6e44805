"""The parameters of every address, with what the reference says about them."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from ..models import Country, Kind, SizeClass, SpokenLanguage
from ..models.vocabulary import LANGUAGES

OFFSET_MAXIMUM = 100_000


def _printable(value: str) -> str:
    if not value.isprintable():
        raise PydanticCustomError("control_character", "control character")
    return value.strip()


Words = Annotated[str, BeforeValidator(_printable)]


def _codes(description: str, example: str, values: list[str] | None = None) -> Any:
    items: dict[str, Any] = {"type": "string", **({"enum": values} if values else {})}
    extra: dict[str, Any] = {"items": items, "example": [example]}
    return Field([], description=f"{description} Repeat it for OR.", json_schema_extra=extra)


def _example(value: object) -> Any:
    return {"example": value}


class Parameters(BaseModel):
    """Parameters that no field names are errors; nothing is ignored silently."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _add_unknown(cls, data: Any, info: ValidationInfo) -> Any:
        # The router hands on only what a field has asked for.
        given = info.context["request"].GET if info.context else {}
        return {**data, **{name: given[name] for name in given if name not in cls.model_fields}}

    locale: Annotated[str | None, WithJsonSchema({"type": "string", "enum": list(LANGUAGES)})] = Field(
        None,
        description="Language of labels, prose, addresses and messages: de, cs, or en where the portal has it. "
        "Without it, Accept-Language decides.",
        json_schema_extra=_example("de"),
    )


class Paged(Parameters):
    limit: int = Field(20, ge=1, le=100, description="Items on a page, at most 100.", json_schema_extra=_example(20))
    offset: int = Field(
        0, ge=0, le=OFFSET_MAXIMUM, description="Items to leave out before.", json_schema_extra=_example(0)
    )


class CompanyParameters(Paged):
    q: Words = Field(
        "",
        max_length=200,
        description="Words, in German, Czech or English, with or without accents; typing errors are forgiven.",
        json_schema_extra=_example("Zerspanung"),
    )
    kind: list[str] = _codes("Kind of organisation.", "company", Kind.values)
    country: list[str] = _codes("Country (ISO 3166-1).", "DE", Country.values)
    region: list[str] = _codes("NUTS-3 region of the programme area (`/vocabularies/regions`).", "DED42")
    sector: list[str] = _codes("NACE Rev. 2.1 code with all below it (`/vocabularies/sectors`).", "25")
    category: list[str] = _codes("CPV 2008 code with all below it (`/vocabularies/categories`).", "45000000")
    capability: list[str] = _codes("What a company can do (`/vocabularies/capabilities`).", "additive-manufacturing")
    certificate: list[str] = _codes("Certificate (`/vocabularies/certificates`).", "iso-9001")
    language: list[str] = _codes("Language the company answers in (ISO 639-1).", "cs", SpokenLanguage.values)
    size: list[str] = _codes("Size by head count (2003/361/EC).", "small", SizeClass.values)
    near: Words = Field(
        "",
        max_length=120,
        description="A town in any of the languages, or a postal code; gives every item its `distance_km`.",
        json_schema_extra=_example("Chemnitz"),
    )
    radius_km: Annotated[float, Field(gt=0, le=500, allow_inf_nan=False)] | None = Field(
        None,
        description="Only within this distance of `near`, in kilometres as the crow flies.",
        json_schema_extra=_example(30),
    )
    sort: Literal["relevance", "name", "newest", "distance"] = Field(
        "relevance", description="Order; `distance` needs `near`.", json_schema_extra=_example("relevance")
    )
    facets: bool = Field(
        False,
        description="Also count the hits by each filter's values; each count is for the other filters chosen.",
        json_schema_extra=_example(True),
    )


class SuggestParameters(Parameters):
    q: Words = Field(
        min_length=1, max_length=100, description="What was typed so far.", json_schema_extra=_example("zersp")
    )
    limit: int = Field(8, ge=1, le=20, description="Suggestions at most.", json_schema_extra=_example(8))


class PlaceParameters(Parameters):
    q: Words = Field(
        min_length=1,
        max_length=120,
        description="A town or the beginning of one, in any language, or a postal code.",
        json_schema_extra=_example("Karlsbad"),
    )
    limit: int = Field(10, ge=1, le=100, description="Places at most.", json_schema_extra=_example(10))


class VocabularyParameters(Paged):
    limit: int = Field(
        100, ge=1, le=1000, description="Terms on a page, at most 1,000.", json_schema_extra=_example(100)
    )
    parent: Annotated[Words, Field(max_length=60)] | None = Field(
        None,
        description="Only the terms right below this code; empty for the top (sectors, categories).",
        json_schema_extra=_example("25"),
    )
    level: Annotated[int, Field(ge=1, le=10)] | None = Field(
        None, description="Only terms of this level (sectors, categories).", json_schema_extra=_example(2)
    )
