"""DirectoryPage: where the directory stands in the page tree."""

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin

from home.models import BasePage


class DirectoryPage(RoutablePageMixin, BasePage):
    """The list of companies, and below it a profile for each."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("directory")
        verbose_name_plural = _("directories")
