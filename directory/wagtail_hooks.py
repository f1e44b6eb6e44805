"""Where the directory meets the CMS."""

from django.db.models import Model
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.snippets.models import register_snippet

from .claims import cms as claims_cms  # noqa: F401  (registers its hooks)
from .desk import CompanyViewSet, PublishCompanies, UnpublishCompanies, VocabularyGroup, terms_view
from .desk.chambers import ChamberDeskViewSet, ReplyBlockViewSet
from .desk.dashboard import add_desk_panel
from .desk.listings import ListingViewSet, attachment_view
from .exchange import cms  # noqa: F401  (registers its hooks)
from .inquiries.desk import cms as inquiries_cms  # noqa: F401  (registers its hooks)
from .logos import set_apart
from .models import Company
from .notices import cms as notices_cms  # noqa: F401  (registers its hooks)
from .review.desk import cms as review_cms  # noqa: F401  (registers its hooks)

register_snippet(CompanyViewSet)
register_snippet(ListingViewSet)
register_snippet(ChamberDeskViewSet)
register_snippet(ReplyBlockViewSet)
hooks.register("construct_homepage_panels", add_desk_panel)
hooks.register("register_bulk_action", PublishCompanies)
hooks.register("register_bulk_action", UnpublishCompanies)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def set_logo_apart(request: HttpRequest, instance: Model) -> None:
    """An image chosen as a logo, in a draft too, is none of the images that the API gives out."""
    if isinstance(instance, Company) and instance.logo:
        set_apart(instance.logo)


@hooks.register("register_admin_viewset")
def vocabularies() -> ViewSetGroup:
    return VocabularyGroup()


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern]:
    return [
        path("directory/terms/<slug:vocabulary>/", terms_view, name="directory_terms"),
        path("directory/listings/<int:pk>/files/<int:number>/", attachment_view, name="directory_draft_file"),
    ]


@hooks.register("register_icons")
def desk_icons(icons: list[str]) -> list[str]:
    return [*icons, "directory/desk/icons/factory.svg"]


@hooks.register("insert_global_admin_css")
def desk_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/desk.css"))
