"""My offers and requests: draft, chamber, public, renewed, ended, and none of it by strangers."""

import datetime

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from directory.expiry import latest_day, renew
from directory.models import DirectoryEntry, Inquiry, Listing
from directory.search.age import add_months
from tests.factories import ListingFactory

from .conftest import ENTRY, browser

pytestmark = pytest.mark.django_db
NEW = "/konto/listings/new/?kind=request&company=musterwerk"


def begin(scene, **fields):
    """Write a new request; returns the browser's answer."""
    return browser(scene.member).post(NEW, {**ENTRY, **fields})


def save(scene, listing, user=None, **fields):
    listing.refresh_from_db()
    said = {**ENTRY, "revision": listing.latest_revision_id or "", **fields}
    return browser(user or scene.member).post(f"/konto/listings/{listing.pk}/", said)


@pytest.fixture
def public(scene) -> Listing:
    listing = ListingFactory(company=scene.company, texts={"de": "Drehteile"}, codes={"capabilities": ["cnc-turning"]})
    listing.save_revision(user=scene.member, clean=False).publish()
    return Listing.objects.get(pk=listing.pk)


def test_a_draft_is_kept_and_nobody_else_sees_it(scene):
    answer = begin(scene)
    listing = Listing.objects.get()
    assert answer.url == f"/konto/listings/{listing.pk}/"
    assert (listing.live, listing.kind, listing.name, listing.slug) == (
        False,
        "request",
        "Drehteile gesucht",
        "drehteile-gesucht",
    )
    assert listing.valid_until == add_months(timezone.localdate(), 6)
    assert [term.code for term in listing.capabilities.all()] == ["cnc-turning"]
    assert not DirectoryEntry.objects.filter(listing=listing).exists()
    page = browser(scene.colleague).get(answer.url).content.decode()
    assert "500 im Monat" in page
    assert all(f'name="title_{code}"' in page for code in ("de", "cs", "en"))


@pytest.mark.parametrize("who", ["stranger", "officer", ""])
def test_another_companys_listing_is_not_there(scene, public, who):
    client = browser(getattr(scene, who) if who else None)
    expected = 404 if who else 302
    for rest in ("", "preview/de/", "submit/", "withdraw/", "renew/", "end/", "copy/", "files/x.pdf"):
        assert client.get(f"/konto/listings/{public.pk}/{rest}").status_code == expected
    for rest in ("", "submit/", "withdraw/", "renew/", "end/", "copy/"):
        assert client.post(f"/konto/listings/{public.pk}/{rest}", {**ENTRY, "confirmed": "1"}).status_code == expected
    assert client.get(NEW).status_code == expected
    assert client.post(NEW, ENTRY).status_code == expected
    assert Listing.objects.count() == 1
    assert Listing.objects.get().live
    if who:
        assert "Drehteile" not in client.get("/konto/listings/").content.decode()


def test_a_title_is_all_that_a_draft_needs(scene):
    assert begin(scene, title_de="").status_code == 422
    assert begin(scene, description_de="", cooperation="", capabilities=[]).status_code == 302
    listing = Listing.objects.get()
    asked = save(scene, listing, description_de="", cooperation="", capabilities=[], submit="1")
    assert asked.url == f"/konto/listings/{listing.pk}/"
    assert not listing.workflow_states.exists()


def test_from_the_form_to_the_chamber_and_before_the_public(scene):
    assert begin(scene, submit="1").url == "/konto/listings/"
    listing = Listing.objects.get()
    state = listing.current_workflow_state
    assert state is not None
    assert not listing.live
    assert ["officer@example.org"] in [message.to for message in mail.outbox]
    state.current_task_state.approve(user=scene.officer)
    listing.refresh_from_db()
    assert (listing.live, listing.confirmed_at) == (True, timezone.localdate())
    assert DirectoryEntry.objects.filter(listing=listing, language="de").exists()


def test_changes_of_a_public_listing_wait(scene, public):
    save(scene, public, title_de="Frästeile gesucht")
    public.refresh_from_db()
    assert public.live
    assert public.name == "Drehteile"
    assert "Frästeile gesucht" in browser(scene.member).get("/konto/listings/").content.decode()


@pytest.mark.parametrize(("field", "value"), [
    ("valid_until", lambda: (latest_day() + datetime.timedelta(days=1)).isoformat()),
    ("valid_until", lambda: "2020-01-01"), ("needed_by", lambda: "2020-01-01"), ("capabilities", lambda: ["no-such"]),
    ("spoken", lambda: ["xx"]), ("cooperation", lambda: "theft"),
])  # fmt: skip
def test_what_cannot_be_is_refused(scene, field, value):
    answer = begin(scene, **{field: value()})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Listing.objects.exists()


def test_only_requests_hide_their_company(scene):
    begin(scene, hide_company="on")
    assert Listing.objects.get().hide_company
    browser(scene.member).post(NEW.replace("request", "offer"), {**ENTRY, "hide_company": "on"})
    assert not Listing.objects.get(kind="offer").hide_company


def picture(name: str):
    return SimpleUploadedFile(name, get_test_image_file(name).file.getvalue(), "image/png")


def test_attachments(scene):
    begin(scene, files=[picture("plan.png"), picture("schnitt.png")])
    listing = Listing.objects.get()
    files = list(listing.attachments.all())
    assert [file.name for file in files] == ["plan.png", "schnitt.png"]
    got = browser(scene.member).get(f"/konto/listings/{listing.pk}/files/{files[0].file}")
    assert got["Content-Disposition"].startswith("attachment")
    assert save(scene, listing, files=[picture(f"{n}.png") for n in range(4)]).status_code == 422
    assert begin(scene, files=[SimpleUploadedFile("x.svg", b"<svg/>", "image/svg+xml")]).status_code == 422
    save(scene, listing, remove=[files[0].file])
    assert [file.name for file in Listing.objects.get(pk=listing.pk).attachments.all()] == ["schnitt.png"]


def test_two_people_lose_nothing(scene):
    begin(scene)
    listing = Listing.objects.get()
    begun = listing.latest_revision_id
    save(scene, listing, user=scene.colleague, quantity="900 im Monat")
    apart = save(scene, listing, revision=begun, title_de="Drehteile aus Messing gesucht")
    assert apart.status_code == 302  # different fields
    listing.refresh_from_db()
    assert (listing.quantity, listing.name) == ("900 im Monat", "Drehteile aus Messing gesucht")
    same = save(scene, listing, revision=begun, quantity="700 im Monat", title_de=ENTRY["title_de"])
    assert same.status_code == 409
    page = same.content.decode()
    assert "700 im Monat" in page
    assert "900 im Monat" in page
    chosen = save(scene, listing, revision=begun, quantity="700 im Monat", **{"choose-quantity": "theirs"})
    assert chosen.status_code == 302
    listing.refresh_from_db()
    assert (listing.quantity, listing.name) == ("900 im Monat", "Drehteile aus Messing gesucht")


def test_renewing_by_one_click(scene, public):
    Listing.objects.update(valid_until=timezone.localdate(), confirmed_at=datetime.date(2026, 1, 1))
    assert browser(scene.member).post(f"/konto/listings/{public.pk}/renew/").url == "/konto/listings/"
    public.refresh_from_db()
    assert public.valid_until == add_months(timezone.localdate(), 6)
    assert public.confirmed_at == timezone.localdate()
    assert public.live_revision.as_object().valid_until == public.valid_until
    assert not public.has_unpublished_changes


def test_what_ran_out_comes_back_by_renewing(scene, public):
    revision = public.live_revision
    public.unpublish()
    Listing.objects.update(dormant_revision=revision, dormant_since=timezone.localdate(), valid_until="2026-01-01")
    assert renew(public, by=scene.member)
    public.refresh_from_db()
    assert public.live
    assert public.dormant_revision is None
    assert DirectoryEntry.objects.filter(listing=public).exists()


def test_what_was_never_approved_is_not_renewed(scene):
    begin(scene)
    listing = Listing.objects.get()
    assert browser(scene.member).post(f"/konto/listings/{listing.pk}/renew/").url == f"/konto/listings/{listing.pk}/"
    assert not Listing.objects.get().live


def test_ending_asks_first(scene, public):
    client = browser(scene.member)
    assert client.post(f"/konto/listings/{public.pk}/end/").status_code == 200
    assert Listing.objects.get().live
    assert client.post(f"/konto/listings/{public.pk}/end/", {"confirmed": "1"}).status_code == 302
    assert not Listing.objects.get().live
    assert not DirectoryEntry.objects.filter(listing=public).exists()


def test_a_get_changes_nothing(scene, public):
    for action in ("submit", "withdraw", "renew", "end", "copy"):
        assert browser(scene.member).get(f"/konto/listings/{public.pk}/{action}/").status_code == 200
    assert Listing.objects.count() == 1


def test_a_copy_is_a_draft_of_its_own(scene, public):
    browser(scene.member).post(f"/konto/listings/{public.pk}/copy/")
    copy = Listing.objects.exclude(pk=public.pk).get()
    assert (copy.live, copy.name, copy.slug != public.slug) == (False, "Drehteile", True)
    assert [term.code for term in copy.capabilities.all()] == ["cnc-turning"]


def test_the_preview_shows_the_draft(scene, public):
    save(scene, public, title_de="Frästeile gesucht")
    page = browser(scene.member).get(f"/konto/listings/{public.pk}/preview/de/").content.decode()
    assert "Frästeile gesucht" in page


def test_the_list_has_a_fixed_number_of_queries(
    scene, public, django_assert_num_queries, django_assert_max_num_queries
):
    client = browser(scene.member)
    client.get("/konto/listings/")
    with django_assert_max_num_queries(40) as few:
        client.get("/konto/listings/")
    for number in range(12):
        listing = ListingFactory(company=scene.company, texts={"de": f"Teil {number}"}, live=False)
        listing.save_revision(clean=False)
    Inquiry.objects.create(company=scene.company, listing=public, language="de")
    with django_assert_num_queries(len(few.captured_queries)):
        page = client.get("/konto/listings/").content.decode()
    assert "Teil 11" in page
