"""Where companies and listings stand in the page tree, and what stands below their pages."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.models import Page

from home.models import PAGE_FIELDS, BasePage

# Address of "How results are ordered" below a list, by the page's language.
ORDERING_SLUGS = {"de": "reihenfolge", "cs": "razeni", "en": "order"}
# Word of the addresses of a listing's attachments, and names of the feeds of one kind.
ATTACHMENT_WORDS = {"de": "anlage", "cs": "priloha", "en": "attachment"}
FEED_NAMES = {
    "de": {"feed": "", "gesuche": "request", "angebote": "offer"},
    "cs": {"feed": "", "poptavky": "request", "nabidky": "offer"},
    "en": {"feed": "", "requests": "request", "offers": "offer"},
}


class EntriesPage(RoutablePageMixin, BasePage):
    """A list of what the read model has of one `record`, and below it a page for each."""

    record = "company"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    entry_template = "directory/profile.html"
    override_translatable_fields = PAGE_FIELDS

    class Meta:
        abstract = True

    @path("")
    def index(self, request: HttpRequest) -> TemplateResponse:
        """Answer with results for what the address asks for; whatever it says, there is an answer."""
        from .. import pages
        from ..pages.address import Address

        asked = pages.read(request.GET, _language(), self.record)
        context = pages.results_context(asked, self._base(request))
        pairs, number = asked.address.pairs, context["pages"].number
        self.shown = str(Address((*pairs, ("page", str(number))) if number > 1 else pairs)).removesuffix("?")
        context |= {"ordering_url": self._ordering(request)} | self._around(request)
        return self.render(request, context_overrides=context)

    @re_path(rf"^(?P<slug>{'|'.join(ORDERING_SLUGS.values())})/$")
    def ordering(self, request: HttpRequest, slug: str) -> TemplateResponse:
        """Tell what decides the order of results; the address is in the page's language."""
        from .. import pages

        if slug != ORDERING_SLUGS.get(_language()):
            raise Http404
        context = pages.ordering_context(self.record)
        return self.render(request, template="directory/ordering.html", context_overrides=context)

    @path("<slug:slug>/")
    def profile(self, request: HttpRequest, slug: str) -> TemplateResponse:
        """Answer with an entry's page, or with 404 and a way on."""
        from .. import pages, search

        language = _language()
        detail = search.load(language, slug, self.record)
        if detail is None:
            context = {"words": slug.replace("-", " "), "wording": pages.WORDINGS[self.record]}
            response = self.render(request, template="directory/not_found.html", context_overrides=context)
            response.status_code = 404
            return response
        site = f"{request.scheme}://{request.get_host()}"
        context = pages.entry_context(self.record, detail, language, self._base(request), site)
        response = self.render(request, template=self.entry_template, context_overrides=context)
        response.headers["Last-Modified"] = http_date(context["updated_at"].timestamp())
        return response

    def get_alternates(self, request: HttpRequest | None) -> dict[str, str]:
        """Return the addresses of what is being shown: the list as asked for, the entry, or the page on order."""
        addresses = super().get_alternates(request)
        match = getattr(request, "routable_resolver_match", None)
        if match is None or match.url_name == "index":
            return {code: url + getattr(self, "shown", "") for code, url in addresses.items()}
        if match.url_name == "ordering":
            return {code: f"{url}{ORDERING_SLUGS[code]}/" for code, url in addresses.items() if code in ORDERING_SLUGS}
        return {code: f"{url}{match.kwargs['slug']}/" for code, url in addresses.items()}

    def _around(self, request: HttpRequest) -> dict[str, Any]:
        """Return what else the list shows."""
        return {}

    def _base(self, request: HttpRequest) -> str:
        return self.get_url(request) or ""

    def _ordering(self, request: HttpRequest) -> str:
        return f"{self._base(request)}{ORDERING_SLUGS.get(_language(), '')}/"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"base": self._base(request)}


class DirectoryPage(EntriesPage):
    """The list of companies, and below it a profile for each."""

    template = "directory/index.html"

    class Meta:
        verbose_name = _("directory")
        verbose_name_plural = _("directories")


class ListingPage(EntriesPage):
    """The list of offers and requests, below it a page for each with its attachments, and feeds."""

    record = "listing"
    content_panels = [*Page.content_panels, FieldPanel("search_description")]
    template = "directory/listings/index.html"
    entry_template = "directory/listings/listing.html"

    class Meta:
        verbose_name = _("page of offers and requests")
        verbose_name_plural = _("pages of offers and requests")

    @re_path(r"^(?P<name>[a-z]+)\.(?P<form>atom|rss)/$")
    def feed(self, request: HttpRequest, name: str, form: str) -> HttpResponse:
        """What was published last, to subscribe to: all, or requests or offers alone."""
        from ..pages.listings.feeds import feed_response

        names = FEED_NAMES.get(_language(), FEED_NAMES["en"])
        if name not in names:
            raise Http404
        return feed_response(self, request, names[name], name, form)

    @re_path(rf"^(?P<slug>[-\w]+)/(?P<word>{'|'.join(ATTACHMENT_WORDS.values())})/(?P<number>\d{{1,18}})/$")
    def attachment(self, request: HttpRequest, slug: str, word: str, number: str) -> HttpResponse:
        """Hand out a file of a listing that is public now."""
        from ..pages.listings.attachments import attachment_response

        if word != ATTACHMENT_WORDS.get(_language()):
            raise Http404
        return attachment_response(slug, int(number), _language())

    def _around(self, request: HttpRequest) -> dict[str, Any]:
        from ..pages.listings.feeds import feeds_of

        return {"feeds": feeds_of(_language(), self._base(request))}


def _language() -> str:
    return (get_language() or "de")[:2]
