"""Whatever cannot be answered is a problem (RFC 9457) that names what is wrong."""

import pytest

pytestmark = pytest.mark.usefixtures("companies")


@pytest.mark.parametrize(
    ("query", "parameter", "message"),
    [
        ("limit=101", "limit", "Die größte mögliche Zahl ist 100."),
        ("limit=0", "limit", "Die kleinste mögliche Zahl ist 1."),
        ("limit=viele", "limit", "Bitte geben Sie eine ganze Zahl an."),
        ("offset=-1", "offset", "Die kleinste mögliche Zahl ist 0."),
        ("offset=100001", "offset", "Die größte mögliche Zahl ist 100000."),
        ("colour=red", "colour", "Dieser Parameter ist hier nicht bekannt."),
        ("facets=vielleicht", "facets", "Bitte schreiben Sie true oder false."),
        ("region=DED2E", "region", "Den Wert „DED2E“ gibt es nicht; /api/v1/vocabularies/regions enthält alle."),
        ("sector=99.99", "sector", "Den Wert „99.99“ gibt es nicht; /api/v1/vocabularies/sectors enthält alle."),
        ("country=PL", "country", "Den Wert „PL“ gibt es nicht. Mögliche Werte: DE, CZ."),
        ("sort=price", "sort", "Mögliche Werte: relevance, name, newest, distance."),
        ("sort=distance", "sort", "Eine Entfernung braucht einen Mittelpunkt: Bitte geben Sie „near“ an."),
        ("radius_km=30", "radius_km", "Ein Umkreis braucht einen Mittelpunkt: Bitte geben Sie „near“ an."),
        ("near=Chemnitz&radius_km=weit", "radius_km", "Bitte geben Sie eine Zahl an."),
        ("near=Chemnitz&radius_km=501", "radius_km", "Die größte mögliche Zahl ist 500."),
        ("near=Chemnitz&radius_km=0", "radius_km", "Die Zahl muss größer als 0 sein."),
        ("near=Chemnitz&radius_km=nan", "radius_km", "Bitte geben Sie eine Zahl an."),
        (
            "near=Xyzzyhausen",
            "near",
            "Der Ort oder die Postleitzahl „Xyzzyhausen“ ist nicht bekannt; /api/v1/places findet bekannte Orte.",
        ),
        (f"q={'x' * 201}", "q", "Höchstens 200 Zeichen sind erlaubt."),
        ("q=%00", "q", "Steuerzeichen sind nicht erlaubt."),
    ],
)
def test_a_bad_parameter_is_named_with_its_reason(read, query, parameter, message):
    problem = read(f"companies?locale=de&{query}", status=422)
    assert problem["type"] == "urn:glokal:problem:invalid-parameters"
    assert problem["status"] == 422
    assert problem["errors"] == [{"parameter": parameter, "message": message}]


def test_all_that_is_wrong_is_said_at_once(read):
    problem = read("companies?locale=cs&limit=x&offset=y&foo=1", status=422)
    assert {error["parameter"] for error in problem["errors"]} == {"limit", "offset", "foo"}
    problem = read("companies?locale=cs&region=A&region=B&radius_km=3", status=422)
    assert [error["parameter"] for error in problem["errors"]] == ["region", "region", "radius_km"]


@pytest.mark.parametrize("path", ["companies", "companies/kammer", "suggest?q=dreh", "places?q=Zittau"])
def test_a_language_the_portal_lacks_is_refused(read, path):
    separator = "&" if "?" in path else "?"
    problem = read(f"{path}{separator}locale=pl", status=422, **{"Accept-Language": "cs"})
    assert problem["errors"][0]["parameter"] == "locale"
    assert problem["errors"][0]["message"].startswith("Možné hodnoty: ")


@pytest.mark.parametrize("path", ["suggest", "places", "suggest?q=", "places?q=&locale=de", "suggest?q=%20"])
def test_a_word_is_required_where_there_is_nothing_else_to_look_for(read, path):
    assert read(path, status=422)["errors"][0]["parameter"] == "q"


@pytest.mark.parametrize("path", ["", "nothing", "companies/", "companies/a/b", "companies/ä", "vocabularies/colours"])
def test_an_unknown_address_is_a_problem_too(client, path):
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_writing_is_refused(client, method):
    response = getattr(client, method)("/api/v1/companies")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"
    assert response.json()["title"] == "Methode nicht erlaubt"


def test_a_failure_inside_is_a_problem_without_its_cause(client, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("inner secret")

    monkeypatch.setattr("directory.search.find", fail)
    client.raise_request_exception = False
    response = client.get("/api/v1/companies?locale=cs")
    assert response.status_code == 500
    assert response.headers["Content-Type"] == "application/problem+json"
    assert "secret" not in response.content.decode()


def test_errors_are_not_kept_by_caches(client):
    assert client.get("/api/v1/companies?limit=0").headers["Cache-Control"] == "no-store"
