"""A puzzle that costs a browser a second and a sender of a thousand letters an hour (altcha's, without its service).

The puzzle stands in the form, signed; static/js/proof-of-work.js puts the solution in its place. A form is sent
unsolved where there is no JavaScript: it is then still known to be one of ours, and not one sent before.
"""

import secrets
from datetime import timedelta

from altcha import Challenge, Payload, Solution, create_challenge, verify_solution
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from .limits import digest, within_limit

COST = 2000  # rounds of PBKDF2 for one trial
TRIALS = range(100, 300)  # the right one is among these
LIFETIME = timedelta(hours=3)
UNSOLVED = Solution(counter=-1, derived_key="")

_signature = SimpleLazyObject(lambda: digest("proof of work"))


class Refused(Exception):
    """The puzzle is none of ours, too old, wrongly solved, or has been used."""


def new_puzzle() -> str:
    """Return a puzzle as the form carries it: altcha's payload, unsolved."""
    challenge: Challenge = create_challenge(
        "PBKDF2/SHA-256",
        COST,
        counter=secrets.choice(TRIALS),
        expires_at=timezone.now() + LIFETIME,
        hmac_secret=str(_signature),
    )
    return Payload(challenge, UNSOLVED).to_base64()


def check(payload: str) -> bool:
    """Say whether a puzzle of ours is solved; Refused where it is none, or not any more."""
    result = verify_solution(payload, str(_signature))
    if result.error or result.expired or result.invalid_signature:
        raise Refused
    return bool(result.verified)


def use_up(payload: str) -> None:
    """Let nobody send the same puzzle again; Refused where somebody has. For payloads that passed `check`."""
    signature = Payload.from_base64(payload).challenge.signature or ""
    if not within_limit("puzzle", signature, 1, int(LIFETIME.total_seconds())):
        raise Refused


__all__ = ["LIFETIME", "Refused", "check", "new_puzzle", "use_up"]
