"""`{% load inquiry_tags %}`"""

from django import template

from ..inquiries.wording import company_name
from ..models import Inquiry

register = template.Library()


@register.filter
def company_for(inquiry: Inquiry, side: str) -> str:
    """Return how a side may call the company asked."""
    return company_name(inquiry, side)
