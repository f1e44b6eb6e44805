"""Records for tests. Values are fixed or counted, never random."""

import datetime

import factory
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.users.models import UserProfile

from directory.models import (
    ChamberDesk,
    Company,
    CompanyText,
    Inquiry,
    InquiryMessage,
    Listing,
    ListingText,
    Membership,
    Region,
)  # fmt: skip


class CompanyFactory(factory.django.DjangoModelFactory):
    """A company in Chemnitz; `texts={"de": "..."}` gives it prose, `sectors=["25.53"]` and the like its codes."""

    class Meta:
        model = Company
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Musterwerk {n} GmbH")
    slug = factory.Sequence(lambda n: f"musterwerk-{n}")
    kind = "company"
    country = "DE"
    street = "Musterstraße 1"
    postal_code = "09111"
    city = "Chemnitz"
    latitude = 50.8357
    longitude = 12.9292
    region = factory.LazyAttribute(lambda o: Region.objects.get(code=o.region_code))
    size = "small"
    languages = ["de"]
    confirmed_at = datetime.date(2026, 10, 1)

    class Params:
        region_code = "DED41"

    @factory.post_generation
    def texts(self, create, extracted, **kwargs):
        for language, summary in (extracted or {}).items():
            CompanyText.objects.create(company=self, language=language, summary=summary, description=f"{summary} …")

    @factory.post_generation
    def codes(self, create, extracted, **kwargs):
        """`codes={"sectors": ["25.53"], "capabilities": ["machining"]}` sets the vocabularies."""
        for name, codes in (extracted or {}).items():
            model = Company._meta.get_field(name).related_model
            getattr(self, name).set(model.objects.filter(code__in=codes))
        if extracted:
            self.save()


class ListingFactory(factory.django.DjangoModelFactory):
    """A request of a published company; `texts={"de": "Title"}` gives it prose, `codes` its vocabularies."""

    class Meta:
        model = Listing
        skip_postgeneration_save = True

    company = factory.SubFactory(CompanyFactory)
    kind = "request"
    slug = factory.Sequence(lambda n: f"gesuch-{n}")
    cooperation = "supply"
    quantity = "500 im Jahr"
    valid_until = factory.LazyFunction(lambda: datetime.date.today() + datetime.timedelta(days=90))
    confirmed_at = datetime.date(2026, 10, 1)

    @factory.post_generation
    def texts(self, create, extracted, **kwargs):
        for language, title in (extracted or {}).items():
            ListingText.objects.create(listing=self, language=language, title=title, description=f"{title} …")

    @factory.post_generation
    def codes(self, create, extracted, **kwargs):
        for name, codes in (extracted or {}).items():
            model = Listing._meta.get_field(name).related_model
            getattr(self, name).set(model.objects.filter(code__in=codes))
        if extracted:
            self.save()


class ChamberDeskFactory(factory.django.DjangoModelFactory):
    """A desk; `region_codes=["DED41"]` gives it regions, `people=[user]` officers, who join the officers' group."""

    class Meta:
        model = ChamberDesk
        skip_postgeneration_save = True

    institution = factory.SubFactory(
        CompanyFactory, name=factory.Sequence(lambda n: f"Musterkammer {n}"), kind="chamber"
    )

    @factory.post_generation
    def region_codes(self, create, extracted, **kwargs):
        self.regions.set(Region.objects.filter(code__in=extracted or ()))

    @factory.post_generation
    def people(self, create, extracted, **kwargs):
        for user in extracted or ():
            user.groups.add(Group.objects.get(name="Chamber officers"))
            self.officers.add(user)


class InquiryFactory(factory.django.DjangoModelFactory):
    """An inquiry sent by somebody without an account; `text` is its message, and has been relayed."""

    class Meta:
        model = Inquiry
        skip_postgeneration_save = True

    company = factory.SubFactory(CompanyFactory, email="info@musterwerk.example")
    sender_name = "Eva Nováková"
    sender_email = "eva@labe.example"
    sender_organisation = "Slévárna Labe s.r.o."
    language = "cs"
    subject = "Poptávka po dílech"
    state = "sent"
    sent_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def text(self, create, extracted, **kwargs):
        InquiryMessage.objects.create(
            inquiry=self, side="sender", text=extracted or "Dobrý den, …", language=self.language,
            author=self.sender, relayed_at=timezone.now(),
        )  # fmt: skip


class UserFactory(factory.django.DjangoModelFactory):
    """A person with a confirmed address (`verified=False`: open); `language="cs"` is that of the letters to them."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"account-{n}")
    email = factory.Sequence(lambda n: f"person{n}@firma.example")
    first_name = "Jana"
    last_name = factory.Sequence(lambda n: f"Malá {n}")

    @factory.post_generation
    def verified(self, create, extracted, **kwargs):
        EmailAddress.objects.create(user=self, email=self.email, verified=extracted is not False, primary=True)

    @factory.post_generation
    def language(self, create, extracted, **kwargs):
        UserProfile.objects.update_or_create(user=self, defaults={"preferred_language": extracted or "de"})


class MembershipFactory(factory.django.DjangoModelFactory):
    """An administrator of a company's entry; `role="editor"` for the other role."""

    class Meta:
        model = Membership

    company = factory.SubFactory(CompanyFactory)
    user = factory.SubFactory(UserFactory)
    role = "admin"
