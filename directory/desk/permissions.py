"""Who may do what at the chambers' desk. The names of the permissions are Django's and Wagtail's own."""

from django.contrib.auth.models import AbstractUser, AnonymousUser
from wagtail.locks import BaseLock
from wagtail.models import LockableMixin

from ..models import Company
from ..review import may_withdraw, may_work_on

User = AbstractUser | AnonymousUser


def may_use_the_desk(user: User) -> bool:
    """Say whether the user sees companies in the CMS at all."""
    return any(user.has_perm(f"directory.{action}_company") for action in ("view", "add", "change", "publish"))


def may_publish(user: User, company: Company) -> bool:
    """Say whether the user may put this company's draft before the public; a lock keeps others out."""
    return _may(user, company.get_lock()) and may_work_on(user, company)


def may_unpublish(user: User, company: Company) -> bool:
    """Say whether the user may take this company from the public; that a draft waits locks the draft alone."""
    return _may(user, LockableMixin.get_lock(company)) and may_withdraw(user, company)


def _may(user: User, lock: BaseLock | None) -> bool:
    return user.has_perm("directory.publish_company") and not (lock and lock.for_user(user))
