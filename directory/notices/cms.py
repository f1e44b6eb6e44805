"""Where notices meet the CMS: addresses, menu, and the list of all of them."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import user_passes_test
from wagtail.admin.menu import MenuItem

from home.records import register_record

from ..review.rights import works_at_the_desk
from . import cms_views
from .records import NoticeRecord

allowed = user_passes_test(works_at_the_desk)
register_record(NoticeRecord)

PATTERNS = [
    path("", allowed(cms_views.index), name="index"),
    path("statistics/", allowed(cms_views.statistics), name="statistics"),
    path("<int:pk>/", allowed(cms_views.notice), name="notice"),
]


class NoticesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return works_at_the_desk(request.user)


@hooks.register("register_admin_urls")
def notice_urls() -> list[URLPattern | URLResolver]:
    return [path("notices/", include((PATTERNS, "notices")))]


@hooks.register("register_admin_menu_item")
def notice_menu() -> MenuItem:
    return NoticesMenuItem(_("Notices"), reverse("notices:index"), name="notices", icon_name="warning", order=230)
