"""Reading answers in tests."""

from bs4 import BeautifulSoup
from django.http import HttpResponse


def parse(response: HttpResponse) -> BeautifulSoup:
    """Return an answer's page, to select from."""
    return BeautifulSoup(response.content, "html.parser")
