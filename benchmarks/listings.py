"""Offers and requests of the companies: one for every fifth, with a text in each language, written in bulk."""

import datetime
from collections.abc import Sequence

from django.utils import timezone

from directory.models import Capability, Company, Cooperation, Listing, ListingText

EVERY = 5
TITLES = {"de": ("{term} gesucht", "{term} anzubieten"), "cs": ("Poptáváme: {term}", "Nabízíme: {term}")}


def number_of(companies: int) -> int:
    return -(-companies // EVERY)


def make_listings(companies: Sequence[Company], capabilities: Sequence[Capability]) -> None:
    today, kinds = timezone.localdate(), Cooperation.values
    listings = [
        Listing(
            company=company, kind=("request", "offer")[n % 2], slug=f"bench-{n}", cooperation=kinds[n % len(kinds)],
            quantity=f"{n % 90 + 10} / Jahr", valid_until=today + datetime.timedelta(days=180), languages=["de", "cs"],
            confirmed_at=company.confirmed_at, first_published_at=company.first_published_at,
            last_published_at=company.last_published_at,
        )
        for n, company in enumerate(companies[::EVERY])
    ]  # fmt: skip
    Listing.objects.bulk_create(listings, batch_size=2000)
    chosen = [capabilities[n * 7 % len(capabilities)] for n in range(len(listings))]
    through = Listing.capabilities.through
    through.objects.bulk_create(
        (through(listing_id=one.pk, capability_id=term.pk) for one, term in zip(listings, chosen, strict=True)),
        batch_size=5000,
    )
    ListingText.objects.bulk_create(
        (
            ListingText(
                listing_id=one.pk, language=language,
                title=titles[one.kind == "offer"].format(term=term.label(language)),
                description=f"{term.label(language)}, {one.quantity}",
            )
            for one, term in zip(listings, chosen, strict=True)
            for language, titles in TITLES.items()
        ),
        batch_size=2000,
    )  # fmt: skip


__all__ = ["make_listings", "number_of"]
