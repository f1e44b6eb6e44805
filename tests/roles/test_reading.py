"""Which address of the CMS opens to whom. Whoever is not named is turned away, anonymous visitors to the login."""

import pytest

from .scene import address_of

ALL = ("partner", "colleague", "translator", "chief", "administrator", "officer", "superuser")
TOP = ("chief", "administrator", "superuser")  # all pages
PARTNER = ("partner", *TOP)
COLLEAGUE = ("colleague", *TOP)
LOCALIZING = ("translator", *TOP)
RUNNING = ("administrator", "superuser")
UPLOADING = ("partner", "colleague", *TOP)
COMPANIES = ("officer", "superuser")
DECIDING = ("chief", "superuser")
NOBODY: tuple[str, ...] = ()

TABLE: dict[tuple[str, ...], str] = {
    ALL: "/cms/ /cms/account/",
    PARTNER: """
        /cms/pages/{own}/ /cms/pages/{own}/edit/ /cms/pages/{live}/edit/ /cms/pages/{draft}/edit/
        /cms/pages/{written_by_other}/edit/ /cms/pages/{waiting}/edit/ /cms/pages/add/news/newspage/{own}/
        /cms/pages/{own}/add_subpage/ /cms/pages/{draft}/delete/ /cms/pages/{draft}/move/ /cms/pages/{live}/copy/
        /cms/pages/{live}/history/ /cms/pages/{draft}/revisions/{revision}/view/
        /cms/pages/{draft}/revisions/{revision}/revert/ /cms/pages/{draft}/revisions/compare/earliest...latest/
        /cms/pages/{draft}/view_draft/ /cms/pages/{draft}/edit/preview/ /cms/pages/{live}/usage/
        /cms/pages/{waiting}/workflow_history/ /cms/api/main/pages/{draft}/ /cms/images/{own_image}/
    """,
    ("partner", "translator", *TOP): """
        /cms/pages/{czech}/edit/ /cms/pages/{czech_waiting}/edit/
        /cms/localize/translate/{translation}/pofile/download/ /cms/localize/translate/{translation}/preview/
    """,
    COLLEAGUE: """
        /cms/pages/{alien}/edit/ /cms/pages/{alien_draft}/edit/ /cms/pages/{private}/edit/
        /cms/pages/add/news/newspage/{foreign}/ /cms/pages/{alien_draft}/delete/ /cms/pages/{alien_draft}/move/
        /cms/pages/{alien}/copy/ /cms/pages/{alien_draft}/history/
        /cms/pages/{alien_draft}/revisions/{alien_revision}/view/
        /cms/pages/{alien_draft}/revisions/{alien_revision}/revert/
        /cms/pages/{alien_draft}/revisions/compare/earliest...latest/ /cms/pages/{alien_draft}/view_draft/
        /cms/pages/{alien_draft}/edit/preview/ /cms/pages/{alien}/usage/ /cms/api/main/pages/{alien_draft}/
        /cms/images/{alien_image}/ /cms/images/{alien_image}/delete/ /cms/images/{alien_image}/preview/original/
        /cms/documents/edit/{alien_document}/ /cms/documents/delete/{alien_document}/
    """,
    TOP: """
        /cms/pages/{home}/edit/ /cms/pages/{index}/edit/ /cms/pages/add/news/newspage/{index}/
        /cms/pages/add/home/standardpage/{home}/ /cms/pages/{home}/add_subpage/ /cms/pages/{live}/delete/
        /cms/pages/{czech}/delete/ /cms/pages/{live}/unpublish/ /cms/pages/{alien}/unpublish/
        /cms/pages/{czech}/unpublish/ /cms/pages/{live}/move/ /cms/pages/{draft}/move/{foreign}/confirm/
        /cms/pages/{draft}/revisions/{revision}/unschedule/ /cms/pages/{live}/privacy/ /cms/pages/{alien}/privacy/
        /cms/pages/{live}/set_position/ /cms/snippets/news/topic/add/ /cms/snippets/news/topic/edit/{topic}/
        /cms/snippets/news/topic/unpublish/{topic}/ /cms/snippets/home/sitetexts/
        /cms/snippets/home/sitetexts/edit/{texts}/ /cms/snippets/home/sitetexts/add/ /cms/reports/locked/
    """,
    DECIDING: """
        /cms/pages/workflow/preview/{waiting}/{task_task}/ /cms/pages/workflow/action/{waiting}/approve/{task}/
        /cms/pages/workflow/action/{waiting}/reject/{task}/
        /cms/pages/workflow/collect_action_data/{waiting}/reject/{task}/
        /cms/pages/workflow/action/{czech_waiting}/approve/{czech_task}/
    """,
    LOCALIZING: """
        /cms/snippets/news/topic/ /cms/snippets/news/topic/edit/{czech_topic}/ /cms/snippets/news/topic/history/{topic}/
        /cms/localize/reports/translations/ /cms/localize/submit/page/{draft}/ /cms/localize/submit/page/{alien}/
    """,
    ("partner", "colleague", *LOCALIZING): "/cms/translations/",
    RUNNING: """
        /cms/snippets/news/topic/delete/{topic}/ /cms/snippets/home/sitetexts/delete/{texts}/ /cms/users/
        /cms/users/new/ /cms/users/edit/{account}/ /cms/users/delete/{account}/ /cms/users/history/{account}/
        /cms/groups/ /cms/groups/new/ /cms/groups/edit/{group}/ /cms/locales/ /cms/locales/new/
        /cms/locales/edit/{locale}/ /cms/sites/ /cms/sites/edit/{site}/ /cms/redirects/ /cms/redirects/add/
        /cms/workflows/list/ /cms/workflows/edit/{workflow}/ /cms/workflows/tasks/index/ /cms/collections/
        /cms/consents/ /cms/subscriptions/ /cms/mail/outgoing/ /cms/mail/given-up/
    """,
    ("superuser",): "/cms/users/edit/{superaccount}/",
    UPLOADING: """
        /cms/documents/ /cms/pages/search/?q=Fremd /cms/reports/workflow/ /cms/reports/workflow_tasks/
    """,
    ("officer", *UPLOADING): "/cms/images/ /cms/images/add/",  # logos
    COMPANIES: """
        /cms/companies/ /cms/companies/edit/{company}/ /cms/companies/history/{company}/
        /cms/companies/preview/{company}/ /cms/imports/ /cms/imports/new/ /cms/sector/
    """,
    ("administrator", *COMPANIES): "/cms/mail/letters/ /cms/mail/returned/",
    ("officer", "superuser"): """
        /cms/review/ /cms/claims/ /cms/claims/all/ /cms/inquiries/ /cms/notices/ /cms/records/inquiries/
        /cms/records/notices/
    """,
    NOBODY: "/cms/users/delete/{superaccount}/",  # a superuser does not delete their own account
}  # fmt: skip
HIDDEN = {"partner": "Fremder Entwurf", "colleague": "Eigener Entwurf", "translator": "Entwurf", "officer": "Entwurf"}
LISTS = """
    /cms/ /cms/pages/ /cms/pages/{index}/ /cms/pages/{own}/ /cms/pages/{foreign}/ /cms/pages/search/?q=Entwurf
    /cms/api/main/pages/?limit=50 /cms/choose-page/{own}/ /cms/choose-page/{foreign}/ /cms/choose-page/search/?q=Entwurf
    /cms/pages/{draft}/move/{foreign}/confirm/ /cms/pages/{alien_draft}/move/{own}/confirm/
    /cms/reports/site-history/ /cms/reports/workflow/ /cms/reports/locked/
""".split()  # noqa: SIM905 - as above


def test_who_gets_in(people, things):
    wrong = []
    for admitted, addresses in TABLE.items():
        for template in addresses.split():
            address = address_of(template, things)
            answers = {name: client.get(address) for name, client in people.items()}
            found = {name for name, answer in answers.items() if answer.status_code == 200}
            if found != set(admitted):
                wrong.append(f"{template}: too far {found - set(admitted)}, refused {set(admitted) - found}")
            if not answers["anonymous"].get("Location", "").startswith("/cms/login/"):
                wrong.append(f"{template}: an anonymous visitor is not sent to the login")
    assert not wrong, "\n".join(wrong)


def test_no_list_tells_of_drafts_of_others(people, things):
    """The translator's desk shows every page by design; all else is for those who may edit it."""
    told = []
    for template in LISTS:
        for name, title in HIDDEN.items():
            if name == "translator" and template == "/cms/":
                continue
            if title in people[name].get(address_of(template, things)).content.decode():
                told.append(f"{template} tells {name} of “{title}”")
    assert not told, "\n".join(told)


@pytest.mark.parametrize("name", ["partner", "translator", "chief", "administrator"])
def test_a_deactivated_account_is_out_at_once(people, things, name):
    client = people[name]
    assert client.get("/cms/").status_code == 200
    client.user.is_active = False
    client.user.save()
    for template in ("/cms/", "/cms/pages/{czech}/edit/", "/cms/pages/{draft}/edit/"):
        assert client.get(address_of(template, things))["Location"].startswith("/cms/login/")


def test_a_member_who_leaves_is_out_at_once(people, things):
    address = address_of("/cms/pages/{draft}/edit/", things)
    assert people["partner"].get(address).status_code == 200
    people["partner"].user.groups.remove(people["partner"].user.groups.get(name__startswith="Editors: "))
    assert people["partner"].get(address).status_code == 302


def test_readers_see_neither_drafts_nor_what_is_private(people, things):
    for name in ("draft", "waiting", "alien_draft", "private", "czech_waiting"):
        assert people["anonymous"].get(things[name].get_url()).status_code in (302, 404)
    assert people["anonymous"].get(things["live"].get_url()).status_code == 200


def test_the_menu_leads_to_what_one_may_do(people):
    wanted = {
        "partner": {"/cms/pages/", "/cms/images/", "/cms/documents/"},
        "translator": {"/cms/translations/"},
        "chief": {"/cms/pages/", "/cms/snippets/news/topic/"},
        "administrator": {"/cms/users/", "/cms/groups/", "/cms/locales/", "/cms/sites/", "/cms/redirects/"},
        "officer": {"/cms/companies/", "/cms/imports/"},
    }  # fmt: skip
    foreign = {
        "partner": {"/cms/users/", "/cms/companies/", "/cms/locales/"},
        "translator": {"/cms/users/", "/cms/companies/", "/cms/documents/", "/cms/locales/"},
        "chief": {"/cms/users/", "/cms/companies/", "/cms/locales/", "/cms/sites/"},
        "administrator": {"/cms/companies/", "/cms/imports/"},
        "officer": {"/cms/users/", "/cms/translations/", "/cms/snippets/news/topic/"},
    }  # fmt: skip
    for name, addresses in wanted.items():
        html = people[name].get("/cms/").content.decode()
        menu = html.replace("\\u002D", "-")
        for address in addresses:
            assert address in menu, (name, address)
        for address in foreign[name]:
            assert f'"{address}"' not in menu, (name, address)
