"""A company with one person who keeps it, another company, and a chamber."""

from types import SimpleNamespace

import pytest

from directory.models import Membership
from home.visitors.proof import new_puzzle
from tests.directory.notices.conftest import account, browser
from tests.factories import ChamberDeskFactory, CompanyFactory

__all__ = ["account", "browser", "new_puzzle"]


@pytest.fixture
def scene(db) -> SimpleNamespace:
    company = CompanyFactory(name="Musterwerk GmbH", slug="musterwerk", live=True)
    other = CompanyFactory(name="Anderswo s.r.o.", slug="anderswo", live=True)
    member, colleague, stranger = account("mitglied"), account("kollegin"), account("fremd")
    for user in (member, colleague):
        Membership.objects.create(company=company, user=user, role="admin")
    Membership.objects.create(company=other, user=stranger, role="admin")
    officer = account("officer")
    desk = ChamberDeskFactory(region_codes=["DED41"], people=[officer])
    return SimpleNamespace(
        company=company, other=other, member=member, colleague=colleague, stranger=stranger, officer=officer, desk=desk,
    )  # fmt: skip


ENTRY = {
    "title_de": "Drehteile gesucht", "description_de": "500 Stück im Monat aus Messing.", "cooperation": "supply",
    "capabilities": ["cnc-turning"], "quantity": "500 im Monat",
}  # fmt: skip
