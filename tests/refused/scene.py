"""One of everything that belongs to a company or to a person, and people who have nothing to do with it."""

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from directory.models import (
    Claim,
    Company,
    InquiryAttachment,
    Invitation,
    Listing,
    ListingAttachment,
    Membership,
    Notice,
    ReplyBlock,
    TrustedChange,
)
from directory.review import submit
from home.models import Bounce, Consent, OutgoingMail
from tests.factories import ChamberDeskFactory, CompanyFactory, InquiryFactory, ListingFactory, UserFactory

FILE = {"name": "plan.pdf", "content_type": "application/pdf", "size": 4}
PEOPLE = ("anonymous", "stranger", "translator", "elsewhere", "officer", "member")


def browser_of(user: User) -> Client:
    client = Client(headers={"Sec-Fetch-Site": "same-origin"})
    client.force_login(user)
    return client


def people() -> dict[str, Client]:
    """Return browsers by role; `elsewhere` is the officer of another region, `stranger` keeps another company."""
    users = {name: UserFactory(username=name) for name in PEOPLE if name != "anonymous"}
    Membership.objects.create(company=CompanyFactory(name="Fremdwerk"), user=users["stranger"], role="admin")
    users["translator"].groups.add(Group.objects.get(name="Translators"))
    ChamberDeskFactory(region_codes=["CZ042"], people=[users["elsewhere"]])
    clients = {name: browser_of(user) for name, user in users.items()}
    for name, user in users.items():
        clients[name].user = user
    return {"anonymous": Client(headers={"Sec-Fetch-Site": "same-origin"}), **clients}


def things(clients: dict[str, Client]) -> dict[str, object]:
    """Return the values of addresses by name."""
    member, officer, now = clients["member"].user, clients["officer"].user, timezone.now()
    company = CompanyFactory(name="Zyxwerk", slug="musterwerk", email="chef@musterwerk.example", texts={"de": "Wir"})
    company.save_revision(user=member).publish()
    own = Membership.objects.create(company=company, user=member, role="admin")
    colleague = Membership.objects.create(company=company, user=UserFactory(), role="editor")
    desk = ChamberDeskFactory(region_codes=["DED41"], people=[officer])
    company = Company.objects.get(pk=company.pk)
    before = company.latest_revision
    company.name = "Zyxwerk neu"
    company.save_revision(user=member)
    submit(company, member)
    plan = storages["private"].save("plan.pdf", ContentFile(b"%PDF"))
    listing = ListingFactory(company=company, texts={"de": "Gesuch"})
    ListingAttachment.objects.create(listing=listing, file=plan, **FILE)
    listing.save_revision(user=member).publish()
    submit(Listing.objects.get(pk=listing.pk), member)
    inquiry = InquiryFactory(company=company, state="sent", escalated_at=now, help_asked_by="sender")
    attachment = InquiryAttachment.objects.create(message=inquiry.messages.get(), file=plan, **FILE)
    claimed = Claim.objects.create(company=company, user=colleague.user, proof="officer", message="Ich bin es.")
    return {
        "plan": plan, "company": company, "listing": listing, "inquiry": inquiry, "attachment": attachment,
        "claim": claimed, "membership": own, "colleague": colleague, "before": before, "after": company.latest_revision,
        "listing_revision": Listing.objects.get(pk=listing.pk).latest_revision,
        "invitation": Invitation.objects.create(
            company=company, email=member.email, language="de", digest="x", invited_by=member
        ),
        "notice": Notice.objects.create(
            company=company, region=company.region, title="Zyxwerk", address="https://x.example/", reason="rights",
            explanation="…", language="de", state="open", opened_at=now, confirmed_at=now,
        ),
        "task": TaskState.objects.filter(workflow_state__object_id=str(company.pk)).latest("pk"),
        "state": WorkflowState.objects.filter(object_id=str(company.pk)).latest("pk"),
        "listing_state": WorkflowState.objects.filter(object_id=str(listing.pk)).latest("pk"),
        "listing_task": TaskState.objects.filter(workflow_state__object_id=str(listing.pk)).latest("pk"),
        "change": TrustedChange.objects.create(
            company=company, before=before, after=company.latest_revision, made_by=member, made_at=now
        ),
        "desk": desk, "block": ReplyBlock.objects.first(),
        "mail": OutgoingMail.objects.create(to="a@b.example", subject="…"),
        "bounce": Bounce.objects.create(email="a@b.example", source="SMTP"),
        "consent": Consent.objects.create(email=member.email, purpose="account", wording="…", language="de"),
    }  # fmt: skip


__all__ = ["PEOPLE", "people", "things"]
