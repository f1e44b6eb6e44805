"""The account's navigation: every room adds its places in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

Text = str | Promise
Count = Callable[[AbstractUser], int]


@dataclass(frozen=True)
class Item:
    """A place in the account.

    :ivar count: how much waits there for the user; shown where it is not 0.
    :ivar text: one sentence for the account's first page, which shows a card for every item that has one.
    :ivar order: places of the account itself are 0 (first page) and from 80 on (profile, security, data).
    :ivar shown: whether the user sees the place at all.
    """

    name: str
    label: Text
    url_name: str
    count: Count | None = None
    text: Text = ""
    order: int = 50
    shown: Callable[[AbstractUser], bool] = lambda user: True


@dataclass(frozen=True)
class Entry:
    """An item as a user sees it on a page."""

    label: Text
    url: str
    text: Text
    count: int
    current: bool


_items: dict[str, Item] = {}


def register_item(
    name: str,
    label: Text,
    url_name: str,
    count: Count | None = None,
    *,
    text: Text = "",
    order: int = 50,
    shown: Callable[[AbstractUser], bool] = lambda user: True,
) -> None:
    _items[name] = Item(name, label, url_name, count, text, order, shown)


def entries(request: HttpRequest) -> list[Entry]:
    """Return the navigation for the user of a request; the longest address that the page's begins with is current."""
    found = [item for item in sorted(_items.values(), key=lambda item: item.order) if item.shown(request.user)]
    urls = {item.name: reverse(item.url_name) for item in found}
    home = reverse("account_home")  # every address of the account begins with it
    here = max(
        (url for url in urls.values() if request.path == url or (url != home and request.path.startswith(url))),
        key=len,
        default="",
    )
    return [
        Entry(
            item.label, urls[item.name], item.text,
            item.count(request.user) if item.count else 0, urls[item.name] == here,
        )
        for item in found
    ]  # fmt: skip


__all__ = ["Entry", "Item", "entries", "register_item"]
