"""Lists in the CMS that only tell what happened: filters, a look at each line, export; nothing can be changed.

@register_record
class ClaimRecord(Record):
    model = Claim
"""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin, modeladmin_register

MENU_HOOK = "register_records_menu_item"


class ViewOnly(PermissionHelper):
    """Django's right to view a model opens its list, and no right changes anything."""

    def user_can_list(self, user: AbstractBaseUser) -> bool:
        return self.user_has_specific_permission(user, self.get_perm_codename("view"))

    def user_can_inspect_obj(self, user: AbstractBaseUser, obj: Any) -> bool:
        return self.user_can_list(user)

    def user_can_create(self, user: AbstractBaseUser) -> bool:
        return False

    def user_can_edit_obj(self, user: AbstractBaseUser, obj: Any) -> bool:
        return False

    def user_can_delete_obj(self, user: AbstractBaseUser, obj: Any) -> bool:
        return False


class Record(ModelAdmin):
    permission_helper_class = ViewOnly
    inspect_view_enabled = True
    history_view_enabled = False
    add_to_admin_menu = False  # it stands in the menu "Records"
    list_per_page = 50

    def register_with_wagtail(self) -> None:
        super().register_with_wagtail()
        hooks.register(MENU_HOOK, self.get_menu_item)


register_record = modeladmin_register


@hooks.register("register_admin_menu_item")
def records_menu() -> MenuItem:
    menu = Menu(register_hook_name=MENU_HOOK)
    return SubmenuMenuItem(_("Records"), menu, name="records", icon_name="history", order=800)


__all__ = ["MENU_HOOK", "Record", "ViewOnly", "register_record"]
