"""Wagtail knows approval, sending back and cancelling; a rejection for good is ours."""

from django.dispatch import Signal

refused = Signal()  # like Wagtail's: sender WorkflowState, instance, user

__all__ = ["refused"]
