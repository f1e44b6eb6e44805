"""Whatever is not public is nowhere: not on a page, in a list, feed, calendar, sitemap, search or API.

A page of news and an event carry marker words and are put into each state in which nobody may see them. Then every
address of the portal is asked. That the markers would be found is proven by the same pages when they are public.
"""

import datetime
import re

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Workflow

from directory.freshness.acts import hide
from directory.models import Company, DirectoryPage, Listing, ListingPage, ListingText
from directory.search.write import write_entries
from news.models import NewsIndexPage, NewsPage
from portal import schedule
from tests.events.samples import add_event
from tests.events.samples import add_index as add_events
from tests.factories import CompanyFactory, ListingFactory
from tests.home.samples import home
from tests.news.making import make_topic, write

from . import addresses

WORD, SLUG = "Zyxmarker", "qwslug"
OLD = "Aelterer-Stand"
HOUR = datetime.timedelta(hours=1)
PANELS = [("panel", {"heading": "", "text": "", "panel": name})
          for name in ("latest_news", "coming_events", "newest_companies")]  # fmt: skip


class Portal:
    """Lists of both kinds in both languages, something public in each, and a section for the hidden ones."""

    def __init__(self):
        company = CompanyFactory(slug=addresses.COMPANY, kind="chamber", texts={"de": "Kammer"})
        self.company = company
        self.listing("Sichtbares Gesuch", addresses.LISTING)
        write_entries([company.pk])
        self.lists, self.sections, self.topics, key = {}, {}, {}, {}
        for code in ("de", "cs"):
            start = home(code)
            start.body = PANELS
            start.save_revision().publish()
            for model, name in ((DirectoryPage, "d"), (ListingPage, "l")):
                start.add_child(instance=model(title=name.upper(), slug=f"{name}-{code}", locale=start.locale))
            news = start.add_child(
                instance=NewsIndexPage(title="N", slug=f"n-{code}", locale=start.locale, show_in_menus=True, **key)
            )
            key = {"translation_key": news.translation_key}
            self.lists[code] = {"news": news, "events": add_events(code)}
            topic = self.topics.get("de")
            same = {"translation_key": topic.translation_key} if topic else {}
            self.topics[code] = make_topic(f"Thema {code}", addresses.TOPIC[code], start.locale, **same)
            for kind, index in self.lists[code].items():
                section = type(index)(title=f"Bereich {code}", slug="bereich", locale=start.locale, institution=company)
                Page.objects.get(pk=index.pk).add_child(instance=section)
                self.sections[code, kind] = section
            write(news, f"Sichtbar {code}", topics=[self.topics[code]], tags=["metall"])
            self.event(self.lists[code]["events"], f"Sichtbares {code}", f"sichtbar-{code}", True)

    def news(self, index, title, slug, publish, **fields):
        text = f"Kurz: {title}"
        fields = {"teaser": text, "body": [("text", f"<p>{title} im Text</p>")], "search_description": text, **fields}
        return write(
            index, title, publish, slug=slug, institution=self.company, tags=["metall"],
            topics=[self.topics[index.locale.language_code]], date=timezone.localdate(), **fields,
        )  # fmt: skip

    def event(self, index, title, slug, publish, **fields):
        start = timezone.now() + datetime.timedelta(days=10)
        fields = {"teaser": f"Kurz: {title}", "venue": title, "body": [("text", f"<p>{title} im Text</p>")], **fields}
        return add_event(
            index, (self.company,), publish, title=title, slug=slug, start=start, end=start + HOUR, **fields
        )

    def listing(self, title, slug, **fields):
        return ListingFactory(**{"company": self.company, "slug": slug, "texts": {"de": title, "cs": title}, **fields})

    def hide(self, state, code="de", sections=None, publish=True, **fields):
        """Add one of each kind with the markers, in this language."""
        return [
            getattr(self, "news" if kind == "news" else "event")(
                (sections or self.sections)[code, kind], f"{WORD} {state} {kind}", f"{SLUG}-{state}-{kind}", publish,
                **fields,
            )
            for kind in ("news", "events")
        ]  # fmt: skip

    def link_to_hidden(self):
        """Add public pages of each kind whose texts and buttons lead to everything that has the marker address."""
        pages = list(Page.objects.filter(slug__startswith=SLUG))
        links = "".join(f'<a linktype="page" id="{page.pk}">hier</a>' for page in pages)
        buttons = [
            ("call_to_action", {"heading": "H", "text": "", "label": "Weiter", "link": {"page": page, "url": ""}})
            for page in pages
        ]
        cards = [{"title": "K", "text": "", "link": {"page": page, "url": ""}} for page in pages[:12]]
        body = [("text", f"<p>{links}</p>"), *buttons, ("cards", {"heading": "", "numbered": False, "cards": cards})]
        self.news(self.lists["de"]["news"], "Verweise", "verweise", True, body=body)
        self.event(self.lists["de"]["events"], "Verweise", "verweise", True, body=body)
        return len(pages)


def never_published(portal, state):
    portal.hide(state, publish=False)


def unpublished(portal, state):
    for page in portal.hide(state):
        page.unpublish()


def expired(portal, state):
    pages = portal.hide(state, expire_at=timezone.now() + HOUR)
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(expire_at=timezone.now() - HOUR)
    assert schedule.publish_due() == 2


def scheduled(portal, state):
    for page in portal.hide(state, publish=False, go_live_at=timezone.now() + HOUR):
        page.get_latest_revision().publish()
    assert schedule.publish_due() == 0


def _restrict(pages, **how):
    for page in pages:
        PageViewRestriction.objects.create(page_id=page.pk, **how)


def private_by_login(portal, state):
    _restrict(portal.hide(state, show_in_menus=True), restriction_type="login")


def private_by_password(portal, state):
    _restrict(portal.hide(state), restriction_type="password", password="geheim")


def below_a_private_page(portal, state):
    sections = {}
    for (code, kind), public in portal.sections.items():
        section = type(public)(title="Intern", slug="intern", locale=public.locale, show_in_menus=True)
        Page.objects.get(pk=portal.lists[code][kind].pk).add_child(instance=section)
        sections[code, kind] = section
    portal.hide(state, sections=sections)
    _restrict(sections.values(), restriction_type="login")


def in_moderation(portal, state):
    """Published once in other words; the newer ones wait for a moderator."""
    pages = [
        portal.news(portal.sections["de", "news"], f"{OLD} news", "alt-news", True),
        portal.event(portal.sections["de", "events"], f"{OLD} events", "alt-events", True),
    ]
    workflow = Workflow.objects.filter(active=True).first()
    assert workflow is not None
    for page in pages:
        page.title, page.teaser, page.slug = f"{WORD} {state}", f"{WORD} {state}", f"{SLUG}-{state}-{page.pk}"
        page.body = [("text", f"<p>{WORD} {state}</p>")]
        page.save_revision()
        workflow.start(page, None)


def a_draft_translation(portal, state):
    for kind, add in (("news", portal.news), ("events", portal.event)):
        source = add(portal.sections["de", kind], "Quelle", f"quelle-{kind}", True)
        add(portal.sections["cs", kind], f"{WORD} {state}", f"{SLUG}-{state}-{kind}", False,
            translation_key=source.translation_key)  # fmt: skip


def a_draft_topic(portal, state):
    topic = make_topic(f"{WORD} {state}", f"{SLUG}-{state}", home("de").locale, live=False)
    write(portal.lists["de"]["news"], "Mit Thema", topics=[topic])


def an_online_link_for_those_who_register(portal, state):
    portal.event(
        portal.lists["de"]["events"], "Webinar", "webinar", True, online_url=f"https://meet.example/{WORD}-{state}"
    )


def _listing(portal, state, **fields):
    return portal.listing(f"{WORD} {state}", f"{SLUG}-{state}", **fields)


def a_listing_never_published(portal, state):
    _listing(portal, state, live=False).save_revision(clean=False)


def a_listing_that_has_ended(portal, state):
    """The duty has not come to it yet, and then it has."""
    yesterday = timezone.localdate() - 24 * HOUR
    for name in (state, f"{state}-dormant"):
        listing = _listing(portal, name, valid_until=yesterday)
        if name != state:
            hide(Listing.objects.get(pk=listing.pk), timezone.now())


def a_listing_that_nobody_confirmed(portal, state):
    hide(Listing.objects.get(pk=_listing(portal, state).pk), timezone.now())


def a_listing_with_changes_in_a_draft(portal, state):
    listing = portal.listing("Älteres Gesuch", "aelteres-gesuch")
    draft = Listing.objects.get(pk=listing.pk)
    draft.texts = [ListingText(language="de", title=f"{WORD} {state}", description=WORD)]
    draft.quantity = WORD
    draft.save_revision(clean=False)


def a_hidden_company(portal, state):
    """One that was taken from the public takes its offers and requests along."""
    company = CompanyFactory(
        name=f"{WORD} {state}", slug=f"{SLUG}-{state}", live=False, first_published_at=timezone.now()
    )
    for number, anonymous in enumerate((True, False)):
        portal.listing(
            "Gesuch einer verborgenen Firma", f"{SLUG}-{state}-gesuch-{number}", company=company,
            hide_company=anonymous, contact_person=WORD,
        )  # fmt: skip


HIDDEN = [
    a_listing_never_published, a_listing_that_has_ended, a_listing_that_nobody_confirmed,
    a_listing_with_changes_in_a_draft, a_hidden_company,
    never_published, unpublished, expired, scheduled, private_by_login, private_by_password, below_a_private_page,
    in_moderation, a_draft_translation, a_draft_topic, an_online_link_for_those_who_register,
]  # fmt: skip


@pytest.fixture
def portal(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    return Portal()


def shown(client):
    """Return by address what it shows of the markers. An address that has the slug itself may repeat it."""
    found = {}
    asked = addresses.everything()
    assert len(asked) > 100
    for address in asked:
        response = client.get(address)
        assert response.status_code < 500, address
        text = b"".join(response) if response.streaming else response.content
        text = text.decode(errors="replace").replace("\r\n ", "").replace(f"search={WORD}", "").lower()
        markers = re.findall(rf"{WORD.lower()}[ -]?\w*", text)
        markers += [] if SLUG in address else re.findall(rf"{SLUG}-[\w-]+", text)
        if markers:
            found[address] = sorted(set(markers))
    return found


def test_every_address_is_known():
    assert addresses.unknown() == set()


def test_what_is_not_public_is_found_nowhere(client, portal, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for make in HIDDEN:
            make(portal, make.__name__.replace("_", ""))
        assert portal.link_to_hidden() > 10
        write_entries(Company.objects.values_list("pk", flat=True))
    assert shown(client) == {}
    for address in (
        "/de/n-de/bereich/alt-news/", "/de/n-de/feed.atom", "/api/v1/news/alt-news?locale=de", "/de/veranstaltungen/",
        "/de/veranstaltungen/bereich/alt-events/termin.ics", "/api/v1/events/alt-events?locale=de",
    ):  # fmt: skip
        assert OLD in client.get(address).content.decode().replace("\r\n ", ""), address


def test_what_is_public_is_found_everywhere(client, portal, django_capture_on_commit_callbacks):
    """The control: each of these addresses does show the markers, so that their absence means something.

    An alias still shows its source's language; it has its own address, and stands in no list of the other language.
    """
    with django_capture_on_commit_callbacks(execute=True):
        for page, kind in zip(portal.hide("public"), ("news", "events"), strict=True):
            parent = Page.objects.get(pk=portal.sections["cs", kind].pk)
            page.create_alias(parent=parent, update_slug=f"{SLUG}-alias-{kind}", update_locale=parent.locale)
        portal.link_to_hidden()
        portal.listing(f"{WORD} gesuch", f"{SLUG}-public-listing", quantity=WORD)
        write_entries([portal.company.pk])
    found = shown(client)
    month = addresses.ROUTES["EventIndexPage", "month"]("de")[0]
    news, event = f"{SLUG}-public-news", f"{SLUG}-public-events"
    for address in (
        "/de/", "/de/n-de/", "/de/n-de/bereich/", "/de/n-de/thema/foerderung/", "/de/n-de/feed.atom",
        "/de/n-de/feed.rss", "/de/n-de/thema/foerderung/feed.atom", "/de/n-de/bereich/feed.rss",
        f"/de/n-de/bereich/{news}/",
        f"/de/n-de/{NewsPage.objects.get(title='Sichtbar de').slug}/",  # as related
        "/de/veranstaltungen/", f"/de/veranstaltungen/{month}", "/de/veranstaltungen/kalender.ics",
        "/de/veranstaltungen/bereich/kalender.ics", f"/de/veranstaltungen/bereich/{event}/",
        f"/de/veranstaltungen/bereich/{event}/termin.ics", "/api/v1/news?locale=de&limit=100",
        "/api/v1/events?locale=de&when=all", f"/api/v1/news/{news}?locale=de", f"/api/v1/events/{event}?locale=de",
        f"/api/v1/pages?path=/de/n-de/bereich/{news}/", "/api/cms/v2/pages/?fields=*&limit=100",
        "/api/cms/v2/pages/?search=Zyxmarker", "/api/cms/v2/pages/?type=news.NewsPage&fields=*&limit=100&locale=de",
        "/sitemap-pages.xml", "/de/n-de/verweise/", "/de/veranstaltungen/verweise/", "/api/v1/news/verweise?locale=de",
        "/api/v1/events/verweise?locale=de", "/api/v1/pages?path=/de/n-de/verweise/",
        "/de/l-de/", f"/de/l-de/{SLUG}-public-listing/", f"/cs/l-cs/{SLUG}-public-listing/", "/api/v1/listings",
        f"/api/v1/listings/{SLUG}-public-listing?locale=de", "/sitemap-listings.xml", "/de/l-de/gesuche.atom",
        f"/de/d-de/{addresses.COMPANY}/",
    ):  # fmt: skip
        assert address in found, address
    raw = tuple(f"/api/cms/v2/pages/?type={kind}&" for kind in ("news.NewsPage", "events.EventPage"))
    czech = [found for found in found if found.startswith("/cs/") or "locale=cs" in found]
    shared = re.compile(r"-alias-|/[ld]-cs/|/listings")  # offers and requests stand in the lists of every language
    assert [found for found in czech if not shared.search(found) and not found.startswith(raw)] == []
