"""The filters beside the results, with counts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..search import label
from ..search.terms import CHOICES, vocabularies
from .asked import Asked

Counts = dict[str, list[tuple[str, int]]]

LEGENDS: dict[str, Promise] = {
    "country": _("Country"),
    "region": _("Region"),
    "sector": _("Sector"),
    "capability": _("Capability"),
    "certificate": _("Certificate"),
    "kind": _("Kind of organisation"),
    "language": _("Languages answered in"),
    "size": _("Size"),
    "category": _("Purchasing category (CPV)"),
    "type": _("Offer or request"),
    "cooperation": _("Type of cooperation"),
    "area": _("Area wanted"),
}
# In the order of the page: facet, how many options stand before "more" (0: all).
GROUPS: dict[str, tuple[tuple[str, int], ...]] = {
    "company": (
        ("country", 0), ("region", 0), ("sector", 6), ("capability", 12), ("certificate", 8), ("kind", 0),
        ("language", 0), ("size", 0),
    ),
    "listing": (
        ("type", 0), ("cooperation", 0), ("country", 0), ("region", 0), ("area", 6), ("capability", 12),
        ("certificate", 8), ("language", 0),
    ),
}  # fmt: skip
# Also with count 0, next to others; elsewhere such an option is left out unless chosen.
ALWAYS_SHOWN = ("country", "region")
MORE = 60  # options behind "more", the most frequent ones; a page with all 640 capabilities would weigh 140 kB


@dataclass(slots=True)
class Option:
    code: str
    label: str
    count: int
    checked: bool = False
    children: list["Option"] = field(default_factory=list)

    @property
    def opened(self) -> bool:
        return any(child.checked for child in self.children)


@dataclass(slots=True)
class Group:
    """One fieldset: the options shown at once, those behind "more", and whether there are others still."""

    facet: str
    legend: str | Promise
    options: list[Option]
    more: list[Option]
    others: bool

    @property
    def options_html(self) -> SafeString:
        return _html(self.facet, self.options)

    @property
    def more_html(self) -> SafeString:
        return _html(self.facet, self.more)


def _html(facet: str, options: Iterable[Option]) -> SafeString:
    """Return the checkboxes. A page has hundreds; by templates they took three quarters of its time."""
    parts, finer = [], escape(gettext("Divisions"))
    for option in options:
        parts.append(_checkbox(facet, option))
        if option.children:
            children = "".join([_checkbox(facet, child) for child in option.children])
            parts.append(
                f'<details class="children" data-keep="{facet}-{option.code}"{" open" if option.opened else ""}>'
                f'<summary>{finer}<span class="sr-only">: {_escape(option.label)}</span></summary>'
                f"{children}</details>"
            )
    return mark_safe("".join(parts))  # noqa: S308 - labels are escaped, codes are those of the vocabularies


def _checkbox(facet: str, option: Option) -> str:
    state = " checked" if option.checked else "" if option.count else " disabled"
    style = "option" if option.count else "option is-empty"
    return (
        f'<label class="{style}"><input type="checkbox" form="finder" name="{facet}"'
        f' value="{_escape(option.code)}"{state}><span>{_escape(option.label)}</span>'
        f'<span class="count">{option.count}</span></label>'
    )


@lru_cache(maxsize=20_000)
def _escape(text: str) -> str:
    return str(escape(text))


def build_groups(counts: Counts, asked: Asked) -> list[Group]:
    """Return the fieldsets that have something to choose."""
    groups = []
    for facet, shown in GROUPS[asked.search.record]:
        options = _options(facet, counts[facet], asked)
        if facet == "sector":
            options = _as_tree(options)
        if shown:
            # What was chosen stays in sight, wherever it stands among the counts.
            first = options[:shown] + [option for option in options[shown:] if option.checked or option.opened]
            rest = [option for option in options[shown:] if not (option.checked or option.opened)]
        else:
            first, rest = options, []
        if first:
            groups.append(Group(facet, LEGENDS[facet], first, rest[:MORE], bool(rest[MORE:])))
    return groups


def _options(facet: str, counts: Iterable[tuple[str, int]], asked: Asked) -> list[Option]:
    language, chosen = asked.search.locale, asked.search.filters.get(facet, ())
    found = dict(counts)
    all_shown = facet in ALWAYS_SHOWN and any(found.values())
    if facet in ALWAYS_SHOWN or facet in CHOICES:
        known = vocabularies().by_code[facet]
        if facet == "region":
            ordered = sorted(known, key=lambda code: (code[:2] != "DE", known[code].labels[language]))
        else:
            ordered = list(known)
        counts = [(code, found.get(code, 0)) for code in ordered]
    return [
        Option(code, label(facet, code, language), count, code in chosen)
        for code, count in counts
        if count or code in chosen or all_shown
    ]


def _as_tree(options: list[Option]) -> list[Option]:
    """Put divisions (25) below their sections (C), both by count."""
    terms = vocabularies().by_code["sector"]
    tops = {option.code: option for option in options if terms[option.code].level == 1}
    for option in options:
        term = terms[option.code]
        if term.level == 1:
            continue
        top = next((above.code for above in vocabularies().ancestors(term) if above.level == 1), "")
        if top in tops:
            tops[top].children.append(option)
        else:
            tops[option.code] = option
    return list(tops.values())
