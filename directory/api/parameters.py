"""The parameters of every address, with what the reference says about them."""

from typing import Annotated, Literal

from pydantic import Field

from home.api.parameters import Paged, Parameters, Words, codes, example

from ..models import Cooperation, Country, Kind, ListingKind, SizeClass, SpokenLanguage


class SearchParameters(Paged):
    q: Words = Field(
        "",
        max_length=200,
        description="Words, in German, Czech or English, with or without accents; typing errors are forgiven.",
        json_schema_extra=example("Zerspanung"),
    )
    near: Words = Field(
        "",
        max_length=120,
        description="A town in any of the languages, or a postal code; gives every item its `distance_km`.",
        json_schema_extra=example("Chemnitz"),
    )
    radius_km: Annotated[float, Field(gt=0, le=500, allow_inf_nan=False)] | None = Field(
        None,
        description="Only within this distance of `near`, in kilometres as the crow flies.",
        json_schema_extra=example(30),
    )
    sort: Literal["relevance", "name", "newest", "distance"] = Field(
        "relevance", description="Order; `distance` needs `near`.", json_schema_extra=example("relevance")
    )
    facets: bool = Field(
        False,
        description="Also count the hits by each filter's values; each count is for the other filters chosen.",
        json_schema_extra=example(True),
    )


class CompanyParameters(SearchParameters):
    kind: list[str] = codes("Kind of organisation.", "company", Kind.values)
    country: list[str] = codes("Country (ISO 3166-1).", "DE", Country.values)
    region: list[str] = codes("NUTS-3 region of the programme area (`/vocabularies/regions`).", "DED42")
    sector: list[str] = codes("NACE Rev. 2.1 code with all below it (`/vocabularies/sectors`).", "25")
    category: list[str] = codes("CPV 2008 code with all below it (`/vocabularies/categories`).", "45000000")
    capability: list[str] = codes("What a company can do (`/vocabularies/capabilities`).", "additive-manufacturing")
    certificate: list[str] = codes("Certificate (`/vocabularies/certificates`).", "iso-9001")
    language: list[str] = codes("Language the company answers in (ISO 639-1).", "cs", SpokenLanguage.values)
    size: list[str] = codes("Size by head count (2003/361/EC).", "small", SizeClass.values)


class ListingParameters(SearchParameters):
    type: list[str] = codes("Request or offer.", "request", ListingKind.values)
    cooperation: list[str] = codes("Type of cooperation.", "contract_manufacturing", Cooperation.values)
    country: list[str] = codes("Country of the company (ISO 3166-1).", "CZ", Country.values)
    region: list[str] = codes("NUTS-3 region of the company (`/vocabularies/regions`).", "CZ042")
    area: list[str] = codes("NUTS-3 region in which partners are wanted.", "DED42")
    category: list[str] = codes("CPV 2008 code with all below it (`/vocabularies/categories`).", "45000000")
    capability: list[str] = codes("What is offered or wanted (`/vocabularies/capabilities`).", "cnc-turning")
    certificate: list[str] = codes("Certificate offered or demanded (`/vocabularies/certificates`).", "iso-9001")
    language: list[str] = codes("Language answered in (ISO 639-1).", "cs", SpokenLanguage.values)


class SuggestParameters(Parameters):
    q: Words = Field(
        min_length=1, max_length=100, description="What was typed so far.", json_schema_extra=example("zersp")
    )
    limit: int = Field(8, ge=1, le=20, description="Suggestions at most.", json_schema_extra=example(8))
    record: Literal["company", "listing"] = Field(
        "company", description="What is being looked for.", json_schema_extra=example("listing")
    )


class PlaceParameters(Parameters):
    q: Words = Field(
        min_length=1,
        max_length=120,
        description="A town or the beginning of one, in any language, or a postal code.",
        json_schema_extra=example("Karlsbad"),
    )
    limit: int = Field(10, ge=1, le=100, description="Places at most.", json_schema_extra=example(10))


class VocabularyParameters(Paged):
    limit: int = Field(
        100, ge=1, le=1000, description="Terms on a page, at most 1,000.", json_schema_extra=example(100)
    )
    parent: Annotated[Words, Field(max_length=60)] | None = Field(
        None,
        description="Only the terms right below this code; empty for the top (sectors, categories).",
        json_schema_extra=example("25"),
    )
    level: Annotated[int, Field(ge=1, le=10)] | None = Field(
        None, description="Only terms of this level (sectors, categories).", json_schema_extra=example(2)
    )
