"""Who sees the desk; what may be done there, `home.translation.rights` says."""

from typing import Any

from wagtail.permission_policies.pages import PagePermissionPolicy

from ..permissions import TRANSLATE
from ..rights import SUBMIT


def may_see_desk(user: Any) -> bool:
    """Translators, those who may submit, and whoever may edit a page."""
    if not user.is_active:
        return False
    return (
        user.has_perm(TRANSLATE)
        or user.has_perm(SUBMIT)
        or PagePermissionPolicy().user_has_any_permission(user, {"add", "change"})
    )


__all__ = ["may_see_desk"]
