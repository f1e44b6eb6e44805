"""VIES, the Commission's exchange of VAT registers: POST check-vat-number of its REST interface.

Germany's register never tells names. Whatever VIES calls an error of its own or of a member state, such as
MS_UNAVAILABLE or GLOBAL_MAX_CONCURRENT_REQ, says nothing of the number; only INVALID_INPUT does.
"""

from django.conf import settings

from .answer import Answer, line
from .http import Unreachable, ask


def check_vat_number(number: str) -> Answer:
    """Ask for a VAT number with its country's prefix.

    :raises Unreachable: when VIES or the member state gives no answer
    """
    body = {"countryCode": number[:2], "vatNumber": number[2:]}
    status, found = ask(f"{settings.VIES_URL.rstrip('/')}/check-vat-number", body)
    errors = [wrapper.get("error") for wrapper in found.get("errorWrappers") or [] if isinstance(wrapper, dict)]
    if "INVALID_INPUT" in errors:
        return Answer(known=False)
    if errors or status != 200 or not isinstance(found.get("valid"), bool):
        raise Unreachable(", ".join(map(str, errors)) or str(status))
    return Answer(found["valid"], line(found.get("name"), 255), line(found.get("address"), 500))


__all__ = ["check_vat_number"]
