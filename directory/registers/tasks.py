"""Registers are asked by the worker: they may take their time, and nobody waits for them."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django_tasks import task

from ..models import Company
from .check import check_company, registers_of


@task()
def ask_registers(company_id: int, user_id: int | None) -> int:
    """Ask for the newest version of a company; return how many registers were asked."""
    company = Company.objects.filter(pk=company_id).first()
    if company is None:
        return 0
    user = get_user_model().objects.filter(pk=user_id).first() if user_id else None
    draft = company.get_latest_revision_as_object() if company.latest_revision_id else company
    return len(check_company(draft, user))


def check_in_background(company: Company, user: AbstractUser | None) -> bool:
    """Have the worker ask, once the transaction is through; return whether there is any register to ask.

    :param user: the officer who asks, None where a company has submitted its entry
    """
    draft = company.get_latest_revision_as_object() if company.latest_revision_id else company
    if not registers_of(draft):
        return False
    transaction.on_commit(lambda: ask_registers.enqueue(company.pk, user.pk if user else None))
    return True


__all__ = ["ask_registers", "check_in_background"]
