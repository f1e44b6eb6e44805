"""A snippet without drafts is public in the source's words once it is submitted: that takes the right to change it."""

import pytest
from django.urls import reverse

from home.models import SiteTexts

from .core_data import home, locale, person

pytestmark = pytest.mark.django_db
SUBMIT = "wagtail_localize.submit_translation"
RIGHTS = {
    "translator": (SUBMIT, "home.translate"),
    "changer": (SUBMIT, "home.change_sitetexts"),
    "adder": (SUBMIT, "home.add_sitetexts"),
    "keeper": (SUBMIT, "home.add_sitetexts", "home.change_sitetexts"),
}


@pytest.mark.parametrize("who", RIGHTS)
def test_site_texts_are_submitted_by_their_keepers_only(who):
    texts = SiteTexts.objects.create(locale=home().locale, footer_note="Deutscher Hinweis")
    client = person(who, *RIGHTS[who])
    address = reverse("wagtail_localize:submit_snippet_translation", args=["home", "sitetexts", texts.pk])
    client.post(address, {"locales": [locale("en").pk]})
    assert SiteTexts.objects.filter(locale=locale("en")).exists() == (who in ("adder", "keeper"))
