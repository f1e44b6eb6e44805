"""Every address of the portal."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from django.utils.translation import pgettext_lazy
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail import views as page_views
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import views as sitemap_views
from wagtail.documents import urls as wagtaildocs_urls

from directory.pages.sitemap import CompanySitemap, ListingSitemap
from home.accounts.staff import cms_login
from home.api.cms import cms_api
from home.mail.reports import report_bounces
from home.sitemap import PageSitemap

from . import api, views

handler404 = "portal.views.not_found"
handler500 = "portal.views.server_error"

SITEMAPS = {"pages": PageSitemap, "companies": CompanySitemap, "listings": ListingSitemap}

urlpatterns = [
    path("", views.root, name="root"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap_views.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"}, "sitemap_index"),
    path("sitemap-<section>.xml", sitemap_views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("api/v1/", api.urls),
    path("api/cms/v2/", cms_api.urls),
    path("mail/bounces/<str:key>/", report_bounces, name="mail_bounces"),
    path("cms/login/", cms_login),  # before Wagtail's own, which nobody reaches
    path("cms/", include(wagtailadmin_urls)),
    # /konto/, /ucet/, /account/: the language is in the address (portal/middleware.py); what follows is the same.
    path(pgettext_lazy("first part of an address", "account/"), include("portal.account_urls")),
    path("dokumente/", include(wagtaildocs_urls)),
    # Without this, a portal with no web server in front shows no logos. Only images: documents have a view that asks
    # for permission, and uploads of registers are nobody's business.
    path("media/images/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / "images"}),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        # Wagtail's own form for private pages asks for a password only, and for no second factor.
        path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
        # Feeds and calendars stand below their page and have no slash at the end; Wagtail's own pattern asks for one.
        re_path(r"^((?:[\w\-]+/)+[\w\-]+\.(?:atom|ics|rss))$", page_views.serve, name="page_file"),
        path("", include(wagtail_urls)),
    ),
]
