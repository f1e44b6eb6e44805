"""Files of published offers and requests, for everyone."""

from django.http import Http404, HttpResponseBase

from home.uploads import serve_private

from ...models import DirectoryEntry, ListingAttachment


def attachment_response(slug: str, number: int, language: str) -> HttpResponseBase:
    """Return a file of a listing as a download; one query.

    The read model decides whether the public sees the listing. What a draft has added is in no row yet: it is saved
    with the listing only as it is published.

    :raises Http404: when the listing is not public or has no such file.
    """
    shown = DirectoryEntry.objects.shown("listing").filter(language=language, slug=slug)
    file = ListingAttachment.objects.filter(pk=number, listing__in=shown.values("listing_id")).first()
    if file is None:
        raise Http404
    return serve_private(file.file, file.name, file.content_type)


__all__ = ["attachment_response"]
