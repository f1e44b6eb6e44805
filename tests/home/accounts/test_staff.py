"""The CMS behind the account: the same sign-in, and a second factor that was given in this session."""

import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core import mail
from wagtail.models import PageViewRestriction

from home.models import HomePage, Subscription

from .steps import EMAIL, ask_for_code, give_code

pytestmark = pytest.mark.django_db
User = get_user_model()
PASSWORD = "ein-gutes-passwort"
ADDRESSES = ["/cms/", "/cms/pages/", "/cms/users/", "/cms/account/", "/cms/api/main/pages/", "/cms/reports/"]


@pytest.fixture(autouse=True)
def _required(settings):
    settings.STAFF_MFA_REQUIRED = True


@pytest.fixture
def officer():
    user = User.objects.create_user("officer", EMAIL, PASSWORD)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True, primary=True)
    return user


def totp_code(secret):
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def set_up(user):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def sign_in_by_password(client, **data):
    return client.post("/konto/login/", {"login": EMAIL, "password": PASSWORD, **data})


@pytest.mark.parametrize("path", ["/cms/", "/cms/pages/"])
def test_editor_comes_back_to_where_they_wanted(client, officer, settings, path):
    settings.STAFF_MFA_REQUIRED = False
    answer = client.get(path, follow=True)
    assert answer.redirect_chain[-1][0] == f"/konto/login/?next={path}"
    assert sign_in_by_password(client, next=path)["Location"] == path


def test_user_name_does_for_accounts_made_by_hand(client, officer, settings):
    settings.STAFF_MFA_REQUIRED = False
    client.post("/konto/login/", {"login": "officer", "password": PASSWORD, "next": "/cms/"})
    assert client.get("/cms/").status_code == 200


@pytest.mark.parametrize("way", ["code", "password"])
@pytest.mark.parametrize("path", ADDRESSES)
def test_without_second_factor_every_address_leads_to_setting_one_up(client, officer, path, way):
    if way == "code":
        ask_for_code(client)
        give_code(client)
    else:
        sign_in_by_password(client)
    assert client.get("/konto/").status_code == 200
    for answer in (client.get(path), client.post(path)):
        assert (answer.status_code, answer["Location"]) == (302, "/konto/2fa/")


def test_code_by_mail_alone_opens_no_cms(client, officer):
    secret = set_up(officer)
    ask_for_code(client)
    assert give_code(client)["Location"].startswith("/konto/2fa/authenticate/")
    assert client.get("/cms/")["Location"].startswith("/cms/login/")
    client.post("/konto/2fa/authenticate/", {"code": totp_code(secret)})
    assert client.get("/cms/").status_code == 200


def test_recovery_code_does_once(client, officer):
    set_up(officer)
    code = RecoveryCodes(officer.authenticator_set.get(type="recovery_codes")).get_unused_codes()[0]
    sign_in_by_password(client)
    client.post("/konto/2fa/authenticate/", {"code": code})
    assert client.get("/cms/").status_code == 200
    client.post("/konto/logout/")
    sign_in_by_password(client)
    client.post("/konto/2fa/authenticate/", {"code": code})
    assert client.get("/cms/").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_setting_up_opens_the_cms_and_shows_recovery_codes(client, officer):
    User.objects.create_superuser("root", "root@glokal.example")
    User.objects.create_superuser("gone", "gone@glokal.example", is_active=False)
    group, _new = Group.objects.get_or_create(name="Administrators")
    User.objects.create_user("chief", "chief@glokal.example").groups.add(group)
    sign_in_by_password(client)
    client.post("/konto/reauthenticate/?next=/konto/2fa/totp/activate/", {"password": PASSWORD})
    page = client.get("/konto/2fa/totp/activate/")
    assert "<svg" in page.text
    assert "data:" not in page.text
    code = totp_code(client.session["mfa.totp.secret"])
    answer = client.post("/konto/2fa/totp/activate/", {"code": code})
    assert answer["Location"] == "/konto/2fa/recovery-codes/"
    codes = RecoveryCodes(officer.authenticator_set.get(type="recovery_codes")).get_unused_codes()
    assert codes[0] in client.get("/konto/2fa/recovery-codes/").text
    told = [message for message in mail.outbox if "officer" in message.body and message.to != [EMAIL]]
    assert sorted(message.to[0] for message in told) == ["chief@glokal.example", "root@glokal.example"]
    assert client.get("/cms/account/").status_code == 200


def test_older_session_has_to_prove_the_factor_first(client, officer):
    sign_in_by_password(client)
    secret = set_up(officer)  # elsewhere, meanwhile
    answer = client.get("/cms/pages/")
    assert answer["Location"] == "/konto/2fa/reauthenticate/?next=/cms/pages/"
    client.post(answer["Location"], {"code": totp_code(secret)})
    assert client.get("/cms/").status_code == 200


def test_person_without_cms_access_is_led_to_the_account(client):
    client.force_login(User.objects.create_user("jana", EMAIL))
    answer = client.get("/cms/", follow=True)
    assert answer.redirect_chain[-1][0] == "/konto/"


@pytest.mark.parametrize("path", ["/cms/password_reset/", "/cms/password_reset/done/"])
def test_wagtail_s_own_password_pages_are_gone(client, path):
    assert client.get(path, follow=True).status_code == 404


def test_nobody_is_led_out_of_the_portal(client, officer):
    client.force_login(officer)
    assert client.get("/cms/login/?next=https://evil.example/")["Location"] == "/cms/"


def test_address_replaced_by_an_administrator_opens_the_account_no_longer(client, officer, settings, admin_client):
    settings.STAFF_MFA_REQUIRED = False
    data = {"username": "officer", "email": "new@firma.example", "first_name": "J", "last_name": "M", "is_active": "on"}
    assert admin_client.post(f"/cms/users/edit/{officer.pk}/", data).status_code == 302
    assert not EmailAddress.objects.filter(email=EMAIL).exists()
    ask_for_code(client)
    assert "kein Konto" in mail.outbox[-1].subject
    ask_for_code(client, "new@firma.example")
    give_code(client)
    assert "new@firma.example" in client.get("/konto/").text
    assert EmailAddress.objects.get(user=officer).verified


def test_deleting_in_the_cms_erases_what_the_portal_keeps(admin_client, settings):
    settings.STAFF_MFA_REQUIRED = False
    people = [User.objects.create_user(f"p{number}", f"p{number}@firma.example") for number in range(3)]
    for user in people:
        Subscription.objects.create(user=user, email=user.email, purpose="newsletter", language="de")
    one, *two = people
    assert admin_client.get(f"/cms/users/delete/{one.pk}/").status_code == 200
    assert User.objects.filter(pk=one.pk).exists()
    assert admin_client.post(f"/cms/users/delete/{one.pk}/").status_code == 302
    assert set(Subscription.objects.values_list("email", flat=True)) == {user.email for user in two}
    query = "&".join(f"id={user.pk}" for user in two)
    assert admin_client.post(f"/cms/bulk/auth/user/delete/?{query}").status_code == 302
    assert not Subscription.objects.exists()
    assert not User.objects.filter(pk__in=[user.pk for user in people]).exists()
    assert sorted(message.to[0] for message in mail.outbox) == [user.email for user in people]


@pytest.mark.parametrize("first", ["de", "cs", "en"])
def test_wagtail_s_form_for_private_pages_lets_nobody_in_by_a_password_alone(client, officer, first):
    set_up(officer)
    path = f"/{first}/_util/login/"
    answer = client.post(path, {"username": "officer", "password": PASSWORD})
    assert answer["Location"].endswith("/login/")
    assert "_auth_user_id" not in client.session
    assert client.get(f"{path}?next=/de/intern/")["Location"].endswith("/login/?next=/de/intern/")


def test_private_page_leads_to_the_account_s_sign_in(client):
    page = HomePage.objects.first()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(page.url)["Location"] == f"/konto/login/?next={page.url}"
