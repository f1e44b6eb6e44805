"""Forms of the CMS that Wagtail lets a project replace."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from wagtail.admin.forms import auth


class LoginForm(auth.LoginForm):
    """Wagtail gives the password no label, so that its English name would be shown; Django's label is translated."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = AuthenticationForm.base_fields["password"].label
