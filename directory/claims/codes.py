"""Codes that prove a claim: eight characters that nobody mixes up, kept as a salted hash only."""

import secrets
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password

from ..models import Claim, Proof

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without 0, 1, I and O: 40 bits in eight characters
LENGTH, ATTEMPTS = 8, 5
VALID = {Proof.DOMAIN: timedelta(hours=24), Proof.LETTER: timedelta(days=30)}


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def spaced(code: str) -> str:
    """Return a code as it is shown: "KT7R-M2QX"."""
    return f"{code[:4]}-{code[4:]}"


def normalised(text: str) -> str:
    """Return what somebody typed without spaces and hyphens, in capitals."""
    return "".join(c for c in text.upper() if c.isalnum())


def set_code(claim: Claim, now: datetime) -> str:
    """Give the claim a new code, which makes an older one worthless; return it. The caller saves the claim."""
    code = new_code()
    claim.code_digest, claim.code_sent_at, claim.attempts = make_password(code), now, 0
    return code


def expires_at(claim: Claim) -> datetime | None:
    """Return until when the code counts, None where there is none."""
    if not claim.code_digest or claim.code_sent_at is None:
        return None
    return claim.code_sent_at + VALID[Proof(claim.proof)]


def is_usable(claim: Claim, now: datetime) -> bool:
    end = expires_at(claim)
    return end is not None and now < end and claim.attempts < ATTEMPTS


def is_right(claim: Claim, text: str) -> bool:
    return bool(claim.code_digest) and check_password(normalised(text), claim.code_digest)


__all__ = ["ATTEMPTS", "LENGTH", "VALID", "expires_at", "is_right", "is_usable", "new_code", "normalised", "set_code",
           "spaced"]  # fmt: skip
