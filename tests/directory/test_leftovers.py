"""Files and pictures that nothing refers to go after a month; what a row, a draft or a page still has, stays."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from directory.leftovers import AGE, forget_files, forget_pictures
from directory.logos import logo_collection
from directory.models import (
    Company,
    CompanyImage,
    Inquiry,
    InquiryAttachment,
    InquiryMessage,
    Listing,
    ListingAttachment,
)  # fmt: skip
from home.models import HomePage, PortalImage
from home.uploads import CleanFile, store_private
from tests.factories import CompanyFactory, ListingFactory

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    private = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / "private"}}
    settings.STORAGES = {**settings.STORAGES, "private": private}
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def file() -> str:
    return store_private(CleanFile("plan.pdf", ContentFile(b"%PDF-1.4"), "application/pdf"))


def later():
    return timezone.now() + AGE + DAY


def test_files_that_nothing_has(folders):
    listing = ListingFactory(texts={"de": "Gussteile"})
    public, drafted, replaced, asked, leftover = (file() for _each in range(5))
    ListingAttachment.objects.create(listing=listing, file=public, name="a.pdf", content_type="application/pdf", size=1)
    draft = Listing.objects.get(pk=listing.pk)
    for name in (replaced, drafted):
        draft.attachments = [ListingAttachment(file=name, name="b.pdf", content_type="application/pdf", size=1)]
        draft.save_revision(clean=False)
    inquiry = Inquiry.objects.create(company=listing.company, language="de")
    message = InquiryMessage.objects.create(inquiry=inquiry, side="sender", language="de")
    InquiryAttachment.objects.create(message=message, file=asked, name="c.pdf", content_type="application/pdf", size=1)
    assert forget_files(timezone.now() + AGE - DAY) == 0
    assert forget_files(later()) == 1
    kept = {name for name in (public, drafted, replaced, asked, leftover) if storages["private"].exists(name)}
    assert kept == {public, drafted, replaced, asked}
    listing.revisions.order_by("pk").first().delete()  # the history is cut: nobody can go back to that draft
    assert forget_files(later()) == 1
    assert not storages["private"].exists(replaced)
    assert forget_files(later()) == 0


def test_without_any_file_there_is_nothing_to_do():
    assert forget_files(later()) == 0


def picture(collection=None) -> PortalImage:
    return PortalImage.objects.create(
        title="Bild", file=get_test_image_file("bild.png"), collection=collection or logo_collection()
    )


def test_pictures_that_nothing_has(django_capture_on_commit_callbacks):
    logo, shown, drafted, on_page, _leftover = (picture() for _each in range(5))
    elsewhere = picture(logo_collection().get_parent())
    company = CompanyFactory(logo=logo)
    CompanyImage.objects.create(company=company, image=shown)
    draft = Company.objects.get(pk=company.pk)
    draft.logo, draft.images = None, [CompanyImage(image=drafted)]
    draft.save_revision(clean=False)
    with django_capture_on_commit_callbacks(execute=True):
        home = HomePage.objects.first()
        home.body = [("text", f'<p><embed embedtype="image" id="{on_page.pk}" format="left" alt="x"/></p>')]
        home.save_revision().publish()
    assert forget_pictures(timezone.now() + AGE - DAY) == 0
    assert forget_pictures(later()) == 1
    left = set(PortalImage.objects.values_list("pk", flat=True))
    assert left == {image.pk for image in (logo, shown, drafted, on_page, elsewhere)}
    company.delete()
    assert PortalImage.objects.filter(pk=on_page.pk).exists()
