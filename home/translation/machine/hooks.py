"""What Wagtail is told: the line in a page's history, and the address of a background run's page."""

from typing import Any

from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from .apply import ACTION
from .errors import Problem, problem_sentence
from .views import run, start_many


class MachineFormatter(LogFormatter):
    label = _("Translate by machine")

    def format_message(self, log_entry: Any) -> str:
        data = {"service": "", "texts": 0, "left": 0, "characters": 0, **(log_entry.data or {})}
        if data.get("problem"):
            return problem_sentence(Problem(data["problem"]), data["service"])
        return (
            _("%(service)s: %(characters)d characters sent, %(texts)d texts translated, %(left)d left to a person")
            % data
        )


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(ACTION)(MachineFormatter)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern | URLResolver]:
    patterns = ([path("start/", start_many, name="start"), path("<str:result_id>/", run, name="run")], "home_machine")
    return [path("translation/machine/", include(patterns))]
