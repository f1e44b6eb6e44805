"""Template tags of a translation's editor in the CMS: `{% load translation_admin_tags %}`."""

import re

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from ..translation.editor.bar import build_bar

register = template.Library()

EDITOR = '<div class="js-translation-editor"'  # where wagtail-localize's template puts its editor
# The editor's menu offers to make a live copy of the source, which is refused to everybody.
ALIAS = re.compile(r"(&quot;convertToAliasUrl&quot;: )&quot;[^&]*&quot;")


@register.simple_block_tag(takes_context=True)
def with_translation_bar(context: Context, content: str) -> SafeString:
    """Put the bar right above the editor in what wagtail-localize's own template renders."""
    request = context["request"]
    bar = build_bar(context["translation"], context["instance"], request.user)
    html = render_to_string("wagtail_localize/admin/translation_bar.html", {"bar": bar}, request=request)
    before, editor, after = content.partition(EDITOR)
    after = ALIAS.sub(r"\1null", after)
    return mark_safe(f"{before}{html}{editor}{after}")  # noqa: S308 - both are rendered templates
