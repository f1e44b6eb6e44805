"""Cells that a spreadsheet program would compute: the export marks them as text, the import takes the mark off."""

import re

# After https://owasp.org/www-community/attacks/CSV_Injection. A sign and nothing but digits, as in a telephone number,
# does no harm.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d ]*$)")
_QUOTED_FORMULA = re.compile(r'="([^"]*)"')  # how Excel is told to keep the zeros of ="01067"


def protect(text: str) -> str:
    """Return a text that stays one: with an apostrophe before what begins like a formula, or like a protected one."""
    return f"'{text}" if _FORMULA.match(text.lstrip("'")) else text


def unprotect(text: str) -> str:
    """Return the text that `protect`, or Excel's way to keep zeros, has wrapped."""
    if text.startswith("'") and _FORMULA.match(text.lstrip("'")):
        return text[1:]
    match = _QUOTED_FORMULA.fullmatch(text)
    return match[1].strip() if match else text
