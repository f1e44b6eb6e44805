"""The reference: complete, as committed, and readable under the portal's content security policy."""

import json
import re
from pathlib import Path

import pytest

from directory.api import schemas
from portal.api import api

SNAPSHOT = Path(__file__).parents[3] / "docs" / "openapi.json"
REFRESH = "python manage.py export_openapi_schema --api portal.api.api --indent 2 --output docs/openapi.json"


def document(client):
    return client.get("/api/v1/openapi.json").json()


def operations(client):
    return [operation for path in document(client)["paths"].values() for operation in path.values()]


def test_the_reference_is_the_one_committed(client):
    served, kept = document(client), json.loads(SNAPSHOT.read_text(encoding="utf-8"))
    for each in (served, kept):
        each["info"]["contact"].pop("url")  # this installation's own address
    assert served == kept, f"The API has changed. If it was meant to: {REFRESH}"


def test_the_reference_is_openapi_3_1_with_licence_and_contact(client):
    found = document(client)
    assert found["openapi"].startswith("3.1")
    assert found["info"]["license"]["identifier"] == "EUPL-1.2"
    assert found["info"]["contact"]["name"]


def test_every_operation_and_parameter_is_described(client):
    tags = {tag["name"] for tag in document(client)["tags"]}
    for operation in operations(client):
        assert operation["description"]
        assert set(operation["tags"]) <= tags
        for parameter in operation["parameters"]:
            assert parameter["description"], parameter["name"]
            assert "example" in parameter or "examples" in parameter["schema"], parameter["name"]


def test_operations_have_names_of_their_own(client):
    names = [operation["operationId"] for operation in operations(client)]
    assert len(names) == len(set(names)) == 12


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("companies?locale=de&near=Chemnitz&facets=true", schemas.CompanyList),
        ("companies?locale=cs", schemas.CompanyList),
        ("companies/zerspanung-praezis", schemas.CompanyDetail),
        ("companies/kammer?locale=cs", schemas.CompanyDetail),
        ("suggest?q=dreh", schemas.Suggestions),
        ("places?q=Zittau", schemas.Places),
        ("vocabularies/sectors", schemas.TermList),
        ("vocabularies/capabilities", schemas.TermList),
        ("vocabularies/certificates", schemas.TermList),
        ("vocabularies/regions", schemas.TermList),
    ],
)
def test_answers_have_the_shape_that_the_reference_gives(companies, client, path, shape):
    """Answers do not pass through the schemas, so that nothing else holds them together."""
    body = client.get(f"/api/v1/{path}").content.decode()
    answer = shape.model_validate_json(body).model_dump_json(exclude_unset=True)
    assert json.loads(answer) == json.loads(body.replace("+00:00", "Z"))


def test_the_reference_page_needs_nothing_inline_and_nothing_from_elsewhere(client, db):
    response = client.get("/api/v1/docs", headers={"Accept-Language": "cs"})
    page = response.content.decode()
    assert '<html lang="cs">' in page
    for script in re.findall(r"<script[^>]*>", page):
        assert 'src="/static/' in script or 'type="application/json"' in script
    assert not re.findall(r"<style|\son\w+=|style=|https?://", page)


def test_the_exported_document_is_what_the_api_serves(client):
    assert document(client) == json.loads(json.dumps(api.get_openapi_schema()))
