"""What each role can bring about in the CMS by sending forms, whatever its pages offer: a change in the database."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from wagtail.documents.models import Document
from wagtail.models import GroupPagePermission, Page, PageViewRestriction, WorkflowState
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from events.models import EventIndexPage
from home.models import PortalImage, SiteTexts
from news.models import NewsPage, Topic

from .forms import account_form, news_form, texts_form, topic_form
from .scene import address_of

TOP = ("chief", "administrator", "superuser")
PARTNER = ("partner", *TOP)
COLLEAGUE = ("colleague", *TOP)
RUNNING = ("administrator", "superuser")
DECIDING = ("chief", "superuser")
NOBODY: tuple[str, ...] = ()

Things = dict[str, Any]


@dataclass(frozen=True)
class Deed:
    """A form sent to an address, and what shows that it took effect; `who` can do it and nobody else."""

    who: tuple[str, ...]
    address: str
    done: Callable[[Things], bool]
    form: Callable[[Things], dict[str, Any]] = lambda things: {}


def news(name: str, **found: Any) -> Callable[[Things], bool]:
    """Say whether the page is as given in the database."""
    return lambda things: NewsPage.objects.filter(pk=things[name].pk, **found).exists()


def is_below(name: str, parent: str) -> Callable[[Things], bool]:
    return lambda things: Page.objects.get(pk=things[name].pk).is_child_of(Page.objects.get(pk=things[parent].pk))


def has_draft(name: str) -> Callable[[Things], bool]:
    def found(things: Things) -> bool:
        page = NewsPage.objects.get(pk=things[name].pk)
        return page.get_latest_revision_as_object().teaser == "Geänderter Vorspann."

    return found


def edit(name: str, action: str = "") -> Callable[[Things], dict[str, Any]]:
    return lambda things: news_form(things[name], action)


def copy(parent: str) -> Callable[[Things], dict[str, Any]]:
    return lambda things: {
        "new_title": "Kopie", "new_slug": "kopie", "new_parent_page": things[parent].pk, "publish_copies": "on",
    }  # fmt: skip


def created(live: bool | None = None, **found: Any) -> Callable[[Things], bool]:
    def check(things: Things) -> bool:
        pages = NewsPage.objects.filter(slug="neue-nachricht", **found)
        return (pages if live is None else pages.filter(live=live)).exists()

    return check


def gone(model: type, name: str) -> Callable[[Things], bool]:
    return lambda things: not model.objects.filter(pk=things[name].pk).exists()


def account(name: str, **found: Any) -> Callable[[Things], bool]:
    return lambda things: User.objects.filter(pk=things[name].pk, **found).exists()


PAGES = {
    "write in one's section": Deed(
        PARTNER, "/cms/pages/add/news/newspage/{own}/", created(live=False), lambda things: news_form()
    ),
    "write in another's": Deed(
        COLLEAGUE, "/cms/pages/add/news/newspage/{foreign}/", created(live=False), lambda things: news_form()
    ),
    "write above the sections": Deed(
        TOP, "/cms/pages/add/news/newspage/{index}/", created(), lambda things: news_form()
    ),
    "write and publish at once": Deed(
        TOP, "/cms/pages/add/news/newspage/{own}/", created(live=True), lambda things: news_form(action="publish")
    ),
    "edit a draft": Deed(PARTNER, "/cms/pages/{draft}/edit/", has_draft("draft"), edit("draft")),
    "edit a colleague's draft": Deed(
        PARTNER, "/cms/pages/{written_by_other}/edit/", has_draft("written_by_other"), edit("written_by_other")
    ),
    "edit another institution's": Deed(COLLEAGUE, "/cms/pages/{alien}/edit/", has_draft("alien"), edit("alien")),
    "edit what is published": Deed(PARTNER, "/cms/pages/{live}/edit/", has_draft("live"), edit("live")),
    "change what readers see": Deed(
        TOP, "/cms/pages/{live}/edit/", news("live", teaser="Geänderter Vorspann."), edit("live", "publish")
    ),
    "publish a draft": Deed(TOP, "/cms/pages/{draft}/edit/", news("draft", live=True), edit("draft", "publish")),
    "edit what is being moderated": Deed(
        DECIDING, "/cms/pages/{waiting}/edit/", has_draft("waiting"), edit("waiting")
    ),
    "unpublish": Deed(TOP, "/cms/pages/{live}/unpublish/", news("live", live=False)),
    "delete what is published": Deed(TOP, "/cms/pages/{live}/delete/", gone(Page, "live")),
    "delete a draft": Deed(PARTNER, "/cms/pages/{draft}/delete/", gone(Page, "draft")),
    "delete another's draft": Deed(COLLEAGUE, "/cms/pages/{alien_draft}/delete/", gone(Page, "alien_draft")),
    "delete the section": Deed(TOP, "/cms/pages/{own}/delete/", gone(Page, "own")),
    "move a draft to another's section": Deed(
        TOP, "/cms/pages/{draft}/move/{foreign}/confirm/", is_below("draft", "foreign")
    ),
    "take a draft of another's": Deed(
        TOP, "/cms/pages/{alien_draft}/move/{own}/confirm/", is_below("alien_draft", "own")
    ),
    "move what is published": Deed(TOP, "/cms/pages/{live}/move/{foreign}/confirm/", is_below("live", "foreign")),
    "copy within one's section": Deed(
        PARTNER, "/cms/pages/{live}/copy/", lambda things: Page.objects.filter(slug="kopie").exists(), copy("own")
    ),
    "publish the copy": Deed(
        TOP, "/cms/pages/{live}/copy/", lambda things: Page.objects.filter(slug="kopie", live=True).exists(),
        copy("own"),
    ),
    "copy into another's section": Deed(
        TOP, "/cms/pages/{live}/copy/", lambda things: Page.objects.filter(slug="kopie").exists(), copy("foreign")
    ),
    "copy from another's section": Deed(
        TOP, "/cms/pages/{alien}/copy/", lambda things: Page.objects.filter(slug="kopie").exists(), copy("own")
    ),
    "lock": Deed(TOP, "/cms/pages/{draft}/lock/", news("draft", locked=True)),
    "restrict who may read": Deed(
        TOP, "/cms/pages/{live}/privacy/",
        lambda things: PageViewRestriction.objects.filter(page=things["live"].page_ptr).exists(),
        lambda things: {"restriction_type": "login", "password": ""},
    ),
    "open what is private": Deed(
        TOP, "/cms/pages/{private}/privacy/",
        lambda things: not PageViewRestriction.objects.filter(page=things["private"].page_ptr).exists(),
        lambda things: {"restriction_type": "none", "password": ""},
    ),
    "give the section to oneself": Deed(
        TOP, "/cms/pages/{index}/edit/",
        lambda things: GroupPagePermission.objects.filter(page=things["index"].page_ptr).exists(),
        lambda things: {
            "title": "Aktuelles", "slug": "aktuelles", "introduction": "", "institution": things["own"].institution_id,
            "seo_title": "", "search_description": "", "go_live_at": "", "expire_at": "", "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0", "action-publish": "publish",
        },
    ),
    "publish many": Deed(
        TOP, "/cms/bulk/wagtailcore/page/publish/?id={draft}&id={alien_draft}", news("draft", live=True)
    ),
    "unpublish many": Deed(TOP, "/cms/bulk/wagtailcore/page/unpublish/?id={live}", news("live", live=False)),
    "delete many": Deed(COLLEAGUE, "/cms/bulk/wagtailcore/page/delete/?id={alien_draft}", gone(Page, "alien_draft")),
    "move many": Deed(
        TOP, "/cms/bulk/wagtailcore/page/move/?id={draft}", is_below("draft", "foreign"),
        lambda things: {"chooser": things["foreign"].pk, "move_applicable": "on"},
    ),
}  # fmt: skip


def waits(name: str) -> Callable[[Things], bool]:
    return lambda things: WorkflowState.objects.filter(
        object_id=str(things[name].pk), status=WorkflowState.STATUS_IN_PROGRESS
    ).exists()


def stands(name: str, status: str) -> Callable[[Things], bool]:
    return lambda things: WorkflowState.objects.filter(object_id=str(things[name].pk), status=status).exists()


def words(things: Things) -> bool:
    return StringTranslation.objects.filter(data="Nový titulek").exists()


MODERATION = {
    "submit": Deed(PARTNER, "/cms/pages/{draft}/edit/", waits("draft"), edit("draft", "submit")),
    "approve": Deed(DECIDING, "/cms/pages/workflow/action/{waiting}/approve/{task}/", news("waiting", live=True)),
    "reject": Deed(
        DECIDING, "/cms/pages/workflow/action/{waiting}/reject/{task}/", stands("waiting", "needs_changes"),
        lambda things: {"comment": "Bitte kürzen."},
    ),
    "approve a translation": Deed(
        DECIDING, "/cms/pages/workflow/action/{czech_waiting}/approve/{czech_task}/", news("czech_waiting", live=True)
    ),
    "take back what one has submitted": Deed(
        ("partner", *DECIDING), "/cms/pages/{waiting}/edit/", stands("waiting", "cancelled"),
        edit("waiting", "cancel-workflow"),
    ),
}  # fmt: skip

TRANSLATION = {
    "publish a translation": Deed(
        TOP, "/cms/pages/{czech}/edit/",
        lambda things: NewsPage.objects.exclude(live_revision=things["czech"].live_revision_id)
        .filter(pk=things["czech"].pk, has_unpublished_changes=False).exists(),
        lambda things: {"action": "publish"},
    ),
    "submit a translation": Deed(
        ("partner", "translator", *TOP), "/cms/pages/{czech}/edit/", waits("czech"), lambda things: {"action": "submit"}
    ),
    "unpublish a translation": Deed(TOP, "/cms/pages/{czech}/unpublish/", news("czech", live=False)),
    "delete a translation": Deed(TOP, "/cms/pages/{czech}/delete/", gone(Page, "czech")),
    "stop translating": Deed(
        TOP, "/cms/localize/translate/{translation}/disable/",
        lambda things: Translation.objects.filter(pk=things["translation"].pk, enabled=False).exists(),
    ),
    "edit a source": Deed(PARTNER, "/cms/pages/{live}/edit/", has_draft("live"), edit("live")),
}  # fmt: skip

SNIPPETS = {
    "write a topic": Deed(
        TOP, "/cms/snippets/news/topic/add/", lambda things: Topic.objects.filter(name="Energie").exists(),
        lambda things: topic_form(),
    ),
    "edit a topic": Deed(
        TOP, "/cms/snippets/news/topic/edit/{topic}/",
        lambda things: things["topic"].__class__.objects.get(pk=things["topic"].pk).latest_revision is not None,
        lambda things: topic_form("Energie"),
    ),
    "publish a translated topic": Deed(
        TOP, "/cms/snippets/news/topic/edit/{czech_topic}/",
        lambda things: Topic.objects.filter(pk=things["czech_topic"].pk, live=True).exists(),
        lambda things: {"action": "publish"},
    ),
    "delete a topic": Deed(RUNNING, "/cms/snippets/news/topic/delete/{topic}/", gone(Topic, "topic")),
    "edit the site's texts": Deed(
        TOP, "/cms/snippets/home/sitetexts/edit/{texts}/",
        lambda things: SiteTexts.objects.filter(footer_note="Neuer Hinweis").exists(),
        lambda things: texts_form(things["texts"]),
    ),
    "delete the site's texts": Deed(RUNNING, "/cms/snippets/home/sitetexts/delete/{texts}/", gone(SiteTexts, "texts")),
    "delete another's image": Deed(COLLEAGUE, "/cms/images/{alien_image}/delete/", gone(PortalImage, "alien_image")),
    "delete another's document": Deed(
        COLLEAGUE, "/cms/documents/delete/{alien_document}/", gone(Document, "alien_document")
    ),
    "delete another's images at once": Deed(
        COLLEAGUE, "/cms/bulk/home/portalimage/delete/?id={alien_image}", gone(PortalImage, "alien_image")
    ),
}  # fmt: skip

ACCOUNTS = {
    "make an account": Deed(
        RUNNING, "/cms/users/new/", lambda things: User.objects.filter(username="neu").exists(),
        lambda things: account_form(),
    ),
    "make a superuser": Deed(
        ("superuser",), "/cms/users/new/",
        lambda things: User.objects.filter(username="neu", is_superuser=True).exists(),
        lambda things: account_form(is_superuser="on"),
    ),
    "turn an account into a superuser": Deed(
        ("superuser",), "/cms/users/edit/{account}/", account("account", is_superuser=True),
        lambda things: account_form("jemand", is_superuser="on"),
    ),
    "rename an account": Deed(
        RUNNING, "/cms/users/edit/{account}/", account("account", last_name="Neu"),
        lambda things: account_form("jemand"),
    ),
    "take a superuser's account over": Deed(
        ("superuser",), "/cms/users/edit/{superaccount}/", account("superaccount", last_name="Neu"),
        lambda things: account_form("root"),
    ),
    "delete an account": Deed(RUNNING, "/cms/users/delete/{account}/", gone(User, "account")),
    "delete a superuser": Deed(NOBODY, "/cms/users/delete/{superaccount}/", gone(User, "superaccount")),
    "delete superusers at once": Deed(
        NOBODY, "/cms/bulk/auth/user/delete/?id={superaccount}", gone(User, "superaccount")
    ),
    "shut a superuser out": Deed(
        NOBODY, "/cms/bulk/auth/user/set_active_state/?id={superaccount}&id={account}",
        account("superaccount", is_active=False), lambda things: {"mark_as_active": "False"},
    ),
    "shut somebody out": Deed(
        RUNNING, "/cms/bulk/auth/user/set_active_state/?id={account}", account("account", is_active=False),
        lambda things: {"mark_as_active": "False"},
    ),
    "give a role": Deed(
        RUNNING, "/cms/bulk/auth/user/assign_role/?id={account}", account("account", groups__name="Translators"),
        lambda things: {"role": things["group"].pk},
    ),
    "delete a group": Deed(
        RUNNING, "/cms/groups/delete/{group}/",
        lambda things: not things["group"].__class__.objects.filter(pk=things["group"].pk).exists(),
    ),
}  # fmt: skip

DEEDS = PAGES | MODERATION | TRANSLATION | SNIPPETS | ACCOUNTS


class Undo(Exception):
    """Ends a transaction whose changes nobody wants."""


def can(client: Client, deed: Deed, things: Things) -> bool:
    """Send the form, say whether it took effect, and take that back, the session included."""
    cookies = deepcopy(client.cookies)
    try:
        with transaction.atomic():
            client.post(address_of(deed.address, things), deed.form(things))
            effect = deed.done(things)
            raise Undo
    except Undo:
        client.cookies = cookies
        return effect


def test_who_can_do_what(people, things):
    wrong = []
    for name, deed in DEEDS.items():
        assert not deed.done(things), f"{name}: so it is already"
        able = {person for person, client in people.items() if can(client, deed, things)}
        if able != set(deed.who):
            wrong.append(f"{name}: too far {able - set(deed.who)}, refused {set(deed.who) - able}")
    assert not wrong, "\n".join(wrong)


def test_words_of_a_translation_are_written_by_translators_and_editors(people, things):
    segment = StringSegment.objects.get(source=things["translation"].source, context__path="title")
    address = f"/cms/localize/translate/{things['translation'].pk}/strings/{segment.pk}/edit/"
    able = set()
    for name, client in people.items():
        try:
            with transaction.atomic():
                client.put(address, "value=Nov%C3%BD titulek", content_type="application/x-www-form-urlencoded")
                if words(things):
                    able.add(name)
                raise Undo
        except Undo:
            pass
    assert able == {"partner", "translator", "chief", "administrator", "superuser"}


def test_a_chief_may_approve_what_they_submitted_a_partner_not(people, things):
    """Chief editors publish as they like; with the workflow it takes them one step more."""
    for name in ("chief", "partner"):
        client = people[name]
        client.post(
            address_of("/cms/pages/{written_by_other}/edit/", things), news_form(things["written_by_other"], "submit")
        )
        state = WorkflowState.objects.get(object_id=str(things["written_by_other"].pk), status="in_progress")
        client.post(
            f"/cms/pages/workflow/action/{things['written_by_other'].pk}/approve/{state.current_task_state_id}/"
        )
        page = NewsPage.objects.get(pk=things["written_by_other"].pk)
        assert page.live is (name == "chief")
        page.unpublish()
        state.refresh_from_db()
        if state.status == "in_progress":
            state.cancel()


def test_the_institution_of_the_section_is_filled_in(people, things):
    html = people["partner"].get(address_of("/cms/pages/add/news/newspage/{own}/", things)).content.decode()
    institution = things["own"].institution
    assert f'<option value="{institution.pk}" selected>' in html or f'value="{institution.pk}"' in html
    above = people["chief"].get(address_of("/cms/pages/add/news/newspage/{index}/", things)).content.decode()
    assert f'<option value="{institution.pk}" selected>' not in above


def test_an_event_of_a_section_is_organised_by_its_institution(people, things):
    institution = things["own"].institution
    section = things["home"].add_child(
        instance=EventIndexPage(title="Termine", slug="termine", institution=institution)
    )
    answer = people["partner"].get(f"/cms/pages/add/events/eventpage/{section.pk}/")
    assert list(answer.context["form"].initial["organisers"]) == [institution]
