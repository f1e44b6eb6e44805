"""Newsletter and alerts: only for those who have asked for them and confirmed it by mail, ended by one click.

The rooms give what they are made of:

    register_section(name, heading, collect)    a part of the newsletter
    register_search(collect, describe)          what is new for a saved search, and what it asks for in words
"""

from .sources import register_search, register_section

__all__ = ["register_search", "register_section"]
