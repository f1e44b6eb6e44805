"""Every reference to an account in the database belongs to a holding, or says here why it needs none."""

from django.apps import apps
from django.contrib.auth import get_user_model

from home.personal import holdings

# Reference → the holding that hands it out and erases it.
KEPT = {
    "account.EmailAddress.user": "account",
    "wagtailusers.UserProfile.user": "account",
    "auth.User_groups.user": "account",
    "auth.User_user_permissions.user": "account",
    "mfa.Authenticator.user": "sign_in_keys",
    "home.Consent.user": "consents",
    "home.Subscription.user": "subscriptions",
    "wagtailcore.ModelLogEntry.user": "cms",
    "wagtailcore.PageLogEntry.user": "cms",
    "wagtailcore.Revision.user": "cms",
    "directory.Membership.user": "memberships",
    "directory.Invitation.invited_by": "memberships",
    "directory.Claim.user": "claims",
    "directory.Claim.decided_by": "claims",
    "directory.Inquiry.sender": "inquiries",
    "directory.InquiryMessage.author": "inquiries",
    "directory.Notice.decided_by": "notices",
    "directory.PendingRequest.user": "requests",
    "directory.Listing.created_by": "requests",
}
WORK = "who worked on a record in the CMS; emptied with the account, and nothing about the person besides"
BRIEF = "state of an open window of the CMS, gone with the account"
EXCEPTIONS = {
    "owner": WORK, "locked_by": WORK, "uploaded_by_user": WORK, "saved_by": WORK, "last_translated_by": WORK,
    "requested_by": WORK, "finished_by": WORK, "resolved_by": WORK, "checked_by": WORK, "made_by": WORK,
    "seen_by": WORK, "home.TranslationJob.user": WORK, "directory.ImportRun.user": WORK,
    "wagtailadmin.EditingSession.user": BRIEF, "wagtailadmin.FormState.user": BRIEF,
    "wagtailcore.PageSubscription.user": BRIEF,
    "wagtailcore.Comment.user": "notes of editors at a draft, gone with the account",
    "wagtailcore.CommentReply.user": "notes of editors at a draft, gone with the account",
    "directory.ChamberDesk_officers.user": "which desk an officer is at, gone with the account",
    "directory.ChamberDesk.officers": "the same",
    "admin.LogEntry.user": "Django's admin has no address here",
}  # fmt: skip


def references():
    """Yield every foreign key and every many-to-many field to an account."""
    user = get_user_model()
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if field.is_relation and not field.auto_created and field.related_model is user:
                yield model._meta.label, field.name


def test_every_reference_to_an_account_is_accounted_for():
    unknown = [
        f"{label}.{name}"
        for label, name in references()
        if f"{label}.{name}" not in KEPT and f"{label}.{name}" not in EXCEPTIONS and name not in EXCEPTIONS
    ]
    assert unknown == [], "register a holding (home/personal.py) and name it here"


def test_what_the_list_names_exists():
    found = {f"{label}.{name}" for label, name in references()}
    assert KEPT.keys() <= found
    assert {name for name in EXCEPTIONS if "." in name} <= found


def test_every_holding_named_is_registered():
    assert set(KEPT.values()) <= {holding.name for holding in holdings()}
