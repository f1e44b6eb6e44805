"""What browsers send when something of the CMS is saved."""

from typing import Any

from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.models import SiteTexts
from news.models import NewsPage


def news_form(page: NewsPage | None = None, action: str = "", **values: Any) -> dict[str, Any]:
    """Return the form of a piece of news, with what the page has or of a new one; `action` is the button."""
    form = {
        "title": page.title if page else "Neue Nachricht",
        "slug": page.slug if page else "neue-nachricht",
        "date": "2026-11-22", "teaser": "Geänderter Vorspann.", "lead_image": "", "lead_alt": "",
        "body": streamfield([]), "institution": "", "tags": "", "seo_title": "", "search_description": "",
        "show_in_menus": "", "go_live_at": "", "expire_at": "",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "", **values,
    }  # fmt: skip
    return nested_form_data(form) | ({f"action-{action}": action} if action else {})


def texts_form(texts: SiteTexts) -> dict[str, Any]:
    return nested_form_data({"footer_note": "Neuer Hinweis", "contact_email": "", "partners": streamfield([])})


def topic_form(name: str = "Energie", action: str = "") -> dict[str, Any]:
    form = {"name": name, "slug": "energie", "go_live_at": "", "expire_at": ""}
    return form | ({f"action-{action}": action} if action else {})


def account_form(name: str = "neu", **values: Any) -> dict[str, Any]:
    return {
        "username": name, "email": f"{name}@example.org", "first_name": "Erika", "last_name": "Neu",
        "password1": "ein-langes-wort-17", "password2": "ein-langes-wort-17", "is_active": "on", **values,
    }  # fmt: skip
