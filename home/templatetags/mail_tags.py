"""Template tags of mail: `{% load mail_tags %}`."""

from django import template
from django.contrib.auth.models import AbstractUser, AnonymousUser

from ..mail.bounces import bounce_of
from ..mail.imprint import Imprint, imprint
from ..models import Bounce

register = template.Library()


@register.simple_tag
def mail_imprint() -> Imprint:
    """Return the imprint in the language that is active."""
    return imprint()


@register.inclusion_tag("mail/came_back.html")
def mail_came_back(user: AbstractUser | AnonymousUser) -> dict[str, Bounce | None]:
    """Tell somebody who is signed in that mail to them came back, and what to do. One query."""
    return {"bounce": bounce_of(user.email) if user.is_authenticated else None}
