"""Every address of the account and of the portal's own views in the CMS: whose it is, and how to ask for it.

Addresses are known by their patterns: one that no row knows fails a test.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.urls import get_resolver
from django.utils import translation

# Account, by name: for everybody, signed in or not. Of keys and codes, one that somebody has made up is tried.
OPEN = {
    "account_terms", "account_login", "account_logout", "account_signup", "account_inactive", "account_reset_password",
    "account_request_login_code", "account_confirm_login_code", "account_confirm_password_reset_code",
    "account_complete_password_reset", "account_password_reset_completed", "account_email_verification_sent",
    "inquiries_ask_many", "inquiries_ask_company", "inquiries_ask_listing", "inquiries_asked", "notices_report",
    "notices_sent", "listings_quick", "subscription_order", "subscription_ordered", "subscriptions_alert",
    "mfa_authenticate", "mfa_login_webauthn",
}  # fmt: skip
KEYS = {
    "listings_quick_code", "listings_quick_link", "listings_quick_finish", "people_invitation", "inquiries_confirm",
    "inquiries_outcome", "inquiries_answered", "inquiries_by_key", "inquiries_file_by_key", "notices_confirm",
    "notices_complain", "freshness_link", "listings_renew_by_link", "subscription_confirm", "subscription_end",
}  # fmt: skip

# Whoever is signed in, for what is their own.
PERSONAL = {
    "account_home", "account_profile", "account_data", "account_export", "account_ask_erasure", "account_erase",
    "entry_list", "listings_index", "listings_new", "claims_home", "claims_search", "claims_create", "claims_begin",
    "inquiries_list", "freshness_overview", "subscriptions", "account_reauthenticate", "account_email",
    "account_change_password", "account_set_password", "mfa_index", "mfa_reauthenticate", "mfa_activate_totp",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
    "mfa_list_webauthn", "mfa_add_webauthn", "mfa_reauthenticate_webauthn", "mfa_remove_webauthn", "mfa_edit_webauthn",
}  # fmt: skip

# Whose company it is; those of `BEHALF` are also for the officers of its region.
BEHALF = {"entry_overview", "entry_edit", "entry_preview", "entry_submit", "entry_withdraw", "entry_confirm"}
COMPANYS = BEHALF | {
    "listings_edit", "listings_preview", "listings_file", "listings_submit", "listings_withdraw", "listings_renew",
    "listings_end", "listings_copy", "people_list", "people_invite", "people_take_back", "people_change",
    "people_leave", "people_claim", "inquiries_thread", "inquiries_file", "freshness_confirm",
}  # fmt: skip

# One person's, who is none of those that the test knows.
ANOTHERS = {"claims_claim", "claims_again", "claims_withdraw", "people_invited", "subscription_end_own"}

# CMS, by pattern below /cms/: who may see it. The first that fits counts.
NOBODY, OWN, OFFICERS = set(), {"officer"}, {"officer", "elsewhere"}
RECORDS = "(claims/all|records/inquiries|records/notices)"
SNIPPETS = "(companies|listings)"
CMS: list[tuple[str, set[str]]] = [
    (r"(consents|subscriptions|mail/outgoing)/.*", NOBODY),
    (r"mail/given-up/", NOBODY),
    (r"mail/returned/(create|edit|delete)/.*", NOBODY),
    (r"mail/returned/.*", OFFICERS),  # officers see what came back
    (r"mail/letters/", OFFICERS),
    (r"mail/letters/<slug:name>/.*", OFFICERS),
    (RECORDS + r"/(create|edit|delete)/.*", NOBODY),
    (RECORDS + r"/inspect/.*", OWN),
    (RECORDS + r"/", OFFICERS),  # of their regions, says the list
    (r"(claims|inquiries|notices|review)/((statistics|afterwards)/)?", OFFICERS),
    (r"(claims|inquiries|notices)/<.*", OWN),
    (r"review/<int:pk>/", OFFICERS),  # to read; a decision is refused with a message
    (r"review/(trust|upkeep)/<int:pk>/", OFFICERS),  # refused with a message
    (r"review/afterwards/<int:pk>/", OWN),
    (SNIPPETS + r"/((results|add|preview)/)?", OFFICERS),
    (SNIPPETS + r"/(history|history-results|inspect|workflow_history)/<int:pk>/", OFFICERS),
    (SNIPPETS + r"/workflow_history/<int:pk>/detail/.*", OFFICERS),
    (SNIPPETS + r"/delete/.*", NOBODY),
    (SNIPPETS + r"/workflow/confirm_cancellation/.*", OWN | {"translator"}),  # Wagtail's question, which tells nothing
    (SNIPPETS + r"/.*", OWN),
    (r"chamber-desks/((results/)|inspect/.*)?", OFFICERS),
    (r"chamber-desks/.*", NOBODY),
    (r"reply-blocks/.*", OFFICERS),
    (r"directory/terms/.*", OFFICERS),
    (r"directory/listings/<int:pk>/files/.*", OFFICERS),  # they read each other's drafts
]
# First parts below /cms/: ours, and those that are Wagtail's or that other tests try (tests/roles, tests/directory).
OURS = {
    "consents", "subscriptions", "mail", "claims", "records", "inquiries", "notices", "review", "companies", "listings",
    "chamber-desks", "reply-blocks", "directory",
}  # fmt: skip
OTHERS = {
    "", ".*", "account", "api", "block-preview", "bulk", "capability", "category", "certificate",
    "choose-anchor-link", "choose-email-link", "choose-external-link", "choose-page", "choose-phone-link",
    "collections", "dismissibles", "documents", "editing-sessions", "embeds", "failwhale", "groups", "images",
    "imports", "jsi18n", "locales", "localize", "login", "logout", "modeladmin", "pages", "password_reset",
    "redirects", "region", "reports", "sector", "settings", "sites", "snippets", "sprite", "tag-autocomplete",
    "test404", "translation", "translations", "users", "workflows",
}  # fmt: skip
POST_ONLY = (r"claims/<int:pk>/letter/", SNIPPETS + r"/lock/.*", r"review/(trust|upkeep)/.*")


def routes() -> Iterator[tuple[str, str]]:
    """Yield every pattern with its name, in German."""
    with translation.override("de"):
        yield from _walk(get_resolver().url_patterns, "")


def _walk(patterns: list[Any], before: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^").removesuffix("$")
        if hasattr(pattern, "url_patterns"):
            yield from _walk(pattern.url_patterns, route)
        else:
            yield route, pattern.name or ""


def admitted_to(route: str) -> set[str] | None:
    """Return who may see a view of the CMS, None where no row knows it."""
    return next((people for pattern, people in CMS if re.fullmatch(pattern, route.removeprefix("cms/"))), None)


def is_post_only(route: str) -> bool:
    return any(re.fullmatch(pattern, route.removeprefix("cms/")) for pattern in POST_ONLY)


# What stands for the objects of an address, by its first part, then by the words of the pattern.
OBJECTS = {
    "claims": "claim", "companies": "company", "listings": "listing", "notices": "notice", "review": "task",
    "invitations": "invitation", "chamber-desks": "desk", "reply-blocks": "block", "directory": "listing",
    "inquiries": "attachment", "consents": "consent", "mail": "mail", "still-right": "company",
}  # fmt: skip
EXCEPTIONS = {
    "mail/returned/": "bounce", "records/inquiries/": "inquiry", "records/notices/": "notice", "/trust/": "company",
    "/upkeep/": "company", "afterwards/<": "change",
}  # fmt: skip


def address(route: str, things: dict[str, Any]) -> str:
    """Fill a pattern in."""
    part = route.split("/")[1]
    name = next((name for piece, name in EXCEPTIONS.items() if piece in route), OBJECTS.get(part, "company"))
    pk = things[name].pk
    kind = "listing_" if part == "listings" else ""
    words = {
        "slug": "musterwerk", "step": "company", "language": "de", "reference": things["inquiry"].reference,
        "kind": "company" if part == "still-right" else "json", "vocabulary": "capabilities",
        "name": "freshness_hidden",
        "invitation": things["invitation"].pk, "member": things["colleague"].pk, "action": "remove",
        "claim": things["claim"].pk, "file": things["plan"], "number": 0, "pk": pk, "instance_pk": pk, "box": "sent",
        "revision_id": things[f"{kind}revision" if kind else "before"].pk, "revision_id_a": "live",
        "revision_id_b": "latest", "action_name": "approve", "task_state_id": things[f"{kind}task"].pk,
        "workflow_state_id": things[f"{kind}state"].pk, "task_id": things["task"].task_id,
    }  # fmt: skip
    route = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", lambda found: str(words[found[1]]), route)
    route = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(words.get(found[1], "made-up")), route)
    return "/" + route.replace("\\", "")
