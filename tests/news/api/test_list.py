"""/api/v1/news: filters, order, pages, a fixed number of queries."""

import datetime

import pytest

from home.models import PortalImage
from news.api.schemas import Article, NewsList
from tests.home.samples import make_image

from ..making import write

NOVEMBER = datetime.date(2026, 11, 3)


@pytest.fixture
def read(client):
    def get(path, status=200, **headers):
        response = client.get(f"/api/v1/{path}", headers=headers)
        assert response.status_code == status, response.content.decode()[:500]
        return response.json()

    return get


def titles(answer):
    return [item["title"] for item in answer["items"]]


def test_newest_first_and_only_of_the_language(read, index, czech_index, section):
    write(index, "Alt", date=datetime.date(2025, 5, 1))
    write(section, "Neu", date=NOVEMBER)
    write(czech_index, "Česky", date=NOVEMBER)
    assert titles(read("news?locale=de")) == ["Neu", "Alt"]
    assert titles(read("news?locale=cs")) == ["Česky"]
    assert titles(read("news?locale=de&sort=oldest")) == ["Alt", "Neu"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("topic=foerderung", ["Thema"]),
        ("topic=nichts", []),
        ("institution=kammer-chemnitz", ["Kammer"]),
        ("year=2025", ["Thema"]),
        ("from=2025-05-02", ["Kammer"]),
        ("to=2025-05-01", ["Thema"]),
        ("from=2025-05-01&to=2025-05-01", ["Thema"]),
        ("topic=foerderung&year=2026", []),
    ],
)
def test_filters(read, index, topic, chamber, query, found):
    write(index, "Thema", topics=[topic], date=datetime.date(2025, 5, 1))
    write(index, "Kammer", institution=chamber, date=datetime.date(2026, 5, 1))
    assert titles(read(f"news?locale=de&{query}")) == found


def test_pages(read, index):
    for number in range(5):
        write(index, f"Meldung {number}", date=datetime.date(2026, 1, 1 + number))
    answer = read("news?locale=de&limit=2&offset=2")
    assert (answer["total"], titles(answer)) == (5, ["Meldung 2", "Meldung 1"])
    assert answer["next"] == "http://testserver/api/v1/news?locale=de&limit=2&offset=4"
    assert answer["previous"].endswith("offset=0")


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("locale=pl", "locale"), ("from=gestern", "from"), ("from=2026-13-01", "from"), ("year=0", "year"),
        ("year=99999999999", "year"), ("sort=price", "sort"), ("topic=%00", "topic"), ("first=2026-01-01", "first"),
        ("limit=101", "limit"), ("from=2026-02-01&to=2026-01-01", "to"), ("q=x", "q"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_named(read, index, query, parameter):
    problem = read(f"news?{query}", status=422)
    assert [error["parameter"] for error in problem["errors"]] == [parameter]
    assert all(error["message"] for error in problem["errors"])


def fill(index, topic, chamber, count):
    for number in range(count):
        write(index, f"M {number}", topics=[topic], institution=chamber, lead_image=make_image(), tags=["metall"])


@pytest.mark.parametrize("count", [2, 7])
def test_a_list_takes_as_many_queries_however_long_it_is(read, index, topic, chamber, count, django_assert_num_queries):
    fill(index, topic, chamber, count)
    read("news?locale=de")  # renditions are made, addresses remembered
    with django_assert_num_queries(8):
        assert len(read("news?locale=de")["items"]) == count


def test_an_article_takes_a_fixed_number_of_queries(read, index, topic, chamber, django_assert_num_queries):
    fill(index, topic, chamber, 1)
    slug = read("news?locale=de")["items"][0]["slug"]
    read(f"news/{slug}?locale=de")
    with django_assert_num_queries(11):
        read(f"news/{slug}?locale=de")


def test_a_picture_comes_in_widths_with_alt_credit_and_focal_point(read, index):
    image = make_image()
    PortalImage.objects.filter(pk=image.pk).update(
        focal_point_x=450, focal_point_y=125, focal_point_width=10, focal_point_height=10
    )
    write(index, lead_image=PortalImage.objects.get(pk=image.pk), lead_alt="Eine Halle")
    picture = read("news?locale=de")["items"][0]["image"]
    assert (picture["alt"], picture["credit"]) == ("Eine Halle", "Eva Muster")
    assert picture["focal_point"] == {"x": 0.5, "y": 0.25}
    assert [each["width"] for each in picture["renditions"]] == [480, 890]  # the original is 900 by 500
    assert all(each["url"].startswith("http://testserver/media/images/") for each in picture["renditions"])
    assert picture["srcset"].count("w") >= 2


def test_answers_have_the_shape_that_the_reference_gives(client, index, topic, chamber):
    fill(index, topic, chamber, 1)
    body = client.get("/api/v1/news?locale=de").json()
    NewsList.model_validate(body, strict=False)
    assert set(body["items"][0]) == set(NewsList.model_fields["items"].annotation.__args__[0].model_fields)
    full = client.get(f"/api/v1/news/{body['items'][0]['slug']}?locale=de").json()
    Article.model_validate(full)
    assert set(full) == set(Article.model_fields)


def test_an_unchanged_answer_is_304_and_a_changed_one_is_not(client, index):
    page = write(index, "Vorher")
    for path in ("/api/v1/news?locale=de", f"/api/v1/news/{page.slug}?locale=de"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        page.title = f"Nachher {path}"
        page.save_revision().publish()
        assert client.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
    assert "Last-Modified" in client.get(path).headers
    assert "Last-Modified" not in client.get("/api/v1/news?locale=de").headers
