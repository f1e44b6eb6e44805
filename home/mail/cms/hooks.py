"""Where mail meets the CMS: addresses, menu, rights, first page."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from ...models import MailState, OutgoingMail
from ...records import MENU_HOOK, register_record
from . import views
from .records import BounceRecord, MailRecord

register_record(MailRecord)
register_record(BounceRecord)


@hooks.register("register_admin_urls")
def mail_urls() -> list[URLPattern]:
    return [
        path("mail/given-up/", views.given_up, name="mail_given_up"),
        path("mail/letters/", views.letters, name="mail_letters"),
        path("mail/letters/<slug:name>/<slug:language>/", views.letter, name="mail_letter"),
    ]


class LettersItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("home.preview_letters")


@hooks.register(MENU_HOOK)
def letters_item() -> MenuItem:
    return LettersItem(_("Letters"), reverse("mail_letters"), name="letters", icon_name="doc-full", order=120)


@hooks.register("register_permissions")
def previewing() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="home", codename="preview_letters")


class MailPanel(Component):
    """On the CMS's first page: mail that was given up, to those who can send it again; nothing where there is none."""

    order = 90

    def render_html(self, parent_context: Any = None) -> str:
        count = OutgoingMail.objects.filter(state=MailState.FAILED).count()
        return render_to_string("home/mail/panel.html", {"count": count}) if count else ""


@hooks.register("construct_homepage_panels")
def add_mail_panel(request: HttpRequest, panels: list[Component]) -> None:
    if request.user.has_perm(views.CHANGE):
        panels.append(MailPanel())
