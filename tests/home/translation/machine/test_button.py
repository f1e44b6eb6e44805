"""The editor's button: what it says before anything is sent, what it does, and whom it refuses."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.users.models import UserProfile

from home.translation.machine.apply import estimate
from home.translation.machine.views import machine_translate
from tests.home.samples import home

from .pages import editor, submitted, translator, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def press(client):
    """Press the button of a translation's editor, and go where it leads."""

    def pressing(user, translation, **fields):
        client.force_login(user)
        address = reverse("wagtail_localize:machine_translate", args=[translation.pk])
        return client.post(address, {"next": editor_of(translation), **fields}, follow=True)

    return pressing


def editor_of(translation):
    return reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])


def told(response):
    return [str(message) for message in response.context["messages"]]


def test_before_anything_is_sent_the_editor_reads_how_much_goes_where(press, deepl, django_user_model):
    translation = submitted()
    page = press(translator(django_user_model), translation).content.decode()
    amount = estimate([translation])
    assert "DeepL" in page
    assert deepl.url in page
    assert str(amount.characters) in page
    assert 'name="confirmed"' in page
    assert deepl.requests == []
    assert words(translation) == {}


def test_a_translator_has_it_translated(press, deepl, django_user_model):
    translation = submitted()
    response = press(translator(django_user_model), translation, confirmed="1")
    assert words(translation)["title"] == "Dotace pro podniky"
    assert response.redirect_chain == [(editor_of(translation), 302)]
    [message] = told(response)
    assert "DeepL" in message


def test_an_editor_of_the_page_does_too(press, deepl, django_user_model):
    translation = submitted()
    press(editor(django_user_model, home("cs")), translation, confirmed="1")
    assert words(translation)


def test_an_editor_of_other_pages_is_refused(press, deepl, django_user_model):
    translation = submitted()
    press(editor(django_user_model, home("de")), translation, confirmed="1")
    assert words(translation) == {}
    assert deepl.requests == []


def test_nobody_who_is_not_logged_in(client, deepl):
    translation = submitted()
    response = client.post(reverse("wagtail_localize:machine_translate", args=[translation.pk]), {"confirmed": "1"})
    assert response.status_code == 302
    assert "/login/" in response.url
    assert deepl.requests == []


def test_a_link_does_nothing(client, deepl, django_user_model):
    client.force_login(translator(django_user_model))
    translation = submitted()
    assert client.get(reverse("wagtail_localize:machine_translate", args=[translation.pk])).status_code == 405
    assert deepl.requests == []


def test_a_locked_page_is_refused_with_a_sentence(press, deepl, django_user_model):
    translation = submitted()
    page = translation.get_target_instance()
    page.locked, page.locked_by = True, django_user_model.objects.create_user("chefin")
    page.save()
    press(translator(django_user_model), translation, confirmed="1")
    assert words(translation) == {}
    assert deepl.requests == []


def test_what_went_wrong_is_told_in_the_editors_language(press, deepl, django_user_model):
    deepl.script = [456]
    user = translator(django_user_model)
    UserProfile.objects.create(user=user, preferred_language="cs")
    response = press(user, submitted(), confirmed="1")
    [message] = told(response)
    assert "vyčerpán" in message


def test_what_is_left_to_a_person_is_told(press, deepl, django_user_model):
    deepl.spoil = lambda text: text.replace("2026", "2062")
    response = press(translator(django_user_model), submitted(), confirmed="1")
    assert any("22.11.2026" in message for message in told(response))


def test_nobody_is_led_elsewhere(press, deepl, django_user_model):
    response = press(translator(django_user_model), submitted(), confirmed="1", next="https://evil.example/")
    assert "evil" not in response.redirect_chain[0][0]


def test_without_a_service_there_is_no_button(press, django_user_model):
    assert press(translator(django_user_model), submitted(), confirmed="1").status_code == 404


def test_the_view_stands_by_itself(rf, deepl, django_user_model):
    """Whatever wraps it: rights are looked at here."""
    request = rf.post("/", {"confirmed": "1"})
    request.user = django_user_model.objects.create_user("fremd")
    with pytest.raises(PermissionDenied):
        machine_translate(request, submitted().pk)
