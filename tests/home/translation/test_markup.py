"""Words from the editor and from a page's own PO file: links and tags must be those of the source."""

from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from .core_data import BODY, add_news, messages_of, person, publish, submit

pytestmark = pytest.mark.django_db
SOUND = 'První <a id="a1">odstavec</a>.'
UNSOUND = [
    'První <a id="a9">odstavec</a>.',
    "První <a>odstavec</a>.",
    'První <a id="a1">odstavec.',
    "První odstavec.",
    '<a id="a1">1</a><a id="a1">2</a>',
    'První <a id="a1">odstavec</a><script>alert(1)</script>',
]


@pytest.fixture
def translation() -> Translation:
    return submit(add_news(body=BODY))


@pytest.fixture
def translator() -> Client:
    return person("translator", "home.translate")


def text(translation: Translation) -> StringSegment:
    return StringSegment.objects.get(source_id=translation.source_id, context__path__startswith="body.")


def words(translation: Translation) -> list[str]:
    rows = StringTranslation.objects.filter(context_id=text(translation).context_id)
    return list(rows.values_list("data", flat=True))


def put(client: Client, translation: Translation, value: str):
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, text(translation).pk])
    return client.put(address, f"value={quote(value)}", content_type="application/x-www-form-urlencoded")


def upload(client: Client, translation: Translation, value: str):
    po = translation.export_po()
    for entry in po:
        entry.msgstr = value if entry.msgctxt == text(translation).context.path else "cs"
    file = SimpleUploadedFile("a.po", str(po).encode())
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    return client.post(address, {"file": file}, follow=True)


@pytest.mark.parametrize("value", UNSOUND)
def test_the_editor_refuses_what_is_unsound(translation, translator, value):
    assert put(translator, translation, SOUND).status_code == 201
    answer = put(translator, translation, value)
    assert answer.status_code == 400
    assert len(answer.json()["detail"]) > 20
    assert words(translation) == [SOUND]


@pytest.mark.parametrize("value", UNSOUND)
def test_a_po_file_is_refused_as_a_whole(translation, translator, value):
    assert "odstavec" in messages_of(upload(translator, translation, value)) or "<a" in value
    assert not StringTranslation.objects.filter(locale=translation.target_locale).exists()


def test_what_is_sound_is_taken_both_ways(translation, translator):
    upload(translator, translation, SOUND)
    assert words(translation) == [SOUND]
    assert put(translator, translation, SOUND.replace("První", "Prvý")).status_code == 200
    assert words(translation) == [SOUND.replace("První", "Prvý")]


def test_a_title_may_hold_signs_that_look_like_tags(translation, translator):
    title = StringSegment.objects.get(source_id=translation.source_id, context__path="title")
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, title.pk])
    form = "application/x-www-form-urlencoded"
    for value in ("Komora &amp; firmy", "Komora & firmy", "Do 5 < 10 zaměstnanců"):
        assert translator.put(address, f"value={quote(value)}", content_type=form).status_code in (200, 201), value


def test_a_passage_of_another_page_is_not_found(translation, translator):
    other = submit(add_news("Zweite", slug="zweite", body=BODY))
    foreign = text(other)
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, foreign.pk])
    answer = translator.put(address, "value=x", content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (302, 404)
    assert translator.put(address.replace(str(foreign.pk), "999999"), "value=x").status_code in (302, 404)


def test_a_text_without_links_is_published_as_before(translation):
    page = publish(translation)
    assert page.live
