"""The addresses below /konto/ and /ucet/, each room's in one place."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("home.accounts.urls")),
    path("", include("directory.account.terms")),
    path("", include("directory.account.entry.urls")),
    path("", include("directory.account.listings.views")),
    path("", include("directory.claims.urls")),
    path("", include("directory.inquiries.urls")),
    path("", include("directory.notices.views")),
    path("", include("directory.freshness.views")),
    path("", include("directory.expiry.views")),
    path("", include("home.subscriptions.views")),
    path("", include("allauth.urls")),
]
