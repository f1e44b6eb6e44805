"""The page types of the ground floor."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class BasePage(Page):
    """What every page of the portal has."""

    class Meta:
        abstract = True


class HomePage(BasePage):
    """The start page of one language."""

    max_count_per_parent = 1

    class Meta:
        verbose_name = _("start page")
        verbose_name_plural = _("start pages")
