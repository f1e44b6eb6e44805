"""Links of letters stay out of the logs."""

import io
import logging

import pytest
from django.conf import settings

from home.accounts.addresses import ACCOUNT_LANGUAGES
from portal.logs import WithoutSecrets, without_secrets

KEY = "kY3-x_Zb7QwErTyUiOpAsDfGhJkLzXcV"


@pytest.mark.parametrize("line", [
    f"Not Found: /konto/inquiries/key/{KEY}/",
    f'"GET /ucet/inquiries/confirm/{KEY}:1v:{KEY}/?outcome=quote HTTP/1.1" 404',
    f"Forbidden: /account/inquiries/key/{KEY}/files/3/",
])  # fmt: skip
def test_keys_are_left_out(line):
    assert KEY not in without_secrets(line)
    assert "inquiries/" in without_secrets(line)


def test_the_first_parts_of_the_accounts_addresses_are_known():
    assert all(without_secrets(f"/{part}/x/{KEY}/") == f"/{part}/x/…/" for part in ACCOUNT_LANGUAGES)


def test_other_addresses_stay_as_they_are():
    line = "Not Found: /de/unternehmen/erzgebirgische-zerspanungstechnik-gmbh/"
    assert without_secrets(line) == line


def test_the_portals_handler_leaves_them_out():
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["secrets"]
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(WithoutSecrets())
    record = logging.LogRecord(
        "django.request", 30, "", 0, "%s: %s", ("Not Found", f"/konto/inquiries/key/{KEY}/"), None
    )
    handler.handle(record)
    assert stream.getvalue() == "Not Found: /konto/inquiries/key/…/\n"
