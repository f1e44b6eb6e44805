"""Everything that the table of roles points at, by name."""

from typing import Any

from django.contrib.auth.models import Group, User
from wagtail.documents.models import Document
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Locale, PageViewRestriction, Site, Workflow

from home.models import HomePage, PortalImage, SiteTexts
from news.models import NewsIndexPage, Topic
from tests.factories import CompanyFactory
from tests.home.translation.making import submit, target_of, translate

from .conftest import add_news


def build(index: NewsIndexPage, own: NewsIndexPage, foreign: NewsIndexPage, people: dict[str, Any]) -> dict[str, Any]:
    """Return the things of the portal by name; their keys stand in the addresses of tests/roles/table.py."""
    partner, colleague = people["partner"].user, people["colleague"].user
    live = add_news(own, "Eigene Nachricht", owner=partner)
    things: dict[str, Any] = {
        "index": index, "own": own, "foreign": foreign, "live": live,
        "root": index.get_root(),
        "home": HomePage.objects.get(locale__language_code="de"),
        "draft": add_news(own, "Eigener Entwurf", live=False, owner=partner),
        "written_by_other": add_news(own, "Von der Chefin", live=False, owner=people["chief"].user),
        "waiting": add_news(own, "Eingereicht", live=False, owner=partner),
        "alien": add_news(foreign, "Fremde Nachricht", owner=colleague),
        "alien_draft": add_news(foreign, "Fremder Entwurf", live=False, owner=colleague),
        "private": add_news(foreign, "Hinter Anmeldung", owner=colleague),
    }  # fmt: skip
    PageViewRestriction.objects.create(page=things["private"], restriction_type="login")
    for page in (index, own):
        translation = submit(page)
        translate(translation)
        translation.save_target(publish=True)
    translation = submit(live)
    translate(translation)
    translation.save_target(publish=True)
    things |= {"translation": translation, "czech": target_of(translation)}
    states = {}
    for name in ("waiting", "czech_waiting"):
        if name == "czech_waiting":
            second = submit(add_news(own, "Zweite Nachricht", owner=partner))
            translate(second)
            second.save_target(publish=False)
            things["czech_waiting"] = target_of(second)
        states[name] = things[name].get_workflow().start(things[name], partner).current_task_state
    things |= {"task_task": states["waiting"].task, "task": states["waiting"], "czech_task": states["czech_waiting"]}
    things["revision"] = things["draft"].save_revision(user=partner)
    things["live_revision"] = live.latest_revision
    things["alien_revision"] = things["alien_draft"].latest_revision

    german = Locale.objects.get(language_code="de")
    things["topic"] = Topic.objects.create(name="Förderung", slug="foerderung", locale=german)
    topic = submit(things["topic"])
    translate(topic)
    things["czech_topic"] = target_of(topic)
    things["texts"] = SiteTexts.objects.create(locale=german)
    things["company"] = CompanyFactory()
    root = Collection.get_first_root_node()
    things["own_image"] = image(root, partner)
    things["alien_image"] = image(root, colleague)
    things["alien_document"] = Document.objects.create(
        title="Fremd", file=get_test_image_file("a.txt"), collection=root, uploaded_by_user=colleague
    )
    things |= {
        "locale": german, "site": Site.objects.get(), "workflow": Workflow.objects.get(name__startswith="Redakt"),
        "account": User.objects.create_user("jemand", "jemand@example.org"),
        "superaccount": people["superuser"].user, "group": Group.objects.get(name="Translators"), "collection": root,
    }  # fmt: skip
    return things


def image(collection: Collection, owner: User) -> PortalImage:
    return PortalImage.objects.create(
        title="Bild", file=get_test_image_file("bild.png"), collection=collection, uploaded_by_user=owner
    )


def address_of(template: str, things: dict[str, Any]) -> str:
    """Fill in the keys: "/cms/pages/{draft}/edit/" becomes "/cms/pages/17/edit/"."""
    return template.format(**{name: thing.pk for name, thing in things.items()})
