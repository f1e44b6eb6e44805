"""The list of the desk: filters, paging, and the same number of queries whatever there is."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.translation_desk import add_pages
from home.models import HomePage
from tests.home.translation.making import add_news, add_standard, add_topic, submit, translate
from tests.roles.conftest import sign_in

DESK = "/cms/translations/"


@pytest.fixture
def translator(db):
    return sign_in("translator", "Translators")


@pytest.fixture
def editor(db):
    """Somebody whose rows are found by where they stand in the tree."""
    group = Group.objects.create(name="Section")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    home = HomePage.objects.get(locale__language_code="de")
    group.page_permissions.create(page=home, permission=Permission.objects.get(codename="change_page"))
    return sign_in("editor", group)


def titles(answer) -> list[str]:
    return [item.row.title for item in answer.context["shown"]]


def queries(client, path: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


@pytest.mark.parametrize("path", [DESK, DESK + "results/", DESK + "?state=waiting&language=cs&q=seite", "/cms/"])
@pytest.mark.parametrize("role", ["translator", "editor"])
def test_the_number_of_queries_is_the_same_for_30_and_300(role, path, home, request):
    client = request.getfixturevalue(role)
    add_pages(home, 30, 3)
    client.get(path)  # what is remembered between requests
    few = queries(client, path)
    add_pages(home, 270, 3)
    assert queries(client, path) == few
    if path == DESK:
        rows = client.get(path).context["paginator"].count
        assert rows >= 300


def test_pages_of_fifty(translator, home):
    add_pages(home, 120, 1)
    first, last = translator.get(DESK, {"q": "Seite 0"}), translator.get(DESK, {"q": "Seite 0", "p": "3"})
    assert (len(titles(first)), len(titles(last))) == (50, 20)
    assert not set(titles(first)) & set(titles(last))


def test_filters(translator, news, index, home):
    topic = add_topic("Fachkräfte")
    add_standard(home, "Impressum")
    translate(submit(news))
    assert titles(translator.get(DESK, {"state": "done"})) == ["Neue Förderung"]
    answer = translator.get(DESK, {"state": ["done", "waiting"], "language": "cs"})
    assert set(titles(answer)) == {"Neue Förderung", "Aktuelles"}
    assert {state.value: number for state, number, _url in answer.context["counts"]}["missing"] == 2
    assert titles(translator.get(DESK, {"language": "de"})) == []
    assert set(titles(translator.get(DESK, {"section": str(index.translation_key)}))) == {"Aktuelles", "Neue Förderung"}
    assert titles(translator.get(DESK, {"q": "fachkr"})) == ["Fachkräfte"]
    from django.contrib.contenttypes.models import ContentType

    of_type = ContentType.objects.get_for_model(topic).pk
    assert titles(translator.get(DESK, {"type": of_type})) == ["Fachkräfte"]
    assert titles(translator.get(DESK, {"moderation": "yes"})) == []
    assert titles(translator.get(DESK, {"changed_since": "2999-01-01"})) == []
    assert "Neue Förderung" in titles(translator.get(DESK, {"changed_since": "2020-01-01"}))


def test_sorting(translator, index):
    for title in ("Banane", "Apfel", "Zwetschge"):
        add_news(index, title)
    below = {"section": str(index.translation_key)}
    assert titles(translator.get(DESK, {**below, "ordering": "title"})) == ["Aktuelles", "Apfel", "Banane", "Zwetschge"]
    assert titles(translator.get(DESK, {**below, "ordering": "-title"}))[0] == "Zwetschge"
    for column in ("language", "state", "changed", "saved"):
        for sign in ("", "-"):
            assert len(titles(translator.get(DESK, {**below, "ordering": sign + column}))) == 4


def test_what_is_urgent_comes_first(translator, index, news):
    translate(submit(news))
    add_news(index, "Fehlt noch")
    found = titles(translator.get(DESK, {"section": str(index.translation_key)}))
    assert found == ["Fehlt noch", "Aktuelles", "Neue Förderung"]


def test_hostile_parameters_give_a_page(translator, news):
    names = ("state", "language", "type", "section", "changed_since", "moderation", "q", "p", "ordering")
    for value in ("'; DROP TABLE", "%s", "\0", "9" * 400, "-1", "ž€😀", "%(languages)s"):
        for name in names:
            assert translator.get(DESK + "results/", {name: value}).status_code == 200, (name, value)
        assert translator.get(DESK, dict.fromkeys(names, value)).status_code == 200


def test_one_click_leads_to_the_editor(translator, news):
    translation = submit(news)
    target = translation.source.get_translated_instance(translation.target_locale)
    item = next(item for item in translator.get(DESK).context["shown"] if item.row.key == news.translation_key)
    assert item.target_url == f"/cms/pages/{target.pk}/edit/"
    assert translator.get(item.target_url).status_code == 200


def test_titles_are_text(translator, index):
    add_news(index, "<script>alert(1)</script> Titel")
    page = translator.get(DESK).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_nothing_there(db):
    group = Group.objects.create(name="Empty")
    group.permissions.add(*Permission.objects.filter(codename__in=["access_admin", "submit_translation"]))
    client = sign_in("newcomer", group)
    answer = client.get(DESK)
    assert answer.status_code == 200
    assert titles(answer) == []
    assert client.get(DESK, {"q": "x"}).status_code == 200
