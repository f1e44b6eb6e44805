"""What lists of companies and lists of listings say differently."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Wording:
    """The words around a list of one record.

    :ivar told: returns a number of entries in words.
    :ivar card: template of a result.
    """

    record: str
    told: Callable[[int], str]
    none: str | Promise
    search_label: str | Promise
    example: str | Promise
    map_label: str | Promise
    show_all: str | Promise
    all: str | Promise
    missing: str | Promise
    missing_text: str | Promise
    card: str


def _companies(count: int) -> str:
    return ngettext("%(count)s company", "%(count)s companies", count) % {"count": number_format(count)}


def _listings(count: int) -> str:
    return ngettext("%(count)s offer or request", "%(count)s offers and requests", count) % {
        "count": number_format(count)
    }


WORDINGS = {
    "company": Wording(
        record="company",
        told=_companies,
        none=_("No companies found"),
        search_label=_("Company, product or service"),
        example=_("e.g. turned parts, welding, packaging"),
        map_label=_("Companies by region"),
        show_all=_("Show all companies"),
        all=_("All companies"),
        missing=_("This entry does not exist"),
        missing_text=_(
            "The company may have left the directory, or the address contains a typing error. Search for it, or look "
            "through the whole directory."
        ),
        card="directory/card.html",
    ),
    "listing": Wording(
        record="listing",
        told=_listings,
        none=_("No offers or requests found"),
        search_label=_("What is offered or wanted"),
        example=_("e.g. castings, assembly, sales partner"),
        map_label=_("Offers and requests by region"),
        show_all=_("Show all offers and requests"),
        all=_("All offers and requests"),
        missing=_("This offer or request is not here any more"),
        missing_text=_(
            "It has expired or was taken back, or the address contains a typing error. Others may be like it: search "
            "for them, or look through all offers and requests."
        ),
        card="directory/listings/card.html",
    ),
}

__all__ = ["WORDINGS", "Wording"]
