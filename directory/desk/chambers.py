"""Chambers' desks and text blocks in the CMS."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple, ModelMultipleChoiceField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import ChamberDesk, Region, ReplyBlock
from ..review import is_at_a_desk
from ..review.roster import CENTRAL

VIEW = "view"


class CentralPolicy(ModelPermissionPolicy):
    """Who decides what is for the central desk, administrators and superusers; officers at a desk only look."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return super().user_has_permission(user, action) and (action == VIEW or not is_at_a_desk(user))


class PeopleField(ModelMultipleChoiceField):
    def label_from_instance(self, user: Any) -> str:
        return f"{user.get_full_name() or user.get_username()} – {user.email}"


class ChamberDeskForm(WagtailAdminModelForm):
    """Officers are members of the officers' group, and no region has two desks."""

    officers = PeopleField(
        label=gettext_lazy("officers"),
        queryset=get_user_model().objects.none(),
        required=False,
        widget=CheckboxSelectMultiple,
        help_text=gettext_lazy("Accounts of the group “Chamber officers”. Those at no desk are the central desk."),
    )
    regions = ModelMultipleChoiceField(
        label=gettext_lazy("regions"),
        queryset=Region.objects.none(),
        required=False,
        widget=CheckboxSelectMultiple,
        help_text=gettext_lazy("A region belongs to one desk at most; where none is, the central desk decides."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = get_user_model().objects.filter(is_active=True, groups__in=Group.objects.filter(name=CENTRAL))
        self.fields["officers"].queryset = people.distinct().order_by("last_name", "username")
        self.fields["regions"].queryset = Region.objects.order_by("code")
        self.fields["deputy"].queryset = ChamberDesk.objects.exclude(pk=self.instance.pk).select_related("institution")

    def clean_regions(self) -> Any:
        regions = self.cleaned_data["regions"]
        taken = ChamberDesk.objects.exclude(pk=self.instance.pk).filter(regions__in=regions)
        problems = [
            _("%(region)s already belongs to %(desk)s.") % {"region": region, "desk": desk}
            for desk in taken.distinct().select_related("institution").prefetch_related("regions")
            for region in desk.regions.all()
            if region in regions
        ]
        if problems:
            raise ValidationError(problems, "taken")
        return regions

    def clean_deputy(self) -> ChamberDesk | None:
        deputy = self.cleaned_data["deputy"]
        if deputy and deputy.pk == self.instance.pk:
            raise ValidationError(_("A desk cannot be its own deputy. Please choose another one."), "self")
        return deputy


class ChamberDeskViewSet(SnippetViewSet):
    model = ChamberDesk
    icon = "group"
    menu_label = gettext_lazy("Chambers' desks")
    menu_name = "chamber-desks"
    add_to_settings_menu = True
    menu_order = 610
    url_prefix = "chamber-desks"
    list_display = ["institution", "deputy", "escalate_after"]
    inspect_view_enabled = True
    copy_view_enabled = False
    permission_policy = CentralPolicy(ChamberDesk)

    def get_queryset(self, request: Any) -> Any:
        return ChamberDesk.objects.select_related("institution", "deputy__institution")

    edit_handler = ObjectList(
        [
            FieldPanel("institution"),
            FieldPanel("officers"),
            FieldPanel("regions"),
            FieldRowPanel(
                [
                    FieldPanel("deputy", help_text=gettext_lazy("May decide, too, when a draft has waited too long.")),
                    FieldPanel(
                        "escalate_after",
                        help_text=gettext_lazy("After twice as many the central desk may decide as well."),
                    ),
                ]
            ),
        ],
        base_form_class=ChamberDeskForm,
    )


class ReplyBlockViewSet(SnippetViewSet):
    model = ReplyBlock
    icon = "comment"
    menu_label = gettext_lazy("Text blocks")
    menu_name = "reply-blocks"
    add_to_settings_menu = True
    menu_order = 620
    url_prefix = "reply-blocks"
    list_display = ["title", "text_de", "text_cs"]
    search_fields = ["title", "text_de", "text_cs"]
    copy_view_enabled = False
    edit_handler = ObjectList([FieldPanel("title"), FieldPanel("text_de"), FieldPanel("text_cs")])


__all__ = ["ChamberDeskViewSet", "ReplyBlockViewSet"]
