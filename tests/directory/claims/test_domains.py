"""Which addresses prove that somebody belongs to a company."""

import pytest

from directory.claims.domains import domain_of, proves
from directory.models import Company
from tests.factories import CompanyFactory


@pytest.mark.parametrize(("website", "email", "proven"), [
    ("https://www.musterwerk.de/", "eva@musterwerk.de", True),
    ("https://MUSTERWERK.de", "Eva@MusterWerk.DE", True),
    ("http://shop.musterwerk.de/kontakt", "eva@musterwerk.de", True),
    ("http://shop.musterwerk.de/kontakt", "eva@shop.musterwerk.de", True),
    ("https://www.uni.example.de/", "student@mail.uni.example.de", False),
    ("https://www.musterwerk.de/", "eva@sub.musterwerk.de", False),
    ("https://www.musterwerk.de/", "eva@notmusterwerk.de", False),
    ("https://www.musterwerk.de/", "eva@musterwerk.de.evil.example", False),
    ("https://www.musterwerk.de/", "eva@evil.example@musterwerk.de", True),  # the last part is where mail goes
    ("https://www.musterwerk.de/", "eva@musterwerk.com", False),
    ("https://www.müller-söhne.de/", "info@xn--mller-shne-kcb9d.de", True),
    ("https://www.straße.de/", "info@strasse.de", False),
    ("https://www.seznam.cz/", "eva@seznam.cz", False),
    ("https://web.de/firma", "eva@web.de", False),
    ("https://firma.webnode.cz/", "eva@webnode.cz", False),
    ("https://firma.webnode.cz/", "eva@firma.webnode.cz", False),
    ("https://www.facebook.com/firma", "eva@facebook.com", False),
    ("https://firma.co.uk/", "eva@other.co.uk", False),
    ("https://firma.co.uk/", "eva@firma.co.uk", True),
    ("https://co.uk/", "eva@co.uk", False),
    ("https://127.0.0.1/", "eva@0.1", False),
    ("https://[::1/", "eva@musterwerk.de", False),
    ("", "eva@", False),
    ("", "", False),
])  # fmt: skip
def test_what_an_address_proves(db, website, email, proven):
    assert proves(email, Company(website=website)) == proven


def test_a_domain_that_many_companies_share_proves_nothing(db):
    companies = [CompanyFactory(website=f"https://www.gewerbepark.de/firma-{n}") for n in range(3)]
    assert domain_of(companies[0]) == "gewerbepark.de"
    CompanyFactory(website="https://gewerbepark.de/noch-eine")
    assert domain_of(companies[0]) == ""
    assert not proves("eva@gewerbepark.de", companies[0])
