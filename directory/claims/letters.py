"""What is written about claims and the people of a company, in the language that is active."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.mail import Button, Facts, Letter, Part, Quote, Sample


def code(company: str, text: str, url: str) -> Letter:
    """To the address at the company's domain."""
    return Letter(
        "claim_code",
        _("Your code for the entry “%(company)s”") % {"company": company},
        (
            _("Somebody who is signed in to the portal wants to look after this entry and has given this address."),
            Facts(((_("Entry"), company), (_("Your code"), text))),
            _("If it was you, please enter the code on the portal. It is valid for 24 hours."),
            Button(_("Enter the code"), url),
            _("If it was not you, please tell the code to nobody. Without it nothing happens."),
        ),
        reason=_("You receive this letter because your address was given on the portal as a proof."),
    )


def asked(company: str, who: str, url: str) -> Letter:
    """To the administrators of the entry."""
    return Letter(
        "claim_asked",
        _("Somebody else wants to look after “%(company)s”") % {"company": company},
        (
            _("A person has asked to look after your company's entry, too."),
            Facts(((_("Entry"), company), (_("Person"), who))),
            _("Do you know this person? You can accept or refuse. Nothing changes until you or the chamber decide."),
            Button(_("To the people of the entry"), url),
        ),
        _for_members(),
    )


def waiting(company: str, town: str, proof: str, url: str) -> Letter:
    """To the officers in charge."""
    return Letter(
        "claim_waiting",
        _("A claim is waiting for you: %(company)s") % {"company": company},
        (
            _("Somebody wants to look after an entry of your region. Your part is needed."),
            Facts(((_("Entry"), company), (_("Town"), town), (_("Way of proof"), proof))),
            Button(_("Open the claim in the CMS"), url),
        ),
        _for_officers(),
    )


def printed(company: str, chamber: str, url: str) -> Letter:
    """To the claimant: a letter is on its way by post."""
    parts: list[Part] = [_("A letter with your code is on its way by post, to the company's address.")]
    if chamber:
        parts.append(Facts(((_("Sent by"), chamber),)))
    parts += [_("As soon as you have it, please enter the code here. It is valid for 30 days."),
              Button(_("Enter the code"), url)]  # fmt: skip
    return Letter("claim_printed", _("Your letter is on its way: %(company)s") % {"company": company}, tuple(parts),
                  _for_claimant())  # fmt: skip


def granted(company: str, is_admin: bool, words: str, url: str) -> Letter:
    role = (
        _("You are the administrator of the entry: you can edit it and invite other people.")
        if is_admin
        else _("You can edit the entry now, together with the people who look after it already.")
    )
    parts: list[Part] = [_("You now look after the entry of your company."), Facts(((_("Entry"), company),)), role]
    if words:
        parts.append(Quote(words, _("This was written to it:")))
    parts.append(Button(_("To my companies"), url))
    return Letter("claim_granted", _("The entry “%(company)s” is yours") % {"company": company}, tuple(parts),
                  _for_claimant())  # fmt: skip


def refused(company: str, words: str) -> Letter:
    parts: list[Part] = [
        _("You asked to look after an entry. This was refused."), Facts(((_("Entry"), company),)),
    ]  # fmt: skip
    if words:
        parts.append(Quote(words, _("The reason:")))
    parts.append(_("If you think that this is a mistake, please contact the chamber of your region."))
    return Letter("claim_refused", _("Your claim of “%(company)s” was refused") % {"company": company}, tuple(parts),
                  _for_claimant())  # fmt: skip


def expired(company: str, url: str) -> Letter:
    return Letter(
        "claim_expired",
        _("Your claim of “%(company)s” has expired") % {"company": company},
        (
            _("You asked to look after an entry, and no proof has come for 60 days. The claim is closed."),
            Facts(((_("Entry"), company),)),
            _("You can begin anew at any time."),
            Button(_("Find the company"), url),
        ),
        _for_claimant(),
    )


def joined(company: str, who: str, role: str, url: str) -> Letter:
    """To the other people of the company."""
    return Letter(
        "member_joined",
        _("%(who)s now looks after “%(company)s”, too") % {"who": who, "company": company},
        (
            _("The people of your company's entry have changed."),
            Facts(((_("Entry"), company), (_("Person"), who), (_("Role"), role))),
            Button(_("To the people of the entry"), url),
        ),
        _for_members(),
    )


def invited(company: str, by: str, role: str, url: str) -> Letter:
    facts = [(_("Entry"), company), (_("Role"), role)]
    if by:
        facts.insert(1, (_("Invited by"), by))
    return Letter(
        "member_invited",
        _("Invitation to look after the entry “%(company)s”") % {"company": company},
        (
            _("You are invited to look after a company's entry on the portal."),
            Facts(tuple(facts)),
            Button(_("Look at the invitation"), url),
            _("You need an account; signing up takes a minute. The invitation is valid for 14 days and one person."),
        ),
        reason=_("You receive this letter because somebody from the company has given your address."),
    )


def role_changed(company: str, role: str, url: str) -> Letter:
    return Letter(
        "member_role",
        _("Your role for “%(company)s” has changed") % {"company": company},
        (
            _("An administrator of the entry has changed what you can do."),
            Facts(((_("Entry"), company), (_("Role"), role))),
            Button(_("To my companies"), url),
        ),
        _for_members(),
    )


def removed(company: str) -> Letter:
    return Letter(
        "member_removed",
        _("You no longer look after “%(company)s”") % {"company": company},
        (
            _("An administrator of the entry has removed you from its people. Your account stays as it is."),
            Facts(((_("Entry"), company),)),
        ),
        reason=_("You receive this letter because you looked after this entry."),
    )


def left(company: str, who: str, url: str) -> Letter:
    return Letter(
        "member_left",
        _("%(who)s no longer looks after “%(company)s”") % {"who": who, "company": company},
        (
            _("The people of your company's entry have changed."),
            Facts(((_("Entry"), company), (_("Person"), who))),
            Button(_("To the people of the entry"), url),
        ),
        _for_members(),
    )


def without_keeper(company: str, town: str) -> Letter:
    """To the officers in charge."""
    return Letter(
        "company_without_keeper",
        _("Nobody administers “%(company)s” any more") % {"company": company},
        (
            _("The last administrator of an entry of your region has given it up or deleted the account."),
            Facts(((_("Entry"), company), (_("Town"), town))),
            _("The entry stays as it is, and anybody from the company can claim it. You can also edit it in the CMS."),
        ),
        _for_officers(),
    )


def _for_members() -> str:
    return _("You receive this letter because you look after this entry in the directory.")


def _for_officers() -> str:
    return _("You receive this letter because your desk looks after the region of this entry.")


def _for_claimant() -> str:
    return _("You receive this letter because you have asked to look after this entry.")


_COMPANY, _WHO, _URL = "Musterwerk GmbH", "Eva Nováková (eva@musterwerk.example)", "https://portal.example/"

SAMPLES = [
    Sample("claim_code", gettext_lazy("Claim: code"), lambda: code(_COMPANY, "KT7R-M2QX", _URL)),
    Sample("claim_asked", gettext_lazy("Claim: to the administrators"), lambda: asked(_COMPANY, _WHO, _URL)),
    Sample(
        "claim_waiting", gettext_lazy("Claim: to the officers"),
        lambda: waiting(_COMPANY, "Chemnitz", _("code in a letter"), _URL),
    ),
    Sample("claim_printed", gettext_lazy("Claim: letter printed"), lambda: printed(_COMPANY, "Musterkammer", _URL)),
    Sample("claim_granted", gettext_lazy("Claim: granted"), lambda: granted(_COMPANY, True, "", _URL)),
    Sample("claim_refused", gettext_lazy("Claim: refused"), lambda: refused(_COMPANY, "…")),
    Sample("claim_expired", gettext_lazy("Claim: expired"), lambda: expired(_COMPANY, _URL)),
    Sample(
        "member_joined", gettext_lazy("People: somebody new"),
        lambda: joined(_COMPANY, _WHO, _("editor of the entry"), _URL),
    ),
    Sample(
        "member_invited", gettext_lazy("People: invitation"),
        lambda: invited(_COMPANY, _WHO, _("editor of the entry"), _URL),
    ),
    Sample(
        "member_role", gettext_lazy("People: role changed"),
        lambda: role_changed(_COMPANY, _("administrator of the entry"), _URL),
    ),
    Sample("member_removed", gettext_lazy("People: removed"), lambda: removed(_COMPANY)),
    Sample("member_left", gettext_lazy("People: somebody has left"), lambda: left(_COMPANY, _WHO, _URL)),
    Sample(
        "company_without_keeper", gettext_lazy("People: nobody administers an entry"),
        lambda: without_keeper(_COMPANY, "Chemnitz"),
    ),
]  # fmt: skip

__all__ = [
    "SAMPLES", "asked", "code", "expired", "granted", "invited", "joined", "left", "printed", "refused", "removed",
    "role_changed", "waiting", "without_keeper",
]  # fmt: skip
