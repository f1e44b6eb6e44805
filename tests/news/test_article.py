"""An article: what stands around its text, and its description for machines."""

import datetime
import json

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from directory.search.write import write_entries
from home.models import TranslationState
from news.models import NewsPage, Topic
from tests.factories import CompanyFactory
from tests.home.samples import make_document, make_image

from .making import make_topic, write


@pytest.fixture
def read(client):
    def get(page):
        response = client.get(page.get_url())
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return get


def structured(soup):
    (script,) = soup.select("script[type='application/ld+json']")
    return json.loads(script.string)


def related(soup):
    return [link.get_text() for link in soup.select(".news-related .card-title a")]


def test_date_author_topics_and_where_they_lead(read, index, topic, chamber, german):
    hidden = make_topic("Entwurf", "entwurf", german, live=False)
    soup = read(write(index, topics=[topic, hidden], institution=chamber))
    assert soup.select_one(".news-byline time").get_text().replace("\xa0", " ") == "1. November 2026"
    assert soup.select_one(".news-byline time")["datetime"] == "2026-11-01"
    assert soup.select_one(".news-byline a")["href"] == "/de/unternehmen/kammer-chemnitz/"
    assert [(a.get_text(), a["href"]) for a in soup.select(".news-topics a")] == [
        ("Förderung", "/de/aktuelles/thema/foerderung/")
    ]


def test_an_author_that_is_not_public_is_not_named(read, index, chamber):
    page = write(index, institution=chamber)
    chamber.unpublish()
    soup = read(page)
    assert "Kammer Chemnitz" not in soup.get_text()
    assert structured(soup)["author"]["name"] == "Glokal"


def test_topics_of_a_section_lead_to_the_list_of_all(read, section, topic):
    soup = read(write(section, topics=[topic]))
    assert soup.select_one(".news-topics a")["href"] == "/de/aktuelles/thema/foerderung/"


def test_lead_image_is_cut_around_the_focal_point_and_credited(read, index):
    image = make_image()
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 10, 10, 20, 20
    image.save()
    soup = read(write(index, lead_image=image, lead_alt="Drehmaschine in einer Halle"))
    shown = soup.select_one(".news-lead img")
    assert shown["alt"] == "Drehmaschine in einer Halle"
    assert "480w" in shown["srcset"]
    assert "Eva Muster" in soup.select_one(".news-lead figcaption").get_text()
    keys = set(image.renditions.filter(filter_spec__startswith="fill").values_list("focal_point_key", flat=True))
    assert keys
    assert "" not in keys


def test_an_image_whose_file_is_gone_breaks_nothing(read, client, index):
    image = make_image()
    page = write(index, lead_image=image)
    image.file.storage.delete(image.file.name)
    assert not read(page).select(".news-lead")
    assert client.get("/de/aktuelles/").status_code == 200
    assert client.get("/de/aktuelles/feed.rss").status_code == 200


def test_related_news_share_topics_then_keywords_then_are_new(read, index, topic):
    page = write(index, "Diese", topics=[topic], tags=["wasserstoff"])
    write(index, "Neu", date=datetime.date(2026, 11, 20))
    write(index, "Schlagwort", tags=["wasserstoff"], date=datetime.date(2024, 1, 1))
    write(index, "Thema", topics=[topic], date=datetime.date(2023, 1, 1))
    write(index, "Entwurf", topics=[topic], publish=False)
    assert related(read(page)) == ["Thema", "Schlagwort", "Neu"]


def test_a_draft_topic_relates_nothing(read, index, topic):
    page = write(index, topics=[topic])
    write(index, "Thema", topics=[topic], date=datetime.date(2020, 1, 1))
    for day in (1, 2, 3):
        write(index, f"Neu {day}", date=datetime.date(2026, 11, day))
    Topic.objects.update(live=False)
    assert related(read(page)) == ["Neu 3", "Neu 2", "Neu 1"]


def test_json_ld(read, index, topic, chamber):
    page = write(
        index, "Halle </script><b>", lead_image=make_image(), institution=chamber, topics=[topic], tags=["Halle"]
    )  # fmt: skip
    published = datetime.datetime(2026, 11, 3, 9, 30, tzinfo=datetime.UTC)
    NewsPage.objects.filter(pk=page.pk).update(last_published_at=published)
    found = structured(read(page))
    address = page.get_full_url()
    assert found["@type"] == "NewsArticle"
    assert found["headline"] == "Halle </script><b>"
    assert found["@id"] == found["url"] == found["mainEntityOfPage"]["@id"] == address
    assert found["inLanguage"] == "de"
    assert found["datePublished"] == "2026-11-01"
    assert found["dateModified"] == "2026-11-03T10:30:00+01:00"
    assert found["author"]["name"] == "Kammer Chemnitz"
    assert found["author"]["url"].endswith("://testserver/de/unternehmen/kammer-chemnitz/")
    assert found["articleSection"] == ["Förderung"]
    assert found["keywords"] == ["Halle"]
    (image,) = found["image"]
    assert image["url"].startswith("http://testserver/")
    assert image["width"] / image["height"] == pytest.approx(16 / 9, rel=0.01)
    assert found["publisher"]["logo"]["url"].startswith("http://testserver/")


def test_json_ld_says_nothing_where_there_is_nothing(read, index):
    found = structured(read(write(index)))
    assert not {"image", "keywords", "articleSection"} & set(found)
    assert all(found.values())


def test_json_ld_is_never_modified_before_it_is_dated(read, index):
    found = structured(read(write(index, date=datetime.date(2099, 1, 1))))
    assert found["dateModified"] == found["datePublished"] == "2099-01-01"


def test_about_this_company_in_the_language_of_the_page(read, index, czech_index, directory, czech):
    from directory.models.page import DirectoryPage
    from home.models import HomePage

    home = HomePage.objects.get(locale=czech)
    home.add_child(instance=DirectoryPage(title="Firmy", slug="firmy", locale=czech))
    company = CompanyFactory(name="Dreherei Nord", slug="dreherei-nord", texts={"de": "Dreht.", "cs": "Soustruží."})
    write_entries([company.pk])
    german, czech_page = (write(parent, body=[("company", company)]) for parent in (index, czech_index))
    assert "Dreht." in read(german).select_one(".about-company").get_text()
    about = read(czech_page).select_one(".about-company")
    assert "Soustruží." in about.get_text()
    assert about.a["href"] == "/cs/firmy/dreherei-nord/"


def test_a_company_that_is_not_public_leaves_no_trace(read, client, index, directory):
    company = CompanyFactory(name="Dreherei Nord", slug="dreherei-nord", texts={"de": "Dreht."})
    write_entries([company.pk])
    page = write(index, body=[("company", company), ("text", "<p>Danach.</p>")])
    assert read(page).select(".about-company")
    company.unpublish()
    soup = read(page)
    assert not soup.select(".about-company")
    assert "Dreherei" not in soup.get_text()
    assert "Dreherei" not in client.get("/de/aktuelles/feed.atom").content.decode()
    company.delete()
    assert "Danach." in read(page).get_text()


def test_a_video_asks_nothing_of_another_site_before_it_is_followed(read, index):
    value = {"url": "https://www.video.example/w/1", "title": "Rundgang", "poster": make_image()}
    soup = read(write(index, body=[("video", value)]))
    link = soup.select_one(".video a")
    assert link["href"] == "https://www.video.example/w/1"
    assert "video.example" in link.get_text()
    assert not soup.select("iframe, video, script[src*='video.example']")
    assert all("video.example" not in image["src"] for image in soup.select("img"))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://video.example/x"])
def test_a_video_stands_on_the_web(url):
    from django.core.exceptions import ValidationError

    from home.blocks.media import VideoBlock

    block = VideoBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"url": url, "title": "Rundgang", "poster": None}))


def test_a_gallery_works_without_script(read, index):
    images = [
        {"image": make_image(), "alt": "Fasern", "caption": "Aus dem Labor"},
        {"image": make_image(), "alt": "", "caption": ""},
    ]  # fmt: skip
    soup = read(write(index, body=[("gallery", {"heading": "Einblicke", "images": images})]))
    links = soup.select(".gallery a")
    assert [link.img["alt"] for link in links] == ["Fasern", ""]
    assert all(link["href"].startswith("/media/images/") for link in links)
    assert all(link.get_text(strip=True) for link in links)


def test_documents_can_be_downloaded(read, index):
    soup = read(write(index, body=[("documents", {"heading": "", "documents": [make_document()]})]))
    assert soup.select_one(".documents a")["href"].startswith("/dokumente/")


def test_description_image_and_feeds_for_those_who_share_it(read, index):
    soup = read(write(index, teaser="Kurz & gut.", lead_image=make_image()))
    assert soup.select_one("meta[name=description]")["content"] == "Kurz & gut."
    assert soup.select_one("meta[property='og:image']")["content"].startswith("http://testserver/media/images/")
    assert soup.select_one("link[type='application/atom+xml']")["href"] == "/de/aktuelles/feed.atom"


@pytest.mark.parametrize("how", ["draft", "unpublished", "restricted"])
def test_what_is_not_public_is_nowhere(client, index, topic, how):
    write(index, "Sichtbar", topics=[topic])
    page = write(index, "Geheimnis", teaser="Verborgen", topics=[topic], publish=how != "draft")
    if how == "unpublished":
        page.unpublish()
    if how == "restricted":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(page.get_url() or "/de/aktuelles/geheimnis/").status_code in (302, 404)
    for path in ("", "thema/foerderung/", "feed.atom", "feed.rss", "thema/foerderung/feed.rss", "sichtbar/"):
        text = client.get(f"/de/aktuelles/{path}").content.decode()
        assert "Sichtbar" in text
        assert "Geheimnis" not in text
        assert "Verborgen" not in text
    assert "geheimnis" not in client.get("/sitemap-pages.xml").content.decode()
    assert "Geheimnis" not in client.get("/api/cms/v2/pages/?type=news.NewsPage").content.decode()


def test_expired_news_are_gone_once_the_command_has_run(client, index):
    from django.core.management import call_command

    page = write(index, "Vorbei")
    NewsPage.objects.filter(pk=page.pk).update(expire_at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
    call_command("publish_scheduled")
    assert client.get(page.get_url()).status_code == 404
    assert "Vorbei" not in client.get("/de/aktuelles/").content.decode()
    assert "Vorbei" not in client.get("/de/aktuelles/feed.atom").content.decode()


def test_readers_of_a_feed_learn_what_readers_of_the_page_learn(client, index, czech_index, czech):
    from wagtail_localize.models import Translation, TranslationSource

    page = write(index)
    czech_page = write(czech_index, translation_key=page.translation_key)
    source, _ = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=czech)
    TranslationState.objects.update_or_create(translation=translation, defaults={"published_machine": True})
    assert "přeložen strojově" in client.get("/cs/aktuality/feed.atom").content.decode()
    assert "přeložen strojově" in client.get(czech_page.get_url()).content.decode()
