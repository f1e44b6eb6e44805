"""Forms for people without an account: no cookie, no third party, and yet few robots.

guard    visitor_form: only a form of this portal may post here
proof    a puzzle that a browser solves by itself, good for one form
limits   within_limit, sender_of: how often one may do something
forms    HumanForm: all of it in a form
"""

from .forms import HumanForm
from .guard import visitor_form
from .limits import sender_of, within_limit

__all__ = ["HumanForm", "sender_of", "visitor_form", "within_limit"]
