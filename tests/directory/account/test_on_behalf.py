"""An officer in an entry of their region: what the CMS asks of them, the account does, too."""

from tests.home.accounts.test_staff import set_up, totp_code

from .conftest import signed_in


def test_an_officer_edits_on_behalf_only_with_the_second_factor_of_the_cms(eva, company, people, settings):
    settings.STAFF_MFA_REQUIRED = True
    officer = signed_in(people["officer"])
    assert officer.get(f"/konto/entries/{company.slug}/").status_code == 404
    assert officer.post(f"/konto/entries/{company.slug}/edit/contact/", {"phone": "+49 371 777"}).status_code == 404
    assert officer.post(f"/konto/entries/{company.slug}/submit/").status_code == 404
    assert eva.get(f"/konto/entries/{company.slug}/").status_code == 200
    secret = set_up(people["officer"])
    officer.post("/konto/2fa/reauthenticate/", {"code": totp_code(secret)})
    assert officer.get(f"/konto/entries/{company.slug}/").status_code == 200
