"""/api/v1/news/{slug}: the text twice, its languages, and nothing that is dangerous on another site."""

import json

from wagtail.models import Page

from tests.home.samples import every_block

from ..making import write


def article(client, slug, locale="de", status=200):
    response = client.get(f"/api/v1/news/{slug}?locale={locale}")
    assert response.status_code == status
    return response.json()


def test_the_text_comes_as_blocks_and_as_html_with_absolute_addresses(client, index):
    body = every_block(Page.objects.get(pk=index.pk))
    body.append(("text", f'<p><a linktype="page" id="{index.pk}">Alle</a></p>'))
    page = write(index, body=body)
    found = article(client, page.slug)
    assert [block["type"] for block in found["body"]] == [kind for kind, _value in body]
    assert found["body"][3]["value"]["image"]["url"].startswith("http://testserver/media/images/")
    assert found["body"][-1]["value"] == '<p><a href="http://testserver/de/aktuelles/">Alle</a></p>'
    assert "Über die Grenze" in found["html"]
    for text in (found["html"], json.dumps(found)):
        assert 'href="/' not in text.replace("\\", "")
        assert 'src="/' not in text.replace("\\", "")
    assert "class=" not in found["html"]
    assert "<svg" not in found["html"]


def test_nothing_active_reaches_another_site():
    from home.portable import portable

    hostile = (
        '<p onclick="x()" style="color:red">A<script>1</script><a href="javascript:x()">b</a>'
        '<a href="  JaVaScRiPt:x()">c</a><a href="data:text/html,x">d</a><img src="/m.png" onerror="x()">'
        '<iframe src="https://example.org"></iframe><form action="/x"><input></form></p>'
    )
    assert portable(hostile, "https://glokal.example/de/x/") == (
        '<p>A<a>b</a><a>c</a><a>d</a><img src="https://glokal.example/m.png"/></p>'
    )


def test_the_other_languages_are_linked(client, index, czech_index):
    page = write(index, "Halle", slug="halle")
    write(czech_index, "Hala", slug="hala", translation_key=page.translation_key)
    assert article(client, "halle")["alternates"] == [
        {"locale": "cs", "url": "http://testserver/cs/aktuality/hala/",
         "api_url": "http://testserver/api/v1/news/hala?locale=cs"}
    ]  # fmt: skip


def test_where_it_is_missing_the_problem_says_where_it_is(client, index, czech_index):
    page = write(czech_index, "Hala", slug="hala")
    problem = article(client, "hala", status=404)
    assert problem["detail"] == "„hala“ gibt es in dieser Sprache nicht."
    assert [found["locale"] for found in problem["alternates"]] == ["cs"]
    page.unpublish()
    assert article(client, "hala", status=404)["alternates"] == []


def test_an_institution_is_named_only_while_it_is_public(client, index, chamber):
    page = write(index, institution=chamber)
    found = article(client, page.slug)["institution"]
    assert found == {
        "slug": "kammer-chemnitz", "name": "Kammer Chemnitz", "url": "http://testserver/de/unternehmen/kammer-chemnitz/",
        "api_url": "http://testserver/api/v1/companies/kammer-chemnitz?locale=de",
    }  # fmt: skip
    chamber.unpublish()
    assert article(client, page.slug)["institution"] is None
