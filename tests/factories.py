"""Records for tests. Values are fixed or counted, never random."""

import datetime

import factory

from directory.models import Company, CompanyText, Region


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
