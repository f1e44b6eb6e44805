"""Asking the registers that may know a company, and writing down what they said."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AbstractUser

from ..exchange.names import core_of
from ..models import CheckResult, Company, Register, RegisterCheck
from .answer import Answer
from .ares import check_ico
from .http import Unreachable
from .vies import check_vat_number

logger = logging.getLogger(__name__)


def registers_of(company: Company) -> list[tuple[str, str, Callable[[str], Answer]]]:
    """Return the registers that are set up and can know the company: name, number, and how to ask."""
    found: list[tuple[str, str, Callable[[str], Answer]]] = []
    if settings.VIES_URL and company.vat_id:
        found.append((Register.VIES, company.vat_id, check_vat_number))
    if settings.ARES_URL and company.ico and company.country == "CZ":
        found.append((Register.ARES, company.ico, check_ico))
    return found


def check_company(company: Company, user: AbstractUser | None = None) -> list[RegisterCheck]:
    """Ask every register for a version of a company; never raises for what a register does.

    :param user: the officer who asks, None where the portal does by itself
    """
    return [
        RegisterCheck.objects.create(
            company_id=company.pk,
            register=register,
            number=number,
            checked_by=user,
            **_asked(company.name, number, ask),
        )
        for register, number, ask in registers_of(company)
    ]


def _asked(name: str, number: str, ask: Callable[[str], Answer]) -> dict[str, str]:
    try:
        answer = ask(number)
    except Unreachable as error:
        logger.warning("A register did not answer: %s", error)
        return {"result": CheckResult.UNREACHABLE}
    result = CheckResult.VALID if answer.known else CheckResult.UNKNOWN
    if answer.known and answer.name and core_of(answer.name) != core_of(name):
        result = CheckResult.DIFFERENT
    return {"result": result, "name": answer.name, "address": answer.address}


__all__ = ["check_company", "registers_of"]
