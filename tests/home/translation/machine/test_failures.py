"""A service that fails: one kind of error, a sentence that says what to do, and no wait without an end."""

import time
from email.utils import format_datetime

import pytest
from django.utils import timezone, translation
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator

from home.translation.machine.errors import MachineError, Problem, problem_sentence
from home.translation.machine.http import ANSWER_LIMIT, ATTEMPTS

from .service import answering, dripping, slow

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["deepl", "libretranslate"])
def service(request):
    return request.getfixturevalue(request.param)


def ask(text: str = "Seminar"):
    german, czech = (Locale.objects.get(language_code=code) for code in ("de", "cs"))
    return get_machine_translator().answer([text], german, czech)


def failure() -> MachineError:
    with pytest.raises(MachineError) as caught:
        ask()
    return caught.value


@pytest.mark.parametrize(
    ("status", "problem"),
    [(403, Problem.KEY), (456, Problem.QUOTA), (400, Problem.REFUSED), (404, Problem.REFUSED), (204, Problem.ANSWER)],
)
def test_what_another_try_would_not_change_is_not_tried_again(service, pauses, status, problem):
    service.script = [status] * ATTEMPTS
    assert failure().problem == problem
    assert len(service.requests) == 1
    assert pauses == []


def test_a_wrong_key_is_found_out(deepl, libretranslate, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]["API_KEY"] = "wrong"
    libretranslate.key = "right"
    assert failure().problem == Problem.KEY


def test_deepl_counts_its_quota(deepl):
    deepl.quota = 3
    assert failure().problem == Problem.QUOTA


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, 529])
def test_a_passing_trouble_is_tried_again_after_growing_pauses(service, pauses, status):
    service.script = [status, status]
    assert ask()[0].text == "Seminář"
    assert len(service.requests) == 3
    assert pauses == [1, 2]


@pytest.mark.parametrize(("status", "problem"), [(429, Problem.BUSY), (529, Problem.BUSY), (500, Problem.DOWN)])
def test_a_lasting_trouble_is_given_up(service, pauses, status, problem):
    service.script = [status] * (ATTEMPTS + 1)
    assert failure().problem == problem
    assert len(service.requests) == ATTEMPTS


@pytest.mark.parametrize("status", [429, 503])
def test_the_service_says_how_long_to_wait(service, pauses, status, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]["TIMEOUT"] = 20
    service.script = [(status, {"Retry-After": "7"})]
    ask()
    assert pauses == [7]


def test_the_service_may_name_the_time_instead(service, pauses, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]["TIMEOUT"] = 20
    then = timezone.now() + timezone.timedelta(seconds=6)
    service.script = [(429, {"Retry-After": format_datetime(then)})]
    ask()
    assert pauses[0] == pytest.approx(6, abs=1.5)


def test_nobody_waits_longer_than_the_bound(service, pauses):
    service.script = [(429, {"Retry-After": "120"})]
    error = failure()
    assert (error.problem, error.seconds) == (Problem.BUSY, 120)
    assert pauses == []
    assert "120" in str(error)


@pytest.mark.parametrize("value", ["soon", "", "-5", "9" * 400, "Thu, 99 Nov 2026 25:00:00 GMT"])
def test_a_strange_retry_after_breaks_nothing(service, pauses, value):
    service.script = [(429, {"Retry-After": value})] * 3
    assert failure().problem == Problem.BUSY


@pytest.mark.parametrize(
    "content",
    [b"", b"<html>", b"[]", b"null", b'{"translations": null}', b'{"translatedText": "Eins"}', b"\xff\xfe",
     b'{"translations": [{"text": 5}]}', b'{"translatedText": [null]}', b'{"translations": [], "translatedText": []}',
     b'{"translations": [{"text": "a"}, {"text": "b"}], "translatedText": ["a", "b"]}'],
)  # fmt: skip
def test_an_answer_that_cannot_be_understood(service, content):
    service.script = [answering(content)]
    assert failure().problem == Problem.ANSWER


def test_an_answer_that_breaks_off_is_tried_again(service, pauses):
    service.script = [answering(b'{"translations": [{"te', length=500)]
    assert ask()[0].text == "Seminář"
    assert len(pauses) == 1


def test_an_answer_without_end_is_not_read(service):
    service.script = [answering(b" " * (ANSWER_LIMIT + 70_000))]
    assert failure().problem == Problem.ANSWER


@pytest.mark.parametrize("delay", [slow(3), dripping(3)])
def test_a_slow_answer_is_not_waited_for(service, settings, delay):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]["TIMEOUT"] = 0.4
    service.script = [delay]
    begin = time.monotonic()
    assert failure().problem == Problem.TIMEOUT
    assert time.monotonic() - begin < 1.5
    assert len(service.requests) == 1


def test_a_redirect_is_not_followed(service):
    """Neither the texts nor the key go where nobody meant them to go."""
    service.script = [(307, {"Location": service.url + "/elsewhere"})]
    assert failure().problem == Problem.ANSWER
    assert len(service.requests) == 1


def test_a_service_that_is_not_there(service, pauses):
    service.close()
    assert failure().problem == Problem.DOWN
    assert pauses == [1, 2]


def test_what_the_service_says_is_for_the_log_alone(deepl, caplog):
    deepl.script = [(429, {}), 403]
    error = failure()
    assert "scripted" not in str(error)
    assert "scripted 403" in error.detail
    assert deepl.key not in caplog.text + str(error.args)


@pytest.mark.parametrize("language", ["de", "cs"])
@pytest.mark.parametrize("problem", list(Problem))
def test_every_problem_is_a_sentence_in_both_languages(language, problem):
    with translation.override("en"):
        english = problem_sentence(problem, "DeepL")
    with translation.override(language):
        assert problem_sentence(problem, "DeepL") != english
