"""How the portal starts with which environment. Settings are read once per process, so each test asks a new one."""

import json
import os
import subprocess
import sys

import pytest
from django.core.management import call_command

from portal.env import BASE_DIR, Environment

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "k" * 50,
    "ALLOWED_HOSTS": "glokal.example, www.glokal.example",
    "BASE_URL": "https://glokal.example",
    "DATABASE_URL": "postgresql://glokal@db.example/glokal",
}


def start(environment: dict[str, str], expression: str = "None") -> "subprocess.CompletedProcess[str]":
    """Import the settings in a new process and print a JSON expression of them."""
    unset = {name.upper() for name in Environment.model_fields} | {"DJANGO_SETTINGS_MODULE"}
    rest = {name: value for name, value in os.environ.items() if name not in unset}
    code = (
        f"import json, django; from django.conf import settings as s; django.setup(); print(json.dumps({expression}))"
    )
    # An empty value stands above one from a developer's .env.
    environment = {
        "SECRET_KEY": "",
        "ALLOWED_HOSTS": "",
        "BASE_URL": "",
        "DATABASE_URL": "",
        "EMAIL_URL": "",
    } | environment
    return subprocess.run(
        [sys.executable, "-c", code], cwd=BASE_DIR, env=rest | environment, capture_output=True, text=True
    )


def ask(environment: dict[str, str], expression: str):
    done = start(environment, expression)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_production_starts_with_its_secrets():
    assert ask(PRODUCTION, "s.ALLOWED_HOSTS") == ["glokal.example", "www.glokal.example"]


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("SECRET_KEY", "", "SECRET_KEY must be set"),
        ("SECRET_KEY", "k" * 49, "at least 50 characters"),
        ("ALLOWED_HOSTS", "", "ALLOWED_HOSTS must name"),
        ("ALLOWED_HOSTS", "*", "* is not one"),
        ("BASE_URL", "", "BASE_URL must be"),
        ("BASE_URL", "http://glokal.example", "begin with https://"),
        ("DATABASE_URL", "", "DATABASE_URL must name"),
    ],
)
def test_production_does_not_start_half_configured(variable, value, sentence):
    done = start(PRODUCTION | {variable: value})
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_production_names_all_that_is_missing_at_once():
    done = start({"DJANGO_SETTINGS_MODULE": "portal.settings.production"})
    assert [line.split()[0] for line in done.stderr.strip().splitlines()[1:]] == [
        "SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL", "DATABASE_URL",
    ]  # fmt: skip


def test_production_is_strict():
    names = [
        "SECURE_SSL_REDIRECT", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD", "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "CSRF_COOKIE_HTTPONLY",
    ]  # fmt: skip
    assert ask(PRODUCTION, f"[getattr(s, name) for name in {names}]") == [True] * len(names)
    assert ask(PRODUCTION, "[s.DEBUG, s.DEMO_CONTENT, s.SECURE_HSTS_SECONDS]") == [False, False, 63072000]


def test_development_needs_no_variable_and_uses_the_embedded_server(tmp_path):
    environment = {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DATA_DIR": str(tmp_path)}
    host = ask(environment, "s.DATABASES['default']['HOST']")
    assert host.startswith("/tmp/glokal-")


def test_a_database_that_is_named_is_used():
    environment = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DATABASE_URL": "postgresql://u:p@db.example:5433/n",
    }
    expression = "[s.DATABASES['default'][part] for part in ('HOST', 'PORT', 'USER', 'PASSWORD', 'NAME')]"
    assert ask(environment, expression) == ["db.example", 5433, "u", "p", "n"]


def test_a_relative_data_folder_lies_below_the_project():
    assert Environment(data_dir="elsewhere").data_dir == BASE_DIR / "elsewhere"


@pytest.mark.parametrize(("port", "address"), [(8000, "http://localhost:8000"), (8001, "http://localhost:8001")])
def test_the_address_follows_the_port(port, address):
    assert Environment(port=port, base_url="").base_url == address


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtps://u:p%40ss@mail.example", 465, False, True),
        ("smtp://u:p%40ss@mail.example", 587, True, False),
        ("smtp://u:p%40ss@mail.example:2525", 2525, True, False),
    ],
)
def test_a_mail_password_travels_encrypted(url, port, tls, ssl):
    mail = Environment(email_url=url).mail()
    assert (mail["EMAIL_PORT"], mail["EMAIL_USE_TLS"], mail["EMAIL_USE_SSL"]) == (port, tls, ssl)
    assert (mail["EMAIL_HOST_USER"], mail["EMAIL_HOST_PASSWORD"]) == ("u", "p@ss")


def test_a_mail_server_in_the_next_room_needs_neither():
    mail = Environment(email_url="smtp://relay").mail()
    assert (mail["EMAIL_HOST"], mail["EMAIL_PORT"], mail["EMAIL_USE_TLS"]) == ("relay", 25, False)


@pytest.mark.parametrize(("name", "value"), [("EMAIL_URL", "mail.example"), ("PORT", "99999"), ("LOG_LEVEL", "LOUD")])
def test_a_wrong_value_ends_the_start_with_its_name(name, value):
    done = start({"DJANGO_SETTINGS_MODULE": "portal.settings.dev", name: value})
    assert done.returncode == 1
    assert done.stderr.startswith("The environment is not valid.")
    assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_our_static_files_can_be_collected_with_their_digests(tmp_path, settings):
    """The manifest refuses a style sheet that names a file which does not exist."""
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    storage = ask(PRODUCTION, "s.STORAGES['staticfiles']")
    settings.STORAGES = {**settings.STORAGES, "staticfiles": storage}
    call_command("collectstatic", interactive=False, verbosity=0)
    paths = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    assert paths["css/base.css"] != "css/base.css"
    assert (tmp_path / f"{paths['css/base.css']}.br").exists()
