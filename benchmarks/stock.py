"""A stock endpoint of Wagtail's API v2 over the same companies, with the same nested fields."""

from rest_framework import serializers
from wagtail.api import APIField
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import BaseAPIViewSet

from directory.models import Company, CompanyText
from directory.models.vocabulary import Term


class TermSerializer(serializers.Serializer):
    code = serializers.CharField()
    label = serializers.SerializerMethodField()

    def get_label(self, term: Term) -> str:
        return term.de


class TextSerializer(serializers.ModelSerializer):
    class Meta:
        model = CompanyText
        fields = ("language", "summary")


PLAIN = ("slug", "name", "kind", "city", "country", "languages", "size", "confirmed_at")
NESTED = ("sectors", "categories", "capabilities", "certificates")
Company.api_fields = [
    *map(APIField, PLAIN),
    APIField("region", serializer=TermSerializer()),
    *(APIField(name, serializer=TermSerializer(many=True)) for name in NESTED),
    APIField("texts", serializer=TextSerializer(many=True)),
]


class CompanyAPIViewSet(BaseAPIViewSet):
    model = Company
    listing_default_fields = [*BaseAPIViewSet.listing_default_fields, *PLAIN, "region", *NESTED, "texts"]

    def get_queryset(self):
        return Company.objects.published().order_by("pk")


stock_api = WagtailAPIRouter("stock")
stock_api.register_endpoint("companies", CompanyAPIViewSet)
