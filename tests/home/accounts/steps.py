"""What people do, step by step, as their browser would."""

import re

from django.core import mail

EMAIL = "jana.mala@strojirna.example"
CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b|\b[A-Z0-9]{6,8}\b")


def sign_up(client, email=EMAIL, first="konto", **data):
    data = {"email": email, "name": "Jana Malá", "language": "cs", "agreed": "on"} | data
    return client.post(f"/{first}/signup/", data)


def code_in(message):
    return CODE.search(message.body).group()


def last_code():
    return code_in(mail.outbox[-1])


def confirm(client, first="konto"):
    return client.post(f"/{first}/confirm-email/", {"code": last_code()})


def ask_for_code(client, email=EMAIL, first="konto", **data):
    return client.post(f"/{first}/login/", {"login": email, "password": "", **data})


def give_code(client, first="konto", **data):
    return client.post(f"/{first}/login/code/confirm/", {"code": last_code(), **data})
