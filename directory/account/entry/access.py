"""Who may open which entry in the account."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.http import Http404, HttpRequest

from home.accounts.staff import is_proven

from ...membership import may_keep_entry
from ...models import Company
from ...review import may_decide


@dataclass(frozen=True)
class Opened:
    """An entry as somebody has opened it; `on_behalf`: an officer of its region, not one of its own people."""

    company: Company
    user: AbstractUser
    on_behalf: bool


def open_entry(request: HttpRequest, slug: str) -> Opened:
    """Return the entry, for its people and for those who decide on it, who have given their second factor.

    :raises Http404: for all others, whether there is such an entry or not
    """
    company = Company.objects.filter(slug=slug).first()
    if company is not None:
        if may_keep_entry(request.user, company):
            return Opened(company, request.user, on_behalf=False)
        if may_decide(request.user, company) and is_proven(request):
            return Opened(company, request.user, on_behalf=True)
    raise Http404


__all__ = ["Opened", "open_entry"]
