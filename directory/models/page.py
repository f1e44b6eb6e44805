"""DirectoryPage: where the directory stands in the page tree, and what stands below it."""

from typing import Any

from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from home.models import PAGE_FIELDS, BasePage

# Address of "How results are ordered" below the directory, by the page's language.
ORDERING_SLUGS = {"de": "reihenfolge", "cs": "razeni", "en": "order"}


class DirectoryPage(RoutablePageMixin, BasePage):
    """The list of companies, and below it a profile for each."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "directory/index.html"
    override_translatable_fields = PAGE_FIELDS

    class Meta:
        verbose_name = _("directory")
        verbose_name_plural = _("directories")

    @path("")
    def index(self, request: HttpRequest) -> TemplateResponse:
        """Answer with results for what the address asks for; whatever it says, there is an answer."""
        from .. import pages
        from ..pages.address import Address

        asked = pages.read(request.GET, _language())
        context = pages.results_context(asked, self._base(request))
        pairs, number = asked.address.pairs, context["pages"].number
        self.shown = str(Address((*pairs, ("page", str(number))) if number > 1 else pairs)).removesuffix("?")
        return self.render(request, context_overrides={**context, "ordering_url": self._ordering(request)})

    @re_path(rf"^(?P<slug>{'|'.join(ORDERING_SLUGS.values())})/$")
    def ordering(self, request: HttpRequest, slug: str) -> TemplateResponse:
        """Tell what decides the order of results; the address is in the page's language."""
        from .. import pages

        if slug != ORDERING_SLUGS.get(_language()):
            raise Http404
        return self.render(request, template="directory/ordering.html", context_overrides=pages.ordering_context())

    @path("<slug:slug>/")
    def profile(self, request: HttpRequest, slug: str) -> TemplateResponse:
        """Answer with a company's profile, or with 404 and a way on."""
        from .. import pages, search

        language = _language()
        detail = search.load(language, slug)
        if detail is None:
            words = slug.replace("-", " ")
            response = self.render(request, template="directory/not_found.html", context_overrides={"words": words})
            response.status_code = 404
            return response
        site = f"{request.scheme}://{request.get_host()}"
        context = pages.profile_context(detail, language, self._base(request), site)
        response = self.render(request, template="directory/profile.html", context_overrides=context)
        response.headers["Last-Modified"] = http_date(context["updated_at"].timestamp())
        return response

    def get_alternates(self, request: HttpRequest | None) -> dict[str, str]:
        """Return the addresses of what is being shown: the list as asked for, the profile, or the page on order."""
        addresses = super().get_alternates(request)
        match = getattr(request, "routable_resolver_match", None)
        if match is None or match.url_name == "index":
            return {code: url + getattr(self, "shown", "") for code, url in addresses.items()}
        if match.url_name == "ordering":
            return {code: f"{url}{ORDERING_SLUGS[code]}/" for code, url in addresses.items() if code in ORDERING_SLUGS}
        return {code: f"{url}{match.kwargs['slug']}/" for code, url in addresses.items()}

    def _base(self, request: HttpRequest) -> str:
        return self.get_url(request) or ""

    def _ordering(self, request: HttpRequest) -> str:
        return f"{self._base(request)}{ORDERING_SLUGS.get(_language(), '')}/"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"base": self._base(request)}


def _language() -> str:
    return (get_language() or "de")[:2]
