"""Addresses and menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import user_passes_test
from wagtail.admin.menu import MenuItem

from home.records import register_record

from ...review.rights import works_at_the_desk
from . import views
from .records import InquiryRecord

allowed = user_passes_test(works_at_the_desk)
register_record(InquiryRecord)


class InquiriesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return works_at_the_desk(request.user)


@hooks.register("register_admin_urls")
def inquiry_urls() -> list[URLPattern]:
    return [
        path("inquiries/", allowed(views.index), name="inquiries_desk"),
        path("inquiries/statistics/", allowed(views.statistics), name="inquiries_desk_statistics"),
        path("inquiries/<uuid:reference>/", allowed(views.inquiry), name="inquiries_desk_inquiry"),
        path("inquiries/<uuid:reference>/files/<int:pk>/", allowed(views.file), name="inquiries_desk_file"),
    ]


@hooks.register("register_admin_menu_item")
def inquiry_menu() -> MenuItem:
    return InquiriesMenuItem(
        _("Inquiries"), reverse("inquiries_desk"), name="inquiries", icon_name="comment", order=225
    )
