"""Accounts in the CMS: only a superuser makes another one."""

from typing import Any

from django.forms import Form
from wagtail.users.views import users


class _SuperusersAlone:
    """A field that is disabled keeps its value, whatever a browser sends."""

    def get_form(self, *args: Any, **kwargs: Any) -> Form:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        if "is_superuser" in form.fields and not self.request.user.is_superuser:  # type: ignore[attr-defined]
            form.fields["is_superuser"].disabled = True
        return form


class CreateView(_SuperusersAlone, users.CreateView):
    pass


class EditView(_SuperusersAlone, users.EditView):
    pass


class UserViewSet(users.UserViewSet):
    add_view_class = CreateView
    edit_view_class = EditView


__all__ = ["UserViewSet"]
