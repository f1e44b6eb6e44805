"""Drafts for a front end of one's own: a signed token for one page and one editor, valid for an hour.

The token holds no text and is kept nowhere. What it opens is read afresh each time: the newest draft, and whether the
editor who asked for it may still edit the page.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from . import answers
from .pages import Place, describe
from .problems import Forbidden

SALT = "home.api.preview"
SECONDS = 3600


def make_token(page: Page, user: AbstractBaseUser | AnonymousUser) -> str:
    return signing.dumps({"page": page.pk, "user": user.pk}, salt=SALT)


def answer_preview(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with the newest draft of the token's page, for nobody to keep."""
    page = _opened(token)
    language = page.locale.language_code
    with override(language):
        body = answers.to_json(describe(Place(page), request, draft=True)).encode()
    response = HttpResponse(body, content_type="application/json")
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Language"] = language
    response.headers["Referrer-Policy"] = "no-referrer"  # the address holds the token
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _opened(token: str) -> Page:
    try:
        found: dict[str, Any] = signing.loads(token, salt=SALT, max_age=SECONDS)
    except signing.SignatureExpired:
        raise Forbidden(lambda: _("This preview has expired. Please open it from the CMS again.")) from None
    except signing.BadSignature:
        raise Forbidden(lambda: _("This preview is not valid. Please open it from the CMS again.")) from None
    page = Page.objects.filter(pk=found["page"]).first()
    user = get_user_model().objects.filter(pk=found["user"], is_active=True).first()
    if page is None or user is None or not page.specific.permissions_for_user(user).can_edit():
        raise Forbidden(lambda: _("This preview is not valid. Please open it from the CMS again."))
    return page.get_latest_revision_as_object()
