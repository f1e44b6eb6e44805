"""An address that nobody chose is made of the translated title, as its language writes addresses."""

import pytest
from wagtail_localize.models import StringTranslation

from home.models import StandardPage
from home.translation.words import complete_slug

from .core_data import add_topic, home, submit

pytestmark = pytest.mark.django_db


def titled(translation, path, text):
    """Translate the title alone and return the address made of it."""
    segment = translation.source.stringsegment_set.select_related("context").get(context__path=path)
    StringTranslation.objects.create(
        translation_of_id=segment.string_id, context=segment.context, locale=translation.target_locale, data=text
    )
    complete_slug(translation)
    return StringTranslation.objects.get(context__path="slug", locale=translation.target_locale).data


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Forschung &amp; Entwicklung", "forschung-entwicklung"),
        ("Straßen für Ämter", "strassen-fuer-aemter"),
        ("<b>Öl</b> &lt; Gas", "oel-gas"),
    ],
)
def test_of_a_page_into_german(title, slug):
    page = StandardPage(title="Výzkum", slug="vyzkum", locale=home("cs").locale)
    home("cs").add_child(instance=page)
    assert titled(submit(page, "de"), "title", title) == slug


def test_of_a_page_into_czech():
    page = StandardPage(title="Wirtschaft", slug="wirtschaft")
    home().add_child(instance=page)
    assert titled(submit(page), "title", "Hospodářství &amp; růst") == "hospodarstvi-rust"


def test_of_a_topic_whose_first_choice_is_taken():
    add_topic("dotace", "cs")
    assert titled(submit(add_topic("Fördermittel")), "name", "Dotace") == "dotace-2"
