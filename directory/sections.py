"""Sections and their editors: who writes for an institution may write in its sections, in every language.

The rights are Wagtail's own page permissions, add and change, given to a group of the institution as a section is
saved; what lies below a section inherits them through the tree. What is saved is what counts: a draft that names
another institution moves no rights until it is published.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import GroupPagePermission, Page
from wagtail.signals import init_new_page

from .models import Company, InstitutionGroup, Kind
from .models.section import SectionMixin

PREFIX = "Editors: "
RIGHTS = ("add", "change")


def connect() -> None:
    """Follow sections, institutions and groups, and name the institution in what is written below a section."""
    for model in apps.get_models():
        if issubclass(model, SectionMixin):
            post_save.connect(_section_saved, sender=model, dispatch_uid="directory-section")
    post_save.connect(_institution_saved, sender=Company, dispatch_uid="directory-institution")
    post_delete.connect(_link_deleted, sender=InstitutionGroup, dispatch_uid="directory-institution-group")
    init_new_page.connect(_name_institution, dispatch_uid="directory-section-page")


def editors_of(institution: Company) -> Group:
    """Return the group that writes for an institution; it is founded where there is none."""
    link = InstitutionGroup.objects.filter(institution=institution).select_related("group").first()
    if link is None:
        with transaction.atomic():
            group = Group.objects.create(name=_group_name(institution))
            link = InstitutionGroup.objects.create(institution=institution, group=group)
    return link.group


def institution_of(page: Page) -> Company | None:
    """Return the institution of the nearest section at or above a page, or None."""
    for place in reversed(page.get_ancestors(inclusive=True).specific()):
        if institution := getattr(place, "institution", None):
            return institution
    return None


def _is_stored(field: str, raw: bool, update_fields: Iterable[str] | None) -> bool:
    """Say whether a save wrote the field: as a draft is saved, the row is too, but without what the draft says."""
    return not raw and (update_fields is None or field in update_fields)


def _section_saved(sender: type, instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    """Give the section to the group of its institution, and take it from those of all others."""
    if not _is_stored("institution", raw, update_fields):
        return
    group = editors_of(instance.institution) if instance.institution_id else None
    held = GroupPagePermission.objects.filter(page_id=instance.pk, group__institution_group__isnull=False)
    held.exclude(group=group).delete()
    if group is None:
        return
    missing = set(RIGHTS) - {
        codename.removesuffix("_page")
        for codename in held.filter(group=group).values_list("permission__codename", flat=True)
    }
    for right in sorted(missing):
        GroupPagePermission.objects.create(group=group, page_id=instance.pk, permission_type=right)


def _institution_saved(
    sender: type, instance: Company, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """Rename the group with its institution."""
    if instance.kind == Kind.COMPANY or not _is_stored("name", raw, update_fields):
        return
    link = InstitutionGroup.objects.filter(institution=instance).select_related("group").first()
    if link and link.group.name != (name := _group_name(instance, link.group)):
        link.group.name = name
        link.group.save(update_fields=["name"])


def _link_deleted(sender: type, instance: InstitutionGroup, **kwargs: Any) -> None:
    """No institution, no editors; the group takes its rights along."""
    Group.objects.filter(pk=instance.group_id).delete()


def _group_name(institution: Company, own: Group | None = None) -> str:
    """Return a name that fits and that no other group has."""
    longest = Group._meta.get_field("name").max_length
    name = f"{PREFIX}{institution.name}"[:longest]
    if Group.objects.filter(name=name).exclude(pk=own.pk if own else None).exists():
        suffix = f" ({institution.pk})"
        name = name[: longest - len(suffix)] + suffix
    return name


def _name_institution(sender: type, page: Page, parent: Page, **kwargs: Any) -> None:
    """Fill in a new page's form: news are by the section's institution, events are organised by it."""
    fields = {field.name for field in page._meta.get_fields()}
    if isinstance(page, SectionMixin) or not fields & {"institution", "organisers"}:
        return
    institution = institution_of(parent)
    if institution and "institution" in fields:
        page.institution = institution
    if institution and "organisers" in fields:
        page.organisers = [institution]


__all__ = ["connect", "editors_of", "institution_of"]
