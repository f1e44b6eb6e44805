"""Offers and requests in the CMS: the list, the form, the preview, files of drafts."""

import pytest
from django.urls import reverse

from directory.models import Listing
from tests.factories import ListingFactory

LIST = "wagtailsnippets_directory_listing:list"
EDIT = "wagtailsnippets_directory_listing:edit"


@pytest.fixture
def admin(admin_client, settings):
    settings.STAFF_MFA_REQUIRED = False
    return admin_client


def test_the_list_finds_by_title_and_company_in_a_fixed_number_of_queries(admin, market, publish):
    publish(texts={"de": "Gussteile gesucht"}, company__name="Alpha GmbH")
    publish(kind="offer", texts={"cs": "Frézování"}, company__name="Beta s.r.o.")
    address = reverse(LIST)
    for query, found, other in (
        ("?q=gussteile", "Gussteile gesucht", "Frézování"),
        ("?q=beta", "Frézování", "Gussteile gesucht"),
        ("?kind=offer", "Frézování", "Gussteile gesucht"),
    ):
        body = admin.get(address + query).content.decode()
        assert found in body, query
        assert other not in body, query


def test_a_draft_is_edited_and_previewed_without_what_it_hides(admin, market):
    listing = ListingFactory(
        live=False,
        hide_company=True,
        texts={"de": "Federn gesucht"},
        company__name="Quux GmbH",
        company__city="Zschopau",
    )
    listing.save_revision()
    assert admin.get(reverse(EDIT, args=[listing.pk])).status_code == 200
    from django.test import RequestFactory

    request = RequestFactory().get("/", SERVER_NAME="testserver")
    request.user = None
    response = Listing.objects.get(pk=listing.pk).serve_preview(request, "de")
    body = response.content.decode()
    assert "Federn gesucht" in body
    assert "Quux" not in body
    assert "Zschopau" not in body


def test_files_of_a_draft_are_for_those_of_the_desk(admin, client, publish):
    listing = publish(live=False, texts={"de": "Federn"}, files={"plan.pdf": b"%PDF-1.7 x"})
    Listing.objects.get(pk=listing.pk).save_revision()
    address = reverse("directory_draft_file", args=[listing.pk, 0])
    answer = admin.get(address)
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 x"
    assert admin.get(reverse("directory_draft_file", args=[listing.pk, 1]), follow=True).status_code == 404
    client.logout()
    assert client.get(address).status_code == 302
