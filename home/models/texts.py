"""Site settings that are text, one row per language."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ..blocks import PARTNER_BLOCKS


class SiteTexts(TranslatableMixin, models.Model):
    """Footer note, contact and partners of one language.

    The links to imprint, privacy and the like are the standard pages marked "in the footer".
    """

    footer_note = models.TextField(_("note in the footer"), max_length=600, blank=True)
    contact_email = models.EmailField(_("contact address"), blank=True)
    partners = StreamField(PARTNER_BLOCKS, verbose_name=_("partners"), blank=True)

    panels = [FieldPanel("footer_note"), FieldPanel("contact_email"), FieldPanel("partners")]
    override_translatable_fields = [
        TranslatableField("footer_note"),
        SynchronizedField("contact_email"),
        TranslatableField("partners"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("site texts")
        verbose_name_plural = _("site texts")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}: {self.locale}"

    def clean(self) -> None:
        super().clean()
        if SiteTexts.objects.filter(locale=self.locale).exclude(pk=self.pk).exists():
            raise ValidationError(_("This language has its site texts already. Please change those instead."))
