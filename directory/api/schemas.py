"""The shapes of answers, for the reference. Answers are put together from finished JSON, not from these."""

import datetime

from pydantic import BaseModel, Field

from home.api.schemas import Coded, Listing

from ..models import Cooperation, Country, Kind, ListingKind, Origin, SizeClass


class Company(BaseModel):
    """A company or institution as lists show it."""

    id: int
    slug: str = Field(examples=["musterwerk-chemnitz"])
    name: str
    kind: Kind
    summary: str = Field(description="In one sentence; empty where nobody has written one.")
    summary_language: str | None = Field(description="Language the summary is in; may differ from the one asked for.")
    city: str
    country: Country
    region: Coded = Field(description="NUTS 3")
    sectors: list[Coded] = Field(description="NACE Rev. 2.1")
    categories: list[Coded] = Field(description="CPV 2008, eight digits without check digit")
    capabilities: list[Coded]
    certificates: list[Coded]
    languages: list[str] = Field(description="Languages answered in, ISO 639-1", examples=[["de", "cs"]])
    size: SizeClass | None = Field(description="By head count, Recommendation 2003/361/EC")
    confirmed_at: datetime.date | None = Field(description="Day on which the facts were last confirmed")
    url: str | None = Field(description="Profile on the portal; null where the portal shows none in this language.")


class ListedCompany(Company):
    """A company as an item of a listing."""

    distance_km: float | None = Field(None, description="From `near`, as the crow flies; only when that is given.")


class Address(BaseModel):
    street: str
    postal_code: str
    city: str
    country: Country


class Logo(BaseModel):
    url: str
    width: int
    height: int


class ProfilePicture(Logo):
    description: str = Field(description="What is to be seen on it")
    description_language: str | None


class Alternate(BaseModel):
    """The same profile in another language of the portal."""

    locale: str = Field(examples=["cs"])
    url: str


class CompanyDetail(Company):
    """All that is public of a company. Its e-mail address is not: the portal forwards inquiries."""

    description: str = Field(description="Plain text; paragraphs are set apart by empty lines.")
    description_language: str | None
    description_origin: Origin | None = Field(description="How the text came about")
    description_outdated: bool = Field(description="Whether the text it was translated from has changed since")
    address: Address
    latitude: float | None = Field(description="Degrees, WGS 84")
    longitude: float | None = Field(description="Degrees, WGS 84")
    founded: int | None
    website: str
    phone: str
    contact_person: str
    ico: str = Field(description="Czech register number (IČO)")
    vat_id: str = Field(description="USt-IdNr. or DIČ")
    register_court: str
    register_number: str
    logo: Logo | None
    images: list[ProfilePicture]
    published_at: datetime.datetime
    updated_at: datetime.datetime
    alternates: list[Alternate]


class FacetCount(Coded):
    count: int


class CooperationTerm(Coded):
    code: Cooperation


class ListingCompany(BaseModel):
    """Who offers or looks for something."""

    slug: str | None = Field(description="For `/companies/{slug}`; null where the company has no public profile.")
    name: str


class MarketListing(BaseModel):
    """An offer or request as lists show it."""

    id: int
    slug: str = Field(examples=["gussteile-gesucht"])
    type: ListingKind
    title: str
    summary: str = Field(description="The beginning of the description")
    text_language: str | None = Field(description="Language of the prose; may differ from the one asked for.")
    cooperation: CooperationTerm
    company: ListingCompany | None = Field(description="Null where the company does not want to be named.")
    city: str | None = Field(description="Null where the company does not want to be named.")
    country: Country
    region: Coded = Field(description="NUTS 3, of the company")
    areas: list[Coded] = Field(description="NUTS 3, where partners are wanted; empty: anywhere")
    categories: list[Coded] = Field(description="CPV 2008, eight digits without check digit")
    capabilities: list[Coded]
    certificates: list[Coded] = Field(description="Of requests: those demanded")
    languages: list[str] = Field(description="Languages answered in, ISO 639-1", examples=[["de", "cs"]])
    quantity: str = Field(description="Quantity or frequency, in the company's words")
    needed_by: datetime.date | None
    valid_until: datetime.date
    confirmed_at: datetime.date | None
    published_at: datetime.datetime
    url: str | None = Field(description="Page on the portal; null where the portal shows none in this language.")


class ListedListing(MarketListing):
    distance_km: float | None = Field(
        None,
        description="From `near`; where the company is not named, to the middle of its region. Only with `near`.",
    )


class Attachment(BaseModel):
    id: int
    name: str = Field(examples=["zeichnung.pdf"])
    content_type: str = Field(examples=["application/pdf"])
    size: int = Field(description="Bytes")
    url: str | None


class ListingDetail(MarketListing):
    """All that is public of an offer or request."""

    description: str = Field(description="Plain text; paragraphs are set apart by empty lines.")
    text_origin: Origin | None = Field(description="How the text came about")
    text_outdated: bool = Field(description="Whether the text it was translated from has changed since")
    contact_person: str
    latitude: float | None = Field(description="Degrees, WGS 84; null where the company does not want to be named.")
    longitude: float | None = Field(description="Degrees, WGS 84")
    attachments: list[Attachment]
    updated_at: datetime.datetime
    alternates: list[Alternate]


class CompanyList(Listing):
    items: list[ListedCompany]
    corrected: str | None = Field(
        None, description="The words searched for in place of `q`; only when it was mistyped."
    )
    facets: dict[str, list[FacetCount]] | None = Field(None, description="Only with `facets=true`; most hits first.")


class ListingList(Listing):
    items: list[ListedListing]
    corrected: str | None = Field(
        None, description="The words searched for in place of `q`; only when it was mistyped."
    )
    facets: dict[str, list[FacetCount]] | None = Field(None, description="Only with `facets=true`; most hits first.")


class VocabularyTerm(Coded):
    """A term; which of the further members it has depends on its vocabulary."""

    level: int | None = Field(None, description="sectors, categories: 1 is the top")
    parent: str | None = Field(None, description="sectors, categories: code one level up, null at the top")
    group: str | None = Field(None, description="capabilities")
    nace: str | None = Field(None, description="capabilities: the NACE code it belongs to, null where none fits")
    synonyms: list[str] | None = Field(None, description="capabilities: what people also call it")
    about: str | None = Field(None, description="certificates: what it attests")
    country: Country | None = Field(None, description="regions")
    short_label: str | None = Field(None, description="regions")


class TermList(Listing):
    items: list[VocabularyTerm]


class Suggestion(BaseModel):
    facet: str = Field(
        description="Parameter of `/companies` or `/listings` that takes the code, or the `record` asked for.",
        examples=["capability"],
    )
    code: str = Field(description="Code of the term, or slug of the entry")
    label: str
    url: str | None = Field(None, description="Entries only: its page")


class Suggestions(BaseModel):
    items: list[Suggestion]


class Place(BaseModel):
    name: str = Field(description="In the language asked for", examples=["Karlsbad"])
    local_name: str = Field(description="In the language of the place", examples=["Karlovy Vary"])
    postcode: str | None = Field(description="Where the place is a postal code's centre")
    country: str = Field(examples=["CZ"])
    region: Coded | None = Field(description="NUTS-3 region of the programme area; null outside it")
    lat: float = Field(description="Degrees, WGS 84")
    lon: float = Field(description="Degrees, WGS 84")


class Places(BaseModel):
    items: list[Place]
