"""Who may do what at the chambers' desk. The names of the permissions are Django's and Wagtail's own."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

from ..models import Company
from ..review import may_work_on

User = AbstractUser | AnonymousUser


def may_use_the_desk(user: User) -> bool:
    """Say whether the user sees companies in the CMS at all."""
    return any(user.has_perm(f"directory.{action}_company") for action in ("view", "add", "change", "publish"))


def may_publish(user: User, company: Company) -> bool:
    """Say whether the user may put this company before the public, or take it away; a lock keeps others out."""
    if not user.has_perm("directory.publish_company") or not may_work_on(user, company):
        return False
    lock = company.get_lock()
    return not (lock and lock.for_user(user))
