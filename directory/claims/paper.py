"""The letter with a code, A4, its address where windows of envelopes are (DIN 5008, form B)."""

from dataclasses import dataclass
from io import BytesIO

import qrcode
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from fpdf import FPDF

from home.mail.imprint import imprint

from ..models import Claim, Company, Proof
from ..review import desk_of
from .codes import VALID
from .fonts import FAMILY, add_fonts

LEFT, RIGHT, WIDTH = 25.0, 20.0, 165.0  # mm
WINDOW = (25.0, 62.7)  # where the address begins: after 17.7 mm for the sender's line and notes
FOLDS, PUNCH = (105.0, 210.0), 148.5
TEXT_BEGINS = 103.5
COUNTRIES = {"DE": "DEUTSCHLAND", "CZ": "TSCHECHISCHE REPUBLIK"}


@dataclass(frozen=True)
class Sender:
    name: str
    lines: tuple[str, ...] = ()
    country: str = "DE"


def language_of(company: Company) -> str:
    return "cs" if company.country == "CZ" else "de"


def lacks_address(company: Company) -> bool:
    return not (company.street and company.postal_code and company.city)


def set_paper(claim: Claim, code: str) -> bytes:
    """Return the PDF, in the language of the company's country."""
    with override(language_of(claim.company)):
        return _Paper(claim, code).bytes()


class _Paper:
    def __init__(self, claim: Claim, code: str) -> None:
        self.claim, self.company, self.code = claim, claim.company, code
        self.sender = _sender(claim.company)
        base, path = settings.WAGTAILADMIN_BASE_URL, reverse("claims_claim", args=[claim.pk])
        self.address, self.with_code = f"{base}{path}", f"{base}{path}?code={code}"
        self.pdf = FPDF(format="A4", unit="mm")
        add_fonts(self.pdf)
        self.pdf.set_margins(LEFT, 20, RIGHT)
        self.pdf.set_auto_page_break(False)
        self.pdf.set_lang(language_of(claim.company))
        self.pdf.set_title(_("Your code for the entry “%(company)s”") % {"company": self.company.name})
        self.pdf.set_creator("Glokal")

    def bytes(self) -> bytes:
        self.pdf.add_page()
        self._marks()
        self._head()
        self._window()
        self._text()
        return bytes(self.pdf.output())

    def _font(self, size: float, style: str = "") -> None:
        self.pdf.set_font(FAMILY, style, size)

    def _lines(self, x: float, y: float, lines: list[str], size: float, height: float, width: float = 80) -> None:
        for number, line in enumerate(lines):
            self._font(size)
            while size > 6 and self.pdf.get_string_width(line) > width:  # rather small than outside the window
                size -= 0.5
                self._font(size)
            self.pdf.set_xy(x, y + number * height)
            self.pdf.cell(width, height, line)

    def _marks(self) -> None:
        self.pdf.set_line_width(0.1)
        for y, length in ((FOLDS[0], 4), (PUNCH, 6), (FOLDS[1], 4)):
            self.pdf.line(4, y, 4 + length, y)

    def _head(self) -> None:
        self._font(13, "B")
        self.pdf.set_xy(LEFT, 16)
        self.pdf.multi_cell(95, 6, self.sender.name, align="L")
        self._lines(125, 50, [*self.sender.lines, "", date_format(timezone.localdate(), "DATE_FORMAT")], 9.5, 5, 65)

    def _window(self) -> None:
        """The sender's line, and the address in up to six lines; abroad, with the country in capitals."""
        x, y = WINDOW
        self._lines(x, y - 5, [" · ".join((self.sender.name, *self.sender.lines[:2]))], 6.5, 4)
        company = self.company
        lines = [company.name, company.street, f"{company.postal_code} {company.city}".strip()]
        if company.contact_person:
            lines.insert(1, company.contact_person)
        if company.country != self.sender.country:
            lines.append(COUNTRIES[company.country] if self.sender.country == "DE" else _abroad(company.country))
        self._lines(x, y, [line for line in lines if line], 11, 4.9)

    def _text(self) -> None:
        pdf, company, who = self.pdf, self.company, self.claim.user
        pdf.set_xy(LEFT, TEXT_BEGINS)
        self._font(12, "B")
        pdf.multi_cell(WIDTH, 6, _("Your code for the entry “%(company)s”") % {"company": company.name}, align="L")
        pdf.ln(4)
        name = (who.get_full_name() or who.email) if who else ""
        self._paragraph(_("Dear Sir or Madam,"))
        self._paragraph(
            _("%(name)s has asked on the portal Glokal to look after the entry of your company in the directory of "
              "companies of the Saxon-Czech border region. With the following code this person shows that your company "
              "agrees. Please pass it on only if you do.") % {"name": name}
        )  # fmt: skip
        top = pdf.get_y() + 2
        self._code(top)
        pdf.set_xy(LEFT, top + 46)
        days = VALID[Proof.LETTER].days
        self._paragraph(
            _("The code is valid for %(days)s days and only for the account of the person named above. If you do not "
              "know this person, please destroy this letter: without the code nothing changes.") % {"days": days}
        )  # fmt: skip
        self._paragraph(_("Kind regards"))
        self._paragraph(self.sender.name)

    def _paragraph(self, text: str) -> None:
        self._font(11)
        self.pdf.set_x(LEFT)
        self.pdf.multi_cell(WIDTH, 5.4, text, align="L")
        self.pdf.ln(3)

    def _code(self, top: float) -> None:
        pdf = self.pdf
        pdf.set_line_width(0.3)
        pdf.rect(LEFT, top, WIDTH, 40, round_corners=True, corner_radius=2)
        picture = BytesIO()
        qrcode.make(self.with_code, box_size=8, border=4).save(picture)
        pdf.image(picture, LEFT + WIDTH - 38, top + 2, 36, 36, alt_text=_("QR code of the address on the portal"))
        self._lines(LEFT + 6, top + 5, [_("Your code")], 9.5, 5, 110)
        self._font(24, "B")
        pdf.set_xy(LEFT + 6, top + 10)
        pdf.cell(110, 12, self.code)
        self._lines(LEFT + 6, top + 26, [_("Enter it here, signed in to your account:"), self.address], 9.5, 5, 112)


def _sender(company: Company) -> Sender:
    """Return the chamber that looks after the region, the portal where there is none."""
    desk = desk_of(company)
    if desk is None:
        found = imprint()
        return Sender(
            "Glokal", tuple(line for line in (*found.note.splitlines()[:3], found.contact, found.portal) if line)
        )
    house = desk.institution
    place = f"{house.postal_code} {house.city}".strip()
    lines = tuple(line for line in (house.street, place, house.phone, house.website) if line)
    return Sender(house.name, lines, house.country)


def _abroad(country: str) -> str:
    return {"DE": "NĚMECKO", "CZ": "ČESKO"}[country]


__all__ = ["lacks_address", "language_of", "set_paper"]
