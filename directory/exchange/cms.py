"""Where the import meets the CMS: addresses, menu, permission."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import user_passes_test
from wagtail.admin.menu import MenuItem

from ..review import may_import
from . import views

allowed = user_passes_test(may_import)

PATTERNS = [
    path("", allowed(views.index), name="index"),
    path("new/", allowed(views.upload), name="upload"),
    path("<int:pk>/", allowed(views.run), name="run"),
    path("<int:pk>/columns/", allowed(views.columns), name="columns"),
    path("<int:pk>/report/", allowed(views.report), name="report"),
    path("<int:pk>/discard/", allowed(views.discard), name="discard"),
    path("<int:pk>/undo/", allowed(views.take_back), name="undo"),
]


class ImportsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


@hooks.register("register_admin_urls")
def import_urls() -> list[URLPattern | URLResolver]:
    return [path("imports/", include((PATTERNS, "directory_imports")))]


@hooks.register("register_admin_menu_item")
def import_menu() -> MenuItem:
    return ImportsMenuItem(
        _("Imports"), reverse("directory_imports:index"), name="imports", icon_name="upload", order=220
    )


@hooks.register("register_permissions")
def import_permission() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="directory", codename="add_importrun")
