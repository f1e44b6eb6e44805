"""Wagtail's accounts, with the views of the portal's own; in a module of its own, for Django loads it first."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    user_viewset = "home.people.UserViewSet"
