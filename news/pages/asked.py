"""What the address of a list asks for. Read leniently: what makes no sense is left out, and the reader is told."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from directory.models import Company

from ..models import NewsIndexPage, NewsPage, Topic

LAST_PAGE = 100_000


@dataclass(frozen=True, slots=True)
class Choices:
    """What the news below an index page can be narrowed by."""

    topics: list[Topic]
    institutions: list[Company]
    years: list[int]


@dataclass(frozen=True, slots=True)
class Asked:
    topic: Topic | None = None
    institution: Company | None = None
    year: int | None = None
    page: int = 1
    notices: list[str] = field(default_factory=list)
    by_address: bool = False  # the topic stands in the path, not among the parameters

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Return the parameters apart from the topic, which has an address of its own, and the page number."""
        pairs = [("institution", self.institution.slug)] if self.institution else []
        return [*pairs, ("year", str(self.year))] if self.year else pairs

    @property
    def query(self) -> str:
        """What stands before `page=…` in links that stay at this address: "year=2026&", or nothing."""
        topic = [("topic", self.topic.slug)] if self.topic and not self.by_address else []
        return "".join(f"{pair}&" for pair in urlencode([*topic, *self.pairs]).split("&") if pair)

    @property
    def parameters(self) -> str:
        """What stands behind the address of the list, or of its topic: "?year=2026&page=2", or nothing."""
        pairs = [*self.pairs, ("page", str(self.page))] if self.page > 1 else self.pairs
        return f"?{urlencode(pairs)}" if pairs else ""

    @property
    def filtered(self) -> bool:
        return bool(self.topic or self.pairs)


def load_choices(index: NewsIndexPage) -> Choices:
    """Return what readers may choose from; three queries."""
    shown = NewsPage.objects.shown_in(index.locale).below(index)
    links = NewsPage.topics.through.objects.filter(newspage__in=shown)
    topics = Topic.objects.filter(live=True, locale_id=index.locale_id, pk__in=links.values("topic_id"))
    writers = shown.exclude(institution=None).order_by().values("institution")
    years = shown.order_by().values_list("date__year", flat=True).distinct()
    return Choices(list(topics), list(_public(writers)), sorted(years, reverse=True))


def _public(writers: QuerySet[NewsPage]) -> QuerySet[Company]:
    return Company.objects.published().filter(pk__in=writers).order_by("name")


def read(parameters: QueryDict, choices: Choices, topic: Topic | None = None) -> Asked:
    """Return what is asked for; no query.

    :param topic: that of the address, which wins over a parameter.
    """
    notices: list[str] = []
    found = _one_of({item.slug: item for item in choices.topics}, parameters.get("topic", ""), notices)
    return Asked(
        topic or found,
        _one_of({item.slug: item for item in choices.institutions}, parameters.get("institution", ""), notices),
        _one_of({str(year): year for year in choices.years}, parameters.get("year", ""), notices),
        _page(parameters.get("page", ""), notices),
        notices,
        by_address=topic is not None,
    )


def _one_of(known: dict, value: str, notices: list[str]):
    if value and value not in known:
        message = _("The filter “%(value)s” is not known and was left out.")
        notices.append(message % {"value": _clean(value)[:60]})
    return known.get(value)


def _page(text: str, notices: list[str]) -> int:
    # int() would also take other scripts' digits, signs and numbers of any length.
    page = int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else 0
    if text and not 1 <= page <= LAST_PAGE:
        notices.append(_("There is no page “%(page)s”. This is the first one.") % {"page": _clean(text)[:20]})
    return page if 1 <= page <= LAST_PAGE else 1


def _clean(text: Iterable[str]) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


__all__ = ["Asked", "Choices", "load_choices", "read"]
