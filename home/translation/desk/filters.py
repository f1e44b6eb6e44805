"""What the list can be narrowed to."""

import datetime
from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, DateFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput
from wagtail.coreutils import get_content_languages
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from ...navigation import NATIVE_NAMES
from ..members import page_models, snippet_models
from ..permissions import TRANSLATE
from ..states import Rows, State

SECTION_DEPTH = 3  # the pages below a start page, and deeper ones that have children


def type_choices() -> list[tuple[int, str]]:
    types = ContentType.objects.get_for_models(*page_models(), *snippet_models())
    named = [(content_type.pk, str(capfirst(model._meta.verbose_name_plural))) for model, content_type in types.items()]
    return sorted(named, key=lambda choice: choice[1])


def section_choices(user: Any) -> list[tuple[str, str]]:
    """Return the pages that others stand below, once for all their languages, as far as the user may see their drafts.

    One query.
    """
    known = Page.objects.all()
    if not user.has_perm(TRANSLATE):
        known = PagePermissionPolicy().instances_user_has_any_permission_for(user, {"add", "change"})
    pages = (
        known.filter(depth__gte=SECTION_DEPTH, numchild__gt=0)
        .order_by("path")
        .values_list("translation_key", "draft_title", "depth", "locale__language_code")
    )
    mine = (get_language() or "de")[:2]
    titles: dict[str, str] = {}
    for key, title, depth, language in pages:
        if str(key) not in titles or language == mine:
            titles[str(key)] = "\u2003" * (depth - SECTION_DEPTH) + title
    return list(titles.items())


def language_choices() -> list[tuple[str, str]]:
    used = set(Locale.objects.values_list("language_code", flat=True))
    return [(code, NATIVE_NAMES.get(code, name)) for code, name in get_content_languages().items() if code in used]


class DeskFilterSet(WagtailFilterSet):
    state = MultipleChoiceFilter(label=_("state"), choices=State.choices, widget=forms.CheckboxSelectMultiple)
    language = MultipleChoiceFilter(
        label=_("into the language"), choices=language_choices, widget=forms.CheckboxSelectMultiple
    )
    type = MultipleChoiceFilter(label=_("type"), choices=type_choices, widget=forms.CheckboxSelectMultiple)
    section = ChoiceFilter(label=_("section"), choices=[], empty_label=_("all"))
    changed_since = DateFilter(label=_("source changed since"), widget=AdminDateInput)
    moderation = ChoiceFilter(
        label=_("in moderation"), choices=[("yes", _("yes"))], empty_label=_("all"), widget=forms.RadioSelect
    )

    class Meta:
        model = ContentType
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["section"].extra["choices"] = section_choices(self.request.user)

    def filter_queryset(self, queryset: Rows) -> Rows:
        """Narrow the desk's rows, which are no query set, by what the form holds."""
        asked: dict[str, Any] = self.form.cleaned_data
        rows = queryset
        if asked["language"]:
            rows = rows.into(asked["language"])
        if asked["type"]:
            rows = rows.of_types(map(int, asked["type"]))
        if asked["section"]:
            rows = rows.below(Page.objects.filter(translation_key=asked["section"]).values_list("path", flat=True))
        if asked["changed_since"]:
            midnight = datetime.datetime.combine(asked["changed_since"], datetime.time())
            rows = rows.changed_since(timezone.make_aware(midnight))
        if asked["moderation"]:
            rows = rows.in_moderation()
        return rows.in_states(asked["state"]) if asked["state"] else rows
