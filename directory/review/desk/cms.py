"""Where the officers' desk meets the CMS: addresses and menu."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.auth import user_passes_test
from wagtail.admin.menu import MenuItem

from ..rights import works_at_the_desk
from . import views
from .panel import add_review_panel
from .upkeep import upkeep

allowed = user_passes_test(works_at_the_desk)

PATTERNS = [
    path("", allowed(views.index), name="index"),
    path("<int:pk>/", allowed(views.item), name="item"),
    path("afterwards/", allowed(views.afterwards), name="afterwards"),
    path("afterwards/<int:pk>/", allowed(views.change), name="change"),
    path("trust/<int:pk>/", allowed(views.trust), name="trust"),
    path("upkeep/<int:pk>/", allowed(upkeep), name="upkeep"),
]


class ReviewMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return works_at_the_desk(request.user)


@hooks.register("register_admin_urls")
def review_urls() -> list[URLPattern | URLResolver]:
    return [path("review/", include((PATTERNS, "review")))]


@hooks.register("register_admin_menu_item")
def review_menu() -> MenuItem:
    return ReviewMenuItem(
        pgettext_lazy("by officers", "Review"), reverse("review:index"), name="review", icon_name="glasses", order=205
    )


@hooks.register("insert_global_admin_css")
def review_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/review.css"))


@hooks.register("register_permissions")
def reading_blocks() -> QuerySet[Permission]:
    """Offer, in the form of a group, the right to read text blocks; Wagtail offers those to change them."""
    return Permission.objects.filter(content_type__app_label="directory", codename="view_replyblock")


hooks.register("construct_homepage_panels", add_review_panel)
