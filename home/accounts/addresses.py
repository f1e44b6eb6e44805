"""The first part of the account's addresses, which says the language as /de/ and /cs/ do for pages (portal/urls.py)."""

ACCOUNT_LANGUAGES = {"konto": "de", "ucet": "cs", "account": "en"}


def account_language(path: str) -> str | None:
    """Return the language of an address of the account, None for all other addresses."""
    return ACCOUNT_LANGUAGES.get(path.split("/", 2)[1] if path.startswith("/") else "")


def account_alternates(path: str) -> dict[str, str]:
    """Return the same address of the account in each language, nothing for other addresses."""
    if account_language(path) is None:
        return {}
    _empty, _first, rest = path.split("/", 2)
    return {language: f"/{first}/{rest}" for first, language in ACCOUNT_LANGUAGES.items()}


__all__ = ["ACCOUNT_LANGUAGES", "account_alternates", "account_language"]
