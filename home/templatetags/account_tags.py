"""Template tags of the account: `{% load account_tags %}`."""

from django import template
from django.template import Context

from ..accounts.menu import Entry, entries

register = template.Library()


@register.simple_tag(takes_context=True)
def account_menu(context: Context) -> list[Entry]:
    """Return the account's navigation; empty for visitors."""
    request = context.get("request")
    return entries(request) if request is not None and request.user.is_authenticated else []
