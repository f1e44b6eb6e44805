"""What VIES and ARES say is written down; what goes wrong with them disturbs nobody."""

import time

import pytest

from directory.models import RegisterCheck
from directory.registers.check import check_company
from directory.registers.tasks import ask_registers, check_in_background
from portal import env
from tests.factories import CompanyFactory

from .service import ARES_PATH, VIES_PATH, Registers, elsewhere, endless, never, send, slowly

pytestmark = pytest.mark.django_db


@pytest.fixture
def registers(settings):
    service = Registers()
    settings.VIES_URL, settings.ARES_URL = service.url + VIES_PATH, service.url + ARES_PATH
    settings.REGISTER_TIMEOUT = 1
    yield service
    service.close()


def czech(**options):
    options = {"name": "Ministerstvo financí", "ico": "00006947", **options}
    return CompanyFactory(country="CZ", region_code="CZ042", **options)


def results(company) -> dict[str, str]:
    return {check.register: check.result for check in check_company(company)}


def test_a_known_number_is_valid_and_its_name_and_address_are_kept(registers):
    (check,) = check_company(czech())
    assert (check.register, check.number, check.result) == ("ares", "00006947", "valid")
    assert check.name == "Ministerstvo financí"
    assert check.address == "Letenská 525/15, Malá Strana, 11800 Praha 1"
    assert registers.asked == [f"{ARES_PATH}/ekonomicke-subjekty/00006947"]


def test_both_registers_are_asked_for_a_czech_company(registers):
    assert results(czech(vat_id="CZ00006947")) == {"vies": "valid", "ares": "valid"}
    assert RegisterCheck.objects.filter(register="vies").get().address.startswith("Letenská 525/15 PRAHA 1")


def test_germany_tells_no_names_and_that_is_no_difference(registers):
    (check,) = check_company(CompanyFactory(vat_id="DE136695976", name="Irgendwer GmbH"))
    assert (check.result, check.name, check.address) == ("valid", "", "")


@pytest.mark.parametrize(
    ("name", "result"),
    [
        ("MINISTERSTVO FINANCI", "valid"),
        ("Ministerstvo financí, s.r.o.", "valid"),
        ("Ministerstvo kultury", "different"),
    ],
)
def test_names_are_compared_without_accents_and_legal_forms(registers, name, result):
    assert results(czech(name=name)) == {"ares": result}


def test_what_is_not_there_is_unknown(registers):
    assert results(czech(ico="27074358", vat_id="CZ27074358")) == {"vies": "unknown", "ares": "unknown"}


def test_what_has_ceased_to_exist_is_unknown(registers):
    (check,) = check_company(czech(ico="25596641", name="Zaniklá s.r.o."))
    assert (check.result, check.name) == ("unknown", "Zaniklá s.r.o.")


@pytest.mark.parametrize(
    "error",
    ["MS_UNAVAILABLE", "SERVICE_UNAVAILABLE", "TIMEOUT", "GLOBAL_MAX_CONCURRENT_REQ", "MS_MAX_CONCURRENT_REQ"],
)
def test_errors_of_vies_say_nothing_of_the_number(registers, error):
    registers.script = [error]
    assert results(CompanyFactory(vat_id="DE136695976")) == {"vies": "unreachable"}


def test_errors_of_vies_with_a_status_of_200_are_errors(registers):
    registers.script = [
        lambda handler: send(handler, 200, {"actionSucceed": False, "errorWrappers": [{"error": "MS_UNAVAILABLE"}]})
    ]
    assert results(CompanyFactory(vat_id="DE136695976")) == {"vies": "unreachable"}


@pytest.mark.parametrize(
    "step",
    [
        502, 404, 200, slowly, never, endless, elsewhere,
        lambda handler: send(handler, 200, "{"),
        lambda handler: send(handler, 200, "[]"),
        lambda handler: send(handler, 200, "[" * 100_000),
        lambda handler: send(handler, 200, {"ico": None, "obchodniJmeno": 5, "valid": "yes"}),
        lambda handler: send(handler, 200, {"ico": "27074358", "obchodniJmeno": "Jiná"}),
        lambda handler: send(handler, 404, {"message": "no Route matched"}),
        lambda handler: send(handler, 503, {"kod": "NENALEZENO"}),
        lambda handler: handler.connection.close(),
    ],
)  # fmt: skip
@pytest.mark.parametrize("number", ["ico", "vat_id"])
def test_nothing_that_a_register_does_is_an_error_for_people(registers, step, number):
    registers.script = [step]
    company = czech(ico="00006947") if number == "ico" else CompanyFactory(vat_id="DE136695976")
    start = time.monotonic()
    assert list(results(company).values()) == ["unreachable"]
    assert time.monotonic() - start < 3


def test_a_register_that_is_not_there_is_unreachable(settings):
    settings.ARES_URL = "http://127.0.0.1:1"
    assert results(czech()) == {"ares": "unreachable"}


def test_answers_that_are_too_long_for_their_columns_are_cut(registers):
    registers.script = [
        lambda handler: send(
            handler, 200,
            {"ico": "00006947", "obchodniJmeno": "Ž\0" * 900, "sidlo": {"textovaAdresa": "x" * 9000}},
        )
    ]  # fmt: skip
    (check,) = check_company(czech())
    assert (len(check.name), len(check.address)) == (255, 500)


def test_without_a_setting_nobody_is_asked(settings, registers):
    settings.VIES_URL = settings.ARES_URL = ""
    assert check_company(czech(vat_id="CZ00006947")) == []
    assert check_in_background(czech(), None) is False
    assert registers.asked == []


def test_the_worker_asks_for_the_newest_draft(registers, django_user_model):
    officer = django_user_model.objects.create_user("officer")
    company = czech(ico="", name="Úřad")
    company.ico = "00006947"
    company.save_revision(clean=False)
    assert ask_registers.call(company.pk, officer.pk) == 1
    assert (RegisterCheck.objects.get().result, RegisterCheck.objects.get().checked_by) == ("different", officer)
    assert ask_registers.call(0, None) == 0


def test_the_worker_is_told_once_the_submission_is_through(registers, django_capture_on_commit_callbacks):
    company = czech()
    with django_capture_on_commit_callbacks() as waiting:
        assert check_in_background(company, None)
    assert len(waiting) == 1
    assert registers.asked == []


@pytest.mark.parametrize("url", ["http://ares.gov.cz/x", "ftp://ares.gov.cz", "https://user:pass@ares.gov.cz", "ares"])
def test_only_confidential_addresses_are_accepted(url, monkeypatch):
    monkeypatch.setenv("ARES_URL", url)
    with pytest.raises((SystemExit, ValueError)):
        env.Environment()


def test_the_address_of_the_real_register_is_accepted(monkeypatch):
    monkeypatch.setenv("ARES_URL", "https://ares.gov.cz/ekonomicke-subjekty-v-be/rest/")
    assert env.Environment().ares_url == "https://ares.gov.cz/ekonomicke-subjekty-v-be/rest"
