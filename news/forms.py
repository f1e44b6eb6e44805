"""The form in which editors write news."""

from typing import Any

from django.db.models import Q
from wagtail.admin.forms import WagtailAdminPageForm


class NewsForm(WagtailAdminPageForm):
    """Offers the topics of the page's own language; news of a section are by its institution unless said otherwise."""

    def __init__(self, *args: Any, instance: Any = None, parent_page: Any = None, **kwargs: Any) -> None:
        parent = parent_page.specific if parent_page is not None else None
        if instance is not None and not instance.pk and not instance.institution_id:
            instance.institution = getattr(parent, "institution", None)
        super().__init__(*args, instance=instance, parent_page=parent_page, **kwargs)
        if field := self.fields.get("topics"):
            locale = self.instance.locale_id or getattr(parent, "locale_id", None)
            chosen = [topic.pk for topic in self.instance.topics.all()]
            field.queryset = field.queryset.filter(Q(locale_id=locale) | Q(pk__in=chosen))


__all__ = ["NewsForm"]
