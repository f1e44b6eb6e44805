"""Addresses of pages are for machines, their numbers for people."""

import pytest
from bs4 import BeautifulSoup
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.utils import translation


@pytest.mark.parametrize(("language", "shown"), [("de", "1.000"), ("cs", "1\xa0000")])
def test_page_numbers_above_a_thousand(language, shown):
    page = Paginator(range(2000), 1).page(1000)
    with translation.override(language):
        html = BeautifulSoup(
            render_to_string("components/pagination.html", {"page_obj": page, "query": "q=a&"}), "html.parser"
        )
    links = {link["href"]: link.get_text(strip=True) for link in html.select("a:not([rel])")}
    assert list(links) == [f"?q=a&page={n}" for n in (1, 999, 1000, 1001, 2000)]
    assert links["?q=a&page=1000"] == shown
    assert [link["href"] for link in html.select("a[rel]")] == ["?q=a&page=999", "?q=a&page=1001"]
