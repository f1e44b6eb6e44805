"""ARES, the Czech register of economic subjects: GET ekonomicke-subjekty/{ico} of its REST interface.

What is not there is a 404 with a JSON document that says so (NENALEZENO); another 404 is no answer. A subject that has
ceased to exist (datumZaniku) is still told, and counts as not there.
"""

from typing import Any

from django.conf import settings

from .answer import Answer, line
from .http import Unreachable, ask


def check_ico(ico: str) -> Answer:
    """Ask for an IČO of eight digits.

    :raises Unreachable: when ARES gives no answer
    """
    status, found = ask(f"{settings.ARES_URL.rstrip('/')}/ekonomicke-subjekty/{ico}")
    if (status, found.get("kod")) in {(404, "NENALEZENO"), (400, "CHYBA_VSTUPU")}:
        return Answer(known=False)
    if status != 200 or str(found.get("ico", "")).zfill(8) != ico:
        raise Unreachable(str(status))
    seat: Any = found.get("sidlo")
    address = line(seat.get("textovaAdresa"), 500) if isinstance(seat, dict) else ""
    return Answer(not found.get("datumZaniku"), line(found.get("obchodniJmeno"), 255), address)


__all__ = ["check_ico"]
