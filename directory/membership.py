"""Who may do what with a company's entry in the account. Officers' rights are the desk's (directory/review)."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

from .models import Company, Membership, Role

User = AbstractUser | AnonymousUser


def membership_of(user: User, company: Company) -> Membership | None:
    """Return how the user belongs to the company, None where they do not."""
    if not user.is_authenticated:
        return None
    return Membership.objects.filter(user=user, company=company).first()


def may_keep_entry(user: User, company: Company) -> bool:
    """Say whether the user may edit and submit the company's entry, its listings, and answer its inquiries."""
    return membership_of(user, company) is not None


def may_manage_people(user: User, company: Company) -> bool:
    """Say whether the user may invite and remove people, and hand the entry over."""
    membership = membership_of(user, company)
    return membership is not None and membership.role == Role.ADMIN


def companies_of(user: User) -> "list[Company]":
    """Return the companies that the user keeps, by name; none for visitors."""
    if not user.is_authenticated:
        return []
    return list(Company.objects.filter(memberships__user=user).order_by("name"))


__all__ = ["companies_of", "may_keep_entry", "may_manage_people", "membership_of"]
