"""Finding companies in the admin list: by part of a name, by town, by number. Drafts are found as well."""

import re

from django.db.models import Q

from ..folding import Folded, folded
from ..models import Company
from ..models.company import CompanyQuerySet

DIGITS = 3  # a number of a register with fewer would find too much


def find_companies(companies: CompanyQuerySet, text: str) -> CompanyQuerySet:
    """Return the companies that have every word of `text` in name or town, or the whole of it as one of their numbers.

    Case and accents do not matter, nor spaces in numbers: "hrb 123" finds "HRB 12345".
    """
    words = folded(text).split()[:8]
    if not words:
        return companies
    companies = companies.alias(folded_name=Folded("name"), folded_city=Folded("city"))
    worded = Q()
    for word in words:
        worded &= Q(folded_name__contains=word) | Q(folded_city__contains=word)
    numbered = _numbered(text)
    if numbered is None:
        return companies.filter(worded)
    # By keys: in one condition with numbers, no index of names could be used.
    found = Company.objects.alias(folded_name=Folded("name"), folded_city=Folded("city")).filter(worded)
    return companies.filter(Q(pk__in=found.order_by().values("pk")) | numbered)


def _numbered(text: str) -> Q | None:
    compact = re.sub(r"[\s.-]", "", text).upper()
    if sum(c.isdigit() for c in compact) < DIGITS or not compact.isascii():
        return None
    found = Q(vat_id__startswith=compact) | Q(register_number__istartswith=" ".join(text.split()))
    if compact.isdigit():
        found |= Q(ico__startswith=compact) | Q(ico=compact.zfill(8)) | Q(register_number__iendswith=f" {compact}")
        found |= Q(postal_code=compact) | Q(postal_code=f"{compact[:3]} {compact[3:]}")
    return found
