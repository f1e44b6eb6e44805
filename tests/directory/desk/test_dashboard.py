"""The first page of the CMS: what awaits an officer, for those who work at the desk."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from directory.models import ImportRun
from tests.factories import CompanyFactory

pytestmark = pytest.mark.django_db


def signed_in(client, django_user_model, *names):
    user = django_user_model.objects.create_user("user", password="x")
    user.user_permissions.set(Permission.objects.filter(codename__in=("access_admin", *names)))
    client.force_login(user)
    return client.get(reverse("wagtailadmin_home"))


def test_numbers_are_those_of_the_lists_they_lead_to(client, django_user_model):
    for number in range(3):
        CompanyFactory(name=f"Öffentlich {number}", live=True)
    CompanyFactory(name="Entwurf", live=False)
    page = signed_in(client, django_user_model, "view_company", "change_company")
    items = page.context["items"]
    assert {count for _label, count, _address in items} >= {3, 1}
    for label, count, address in items:
        assert address.replace("&", "&amp;") in page.content.decode()
        assert client.get(address).context["paginator"].count == count, label


def test_imports_are_shown_to_those_who_may_import(client, django_user_model):
    ImportRun.objects.create(file_name="register.csv", source="x", sha256="")
    assert "register.csv" in signed_in(client, django_user_model, "view_company", "add_importrun").content.decode()


@pytest.mark.parametrize("names", [(), ("add_importrun",)])
def test_others_see_no_desk(client, django_user_model, names):
    assert "glokal-desk" not in signed_in(client, django_user_model, *names).content.decode()


def test_first_page_asks_a_fixed_number_of_queries(client, django_user_model, django_assert_max_num_queries):
    """A query for each import's user, or each number of its own, would exceed this."""
    signed_in(client, django_user_model, "view_company", "add_importrun")
    ImportRun.objects.bulk_create(ImportRun(file_name=f"{n}.csv", source="x", sha256="") for n in range(20))
    with django_assert_max_num_queries(24):
        client.get(reverse("wagtailadmin_home"))
