"""What logs must not have: the links of letters, which let whoever has them read and write."""

import logging
import re

from home.accounts.addresses import ACCOUNT_LANGUAGES

# Parts of an address below /konto/, /ucet/ and /account/ that nobody types.
SECRET = re.compile(r"(?<=/)(?<!//)([\w:.=~-]{20,})(?=[/?\s\"']|$)")
ACCOUNT = re.compile(rf"/(?:{'|'.join(ACCOUNT_LANGUAGES)})/[^\s\"']*")


def without_secrets(text: str) -> str:
    """Return a line of a log with the long parts of the account's addresses left out."""
    return ACCOUNT.sub(lambda found: SECRET.sub("…", found[0]), text)


class WithoutSecrets(logging.Filter):
    """For handlers: it changes the record's message, and drops none."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        clean = without_secrets(message)
        if clean != message:
            record.msg, record.args = clean, None
        return True


__all__ = ["WithoutSecrets", "without_secrets"]
