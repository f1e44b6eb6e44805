"""Template tags on translations, for readers: `{% load translation_tags %}`."""

from typing import Any

from django import template
from django.template import Context
from wagtail.models import Page

from ..navigation import NATIVE_NAMES
from ..translation.notice import notice_for

register = template.Library()


@register.inclusion_tag("components/translation_note.html", takes_context=True)
def translation_note(context: Context) -> dict[str, Any]:
    """Say below a headline that the text is behind its source or a machine's; nothing where all is well."""
    page = context.get("page") or context.get("self")
    notice = notice_for(page) if isinstance(page, Page) and page.pk else None
    return {"notice": notice, "native_name": NATIVE_NAMES.get(notice.source_language, "") if notice else ""}
