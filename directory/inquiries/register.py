"""What inquiries make known to the rest of the portal when it starts."""

from django.utils.translation import gettext_lazy as _

from home.accounts.menu import register_item
from home.duties import register_duty

from . import clock, personal, relay, samples
from .receivers import unread_count


def register() -> None:
    register_duty("inquiries_late_letters", relay.send_late)
    register_duty("inquiries_pass_on", clock.pass_on_known)
    register_duty("inquiries_remind", clock.remind)
    register_duty("inquiries_escalate", clock.escalate)
    register_duty("inquiries_outcome", clock.ask_outcomes)
    register_duty("inquiries_erase", clock.erase_old)
    register_item(
        "inquiries", _("Inquiries"), "inquiries_list", unread_count,
        text=_("What others ask your companies, and what you have asked."), order=30,
    )  # fmt: skip
    personal.register()
    samples.register()


__all__ = ["register"]
