"""What is reported: a published entry of the directory, with its name and where it stands."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from ..models import Company, Listing
from ..public_addresses import directory_addresses, listing_addresses


@dataclass(frozen=True)
class Subject:
    """:ivar listing: what is reported, None where it is the company itself."""

    company: Company
    listing: Listing | None
    title: str
    address: str

    @property
    def parameter(self) -> tuple[str, str]:
        """Name and value of the query that leads to the report of this entry."""
        return ("listing", self.listing.slug) if self.listing else ("company", self.company.slug)


def find_subject(company: str, listing: str, language: str) -> Subject | None:
    """Return the published entry with one of these slugs, None where there is none."""
    if listing:
        found = Listing.objects.published().filter(slug=listing).select_related("company__region").first()
        return _of_listing(found, language) if found else None
    entry = Company.objects.published().filter(slug=company).select_related("region").first()
    return Subject(entry, None, entry.name, address_of(entry, language)) if entry else None


def subject_at(address: str, language: str) -> Subject | None:
    """Return what stands at an address that somebody has pasted, None where that is no entry."""
    parts = [part for part in urlsplit(address.strip()).path.split("/") if part]
    if len(parts) < 2:
        return None
    return find_subject(parts[-1], "", language) or find_subject("", parts[-1], language)


def _of_listing(listing: Listing, language: str) -> Subject:
    return Subject(listing.company, listing, listing.name, address_of(listing, language))


def address_of(record: Company | Listing, language: str) -> str:
    """Return the absolute address of an entry in a language of the portal, in German where it has none in that."""
    addresses = listing_addresses() if isinstance(record, Listing) else directory_addresses()
    base = (
        addresses.get(language) or addresses.get(settings.LANGUAGE_CODE) or next(filter(None, addresses.values()), "")
    )
    return f"{settings.WAGTAILADMIN_BASE_URL if base.startswith('/') or not base else ''}{base or '/'}{record.slug}/"


__all__ = ["Subject", "address_of", "find_subject", "subject_at"]
