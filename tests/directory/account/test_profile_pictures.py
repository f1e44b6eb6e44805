"""Pictures of a profile: public with the entry, gone with it."""

from directory.models import Company
from home.models import PortalImage
from home.models.images import PortalRendition

from .test_entry import draft, media, picture, save  # noqa: F401


def test_pictures_are_public_once_approved_and_gone_with_the_company(eva, client, company, media):  # noqa: F811
    save(eva, "pictures", picture=picture(), picture_de="Halle <eins>", picture_cs="")
    address = "/api/v1/companies/dreherei?locale=cs"
    assert client.get(address).json()["images"] == []
    Company.objects.get(pk=company.pk).latest_revision.publish()
    (shown,) = client.get(address).json()["images"]
    assert (shown["description"], shown["description_language"], shown["width"]) == ("Halle <eins>", "de", 600)
    page = eva.get("/konto/entries/dreherei/preview/cs/").content.decode()
    assert "Halle &lt;eins&gt;" in page
    assert shown["url"] in page
    Company.objects.get(pk=company.pk).unpublish()
    assert not PortalRendition.objects.filter(file=shown["url"].removeprefix("/media/")).exists()
    Company.objects.get(pk=company.pk).delete()
    assert not PortalImage.objects.exists()
