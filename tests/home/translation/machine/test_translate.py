"""One page or snippet translated by a machine: what is written, what is kept, and what a failure leaves: nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageLogEntry
from wagtail_localize.models import StringTranslation

from home.models import StandardPage
from home.translation.machine.apply import ACTION, estimate, sent_today, translate
from home.translation.machine.errors import Problem, Reason
from news.models import Topic
from tests.home.samples import home

from .pages import submit, submitted, translator, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(django_user_model):
    return translator(django_user_model)


def test_a_page_is_translated_whole(deepl, person):
    translation = submitted()
    outcome = translate(translation, person)
    assert (outcome.problem, outcome.left, outcome.service) == (None, (), "DeepL")
    done, total = translation.get_progress()[::-1]
    assert done == total == outcome.taken
    found = words(translation)
    assert found["title"] == "Dotace pro podniky"
    assert found["introduction"] == "My dodáváme do Sasko"
    assert found["search_description"] == "Seminář na  hranici"


def test_the_page_that_comes_of_it_keeps_its_links_bold_words_and_dates(deepl, person):
    translation = submitted()
    translate(translation, person)
    translation.save_target(user=person, publish=False)
    page = translation.get_target_instance().get_latest_revision_as_object()
    html = str(page.body[1].value)
    assert '<a href="https://example.org/">Glokal</a>' in html
    assert "<b>Seminář</b> dne 22.11.2026" in html
    assert page.slug == "dotace-pro-podniky"
    assert page.seo_title == "Dotace"


def test_names_and_telephone_numbers_of_people_are_not_even_sent(deepl, person):
    translation = submitted()
    translate(translation, person)
    found = words(translation)
    assert (found["name"], found["phone"]) == ("Karl Straße", "+49 371 123456")
    sent = " ".join(text for request in deepl.requests for text in [*request["text"], request["context"]])
    assert "Karl" not in sent
    assert "371" not in sent
    assert person.email not in sent
    assert "foerdermittel" not in sent  # addresses are made from the title


def test_what_the_machine_wrote_says_so(deepl, person):
    translation = submitted()
    translate(translation, person)
    rows = StringTranslation.objects.filter(locale=translation.target_locale)
    marks = set(rows.values_list("translation_type", "tool_name", "last_translated_by"))
    assert marks == {("machine", "DeepL", person.pk)}


def test_words_of_a_person_are_neither_overwritten_nor_sent(deepl, person):
    translation = submitted()
    title = translation.source.stringsegment_set.get(context__path="title")
    StringTranslation.objects.create(
        translation_of=title.string, context=title.context, locale=translation.target_locale,
        data="Peníze pro firmy", translation_type="manual",
    )  # fmt: skip
    translate(translation, person)
    found = words(translation)
    assert (found["title"], found["slug"]) == ("Peníze pro firmy", "penize-pro-firmy")
    row = StringTranslation.objects.get(context=title.context, locale=translation.target_locale)
    assert (row.translation_type, row.tool_name) == ("manual", "")


def test_a_second_time_there_is_nothing_to_do(deepl, person):
    translation = submitted()
    translate(translation, person)
    number = len(deepl.requests)
    outcome = translate(translation, person)
    assert (outcome.taken, outcome.problem, len(deepl.requests)) == (0, None, number)


@pytest.mark.parametrize("status", [403, 429, 456, 500])
def test_a_failure_half_way_leaves_nothing(deepl, pauses, person, status):
    translation = submitted(body=[("heading", {"text": f"Seminar {n}", "level": "h2"}) for n in range(60)])
    first_works = [None]
    deepl.script = [*first_works, *[status] * 3]
    outcome = translate(translation, person)
    assert outcome.problem in {Problem.KEY, Problem.BUSY, Problem.QUOTA, Problem.DOWN}
    assert len(deepl.requests) > 1
    assert translation.get_progress()[1] == 0


def test_a_fault_while_writing_leaves_nothing(deepl, person, monkeypatch):
    translation = submitted()

    def fault(*_args):
        raise RuntimeError

    monkeypatch.setattr("home.translation.machine.apply._addresses", fault)
    with pytest.raises(RuntimeError):
        translate(translation, person)
    assert translation.get_progress()[1] == 0


def test_a_spoilt_text_is_left_to_a_person_and_told(deepl, person):
    translation = submitted()
    deepl.spoil = lambda text: text.replace("2026", "2062")
    outcome = translate(translation, person)
    [left] = outcome.left
    assert (left.reason, left.text) == (Reason.FACTS, "Anmeldung bei Glokal mit Seminar am 22.11.2026")
    total, done = translation.get_progress()
    assert done == total - 1


def test_without_a_title_there_is_no_address(deepl, person):
    translation = submitted(title="Seminar 2026", slug="seminar-2026")
    deepl.spoil = lambda text: text.replace("Seminář 2026", "Seminář")
    outcome = translate(translation, person)
    assert {left.reason for left in outcome.left} == {Reason.FACTS, Reason.NO_TITLE}
    assert "slug" not in words(translation)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Příležitosti: žádost „2026“!", "prilezitosti-zadost-2026"),
        ("Straße", "ulice"),
        ("Seminar " * 30, "seminar" + "-seminar" * 11),
    ],
)
def test_the_address_is_made_of_the_translated_title(deepl, person, title, slug):
    translation = submitted(title=title.strip(), slug="irgendwas")
    translate(translation, person)
    assert words(translation)["slug"] == slug


def test_a_german_address_writes_umlauts_out(deepl, person):
    source = StandardPage(title="Přihláška", slug="prihlaska", body=[], introduction="Grüße aus Weißwasser, Straße")
    home("cs").add_child(instance=source)
    translation = submit(source, "de")
    deepl.spoil = lambda text: text.replace("Anmeldung", "Anmeldung für Größen")
    translate(translation, person)
    assert words(translation)["slug"] == "anmeldung-fuer-groessen"


def test_a_topic_gets_an_address_that_no_other_topic_has(deepl, person):
    Topic.objects.create(name="Dotace", slug="dotace", locale=submitted().target_locale)
    topic = Topic.objects.create(name="Fördermittel", slug="foerdermittel", locale=home("de").locale)
    translation = submit(topic)
    translate(translation, person)
    assert words(translation) == {"name": "Dotace", "slug": "dotace-2"}
    translation.save_target(user=person)
    assert Topic.objects.get(locale=translation.target_locale, translation_key=topic.translation_key).name == "Dotace"


@pytest.mark.parametrize(
    ("field", "text", "limit"),
    [("introduction", "Straße " * 80, 600), ("heading", "Seminar " * 19, 160)],
)
def test_what_is_too_long_for_its_field_is_left(deepl, person, field, text, limit):
    body = [("heading", {"text": text.strip(), "level": "h2"})] if field == "heading" else []
    fields = {"introduction": text.strip()} if field == "introduction" else {}
    translation = submitted(**{"body": body, **fields})
    deepl.spoil = lambda translated: translated + " konec" * 30 if len(translated) > 100 else translated
    outcome = translate(translation, person)
    assert [left.reason for left in outcome.left] == [Reason.TOO_LONG]


def test_each_request_is_a_line_in_the_pages_history(deepl, person):
    translation = submitted()
    expected = estimate([translation])
    translate(translation, person)
    entry = PageLogEntry.objects.get(action=ACTION)
    assert (entry.user, entry.page_id) == (person, translation.get_target_instance().pk)
    assert entry.data["characters"] == expected.characters == sent_today()
    assert str(expected.characters) in entry.message
    assert entry.data["service"] == "DeepL"


def test_a_failure_is_a_line_in_the_history_too(deepl, person):
    deepl.script = [456]
    translation = submitted()
    translate(translation, person)
    entry = PageLogEntry.objects.get(action=ACTION)
    assert entry.data["problem"] == "quota"
    assert "DeepL" in entry.message
    assert sent_today() == 0


def test_the_daily_limit_counts_before_it_sends(deepl, person, settings):
    first, second = submitted(), submitted(title="Seminar", slug="seminar")
    settings.MACHINE_TRANSLATION_DAILY_LIMIT = estimate([first]).characters + 10
    assert translate(first, person).problem is None
    number = len(deepl.requests)
    assert translate(second, person).problem == Problem.LIMIT
    assert len(deepl.requests) == number


def test_the_estimate_sends_nothing(deepl):
    amount = estimate([submitted()])
    assert amount.texts == 6  # the heading is the title once more
    assert amount.characters > 100
    assert deepl.requests == []


def test_the_estimate_of_many_takes_one_question(deepl, django_assert_num_queries):
    translations = [submitted(title=f"Seminar {number}", slug=f"s-{number}") for number in range(3)]
    estimate(translations)
    with django_assert_num_queries(1):
        together = estimate(translations)
    assert together.texts == sum(estimate([translation]).texts for translation in translations)


def test_the_number_of_questions_to_the_database_grows_with_the_texts_alone(deepl, person):
    small, large = (
        submitted(
            title=f"Seminar {n}",
            slug=f"s-{n}",
            body=[("heading", {"text": f"Text {i}", "level": "h2"}) for i in range(n)],
        )
        for n in (2, 12)
    )

    def queries(translation):
        with CaptureQueriesContext(connection) as captured:
            translate(translation, person)
        return len(captured)

    first, second = queries(small), queries(large)
    assert second - first <= 10 * 6  # its place, and looked for and written between savepoints


def test_a_locked_page_is_left_alone(deepl, person, django_user_model):
    translation = submitted()
    page = translation.get_target_instance()
    page.locked, page.locked_by = True, django_user_model.objects.create_user("chefin")
    page.save()
    assert translate(translation, person).problem == Problem.LOCKED
    assert deepl.requests == []


def test_a_stranger_may_not(deepl, django_user_model):
    stranger = django_user_model.objects.create_user("fremd")
    assert translate(submitted(), stranger).problem == Problem.FORBIDDEN
    assert deepl.requests == []


def test_who_left_the_house_may_not(deepl, person):
    person.is_active = False
    assert translate(submitted(), person).problem == Problem.FORBIDDEN


def test_without_a_service_nothing_happens(person):
    assert translate(submitted(), person).problem == Problem.OFF


def test_a_translation_that_was_stopped_is_left_alone(deepl, person):
    translation = submitted()
    translation.enabled = False
    assert translate(translation, person).problem == Problem.GONE


def test_libretranslate_does_it_too(libretranslate, person):
    translation = submitted()
    outcome = translate(translation, person)
    assert (outcome.problem, outcome.left, outcome.service) == (None, (), "LibreTranslate")
    assert words(translation)["title"] == "Dotace pro podniky"
