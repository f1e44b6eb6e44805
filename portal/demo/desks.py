"""Chambers' desks of the demo content: one on each side of the border, each the other's deputy."""

from django.contrib.auth import get_user_model

from directory.models import ChamberDesk, Company, Region

# Institution, officer's account, regions. Dresden, Eastern Saxony and Liberec are left to the central desk.
DESKS = (
    ("Regionalkammer Gewerbe und Technik Chemnitz", "officer-chemnitz", ("DED41", "DED42", "DED43", "DED44", "DED45")),
    ("Hospodářská komora Poohří a Polabí", "officer-karlovy-vary", ("CZ041", "CZ042")),
)


def create_desks() -> None:
    """Create the desks that are missing; accounts and companies are there already."""
    made = []
    for name, officer, regions in DESKS:
        desk, is_new = ChamberDesk.objects.get_or_create(institution=Company.objects.get(name=name))
        if is_new:
            desk.officers.add(get_user_model().objects.get(username=officer))
            desk.regions.set(Region.objects.filter(code__in=regions))
            made.append(desk)
    if len(made) == len(DESKS):
        for desk, deputy in zip(made, reversed(made), strict=True):
            desk.deputy = deputy
            desk.save()


__all__ = ["create_desks"]
