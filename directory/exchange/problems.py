"""What can be wrong with a file, a heading or a value, in words for the person who has to mend it.

Reasons are kept as codes with what fills the sentence in, so that each reader gets the sentence in their language.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from .headings import LABELS

FILE = {
    "empty": _("The file is empty."),
    "not-a-table": _("This is neither a CSV file nor an XLSX workbook. Please save the table as XLSX or as CSV."),
    "damaged": _("The workbook is damaged. Please open it in a spreadsheet program and save it again as XLSX."),
    "too-large": _("The file is larger than %(megabytes)s MB. Please split it."),
    "too-many-rows": _("The file has more than %(rows)s rows. Please split it."),
    "too-many-columns": _("Row %(row)s has more than %(columns)s columns. Please delete those that are not needed."),
    "cell-too-long": _("Row %(row)s has a cell of more than %(characters)s characters. Is a quotation mark missing?"),
    "open-quote": _(
        "In the row that begins in line %(line)s a quotation mark is never closed, or stands inside a quoted cell "
        "without being doubled. Please mend it."
    ),
    "encoding": _(
        "The file is encoded as UTF-8, but line %(line)s is not. Please mend the letters there, or save the table as "
        "XLSX."
    ),
    "no-headings": _(
        "No column with the company's name was recognised. The first row must hold headings such as “Name”, “Firma” "
        "or “Název”, or a mapping must say which column it is."
    ),
    "no-rows": _("Below the headings there are no rows."),
    "two-columns": _("The columns “%(first)s” and “%(second)s” both seem to be: %(fact)s. "
                     "Please say in a mapping which one to take."),
    "unclear-heading": _("The heading “%(heading)s” may mean several things: %(facts)s. "
                         "Please say in a mapping which one it is, or that the column is to be left out."),
    "mapping-heading": _("The mapping names the column “%(heading)s”, which the file does not have."),
    "mapping-fact": _("The mapping names “%(fact)s”, which is no fact of a company. Known are: %(facts)s."),
    "mapping-unreadable": _(
        "The mapping is neither JSON ({\"heading\": \"fact\"}) nor CSV with the columns heading and fact."
    ),
    "not-undoable": _("This import cannot be taken back: it has written nothing, or has been taken back already."),
    "undo-public": _("This import has changed what is public. Only somebody who may publish entries can take it back."),
    "busy": _("Another import is under way. Please wait until it has finished."),
    "vanished": _("The uploaded file is no longer there. Please upload it again."),
    "changed": _("The file has changed since the trial run. Please upload it again."),
}  # fmt: skip

ROW = {
    "missing": _("This is required, but the cell is empty."),
    "too-long": _("Longer than the %(limit)s characters that are kept."),
    "shortened": _("Longer than %(limit)s characters; shortened."),
    "more-cells": _(
        "The row has more cells than there are headings. Is a delimiter inside a text without quotation marks?"
    ),
    "rows-in-cell": _(
        "A cell of this row seems to hold other rows as well. Is a quotation mark missing where it begins or ends?"
    ),
    "country": _("“%(value)s” is no country that is known here. Please write DE or CZ."),
    "outside-area": _("%(place)s is outside the programme area."),
    "place-unknown": _("It is not known in which region %(place)s lies. Please add the postal code or the region."),
    "region-unknown": _("“%(value)s” is no region of the programme area."),
    "region-contradicts": _("The file says %(value)s, but the address lies in %(region)s; the address was followed."),
    "coordinates": _("The coordinates %(value)s are not near the programme area; those of the town were taken."),
    "ico": _("“%(value)s” is no valid IČO: %(why)s"),
    "vat_id": _("“%(value)s” is no valid VAT number: %(why)s"),
    "register": _("“%(value)s” is not kept as a register number: %(why)s"),
    "sector-unknown": _("“%(value)s” is no code or name of NACE Rev. 2.1."),
    "category-unknown": _("“%(value)s” is no code or name of CPV 2008."),
    "capability-unknown": _("“%(value)s” is not among the capabilities."),
    "certificate-unknown": _("“%(value)s” is not among the certificates."),
    "several-meanings": _("“%(value)s” may be several terms: %(terms)s. Please write the code."),
    "language-unknown": _("“%(value)s” is no language that can be chosen."),
    "kind-unknown": _("“%(value)s” is no kind of organisation."),
    "size-unknown": _("“%(value)s” is neither a size class nor a number of employees."),
    "year": _("“%(value)s” is no year of foundation."),
    "date": _("“%(value)s” is no date in the past. Please write it like 2026-03-31 or 31.3.2026."),
    "number": _("“%(value)s” is no number of degrees."),
    "website": _("“%(value)s” is no web address."),
    "email": _("“%(value)s” is no e-mail address."),
    "phone": _("“%(value)s” is no telephone number."),
    "duplicate": _(
        "Possibly the same as “%(name)s”, %(city)s (%(where)s). Please decide: the same, a new one, or leave out."
    ),
    "duplicates": _("The numbers in this row belong to different companies: %(names)s."),
    "skipped": _("Left out, as you decided. Possibly the same as “%(name)s”, %(city)s (%(where)s)."),
    "merged": _("Further row of the company in row %(row)s, which holds."),
    "merged-different": _(
        "Further row of the company in row %(row)s, which holds. Not taken over: %(fields)s."
    ),
    "merged-added": _("Further row of the company in row %(row)s; added to it: %(fields)s."),
    "merged-added-different": _(
        "Further row of the company in row %(row)s; added: %(fields)s. Not taken over: %(others)s."
    ),
    "same": _("Nothing in the row is new."),
    "edited-by-company": _("The company has edited its entry itself; it was left as it is."),
    "draft-pending": _("There is an unpublished draft of this entry. Please publish or discard it and import again."),
    "locked": _("The entry is locked in the CMS. Please unlock it and import again."),
    "meanwhile": _("Somebody changed the entry while the import ran. Please import again."),
    "published": _("The entry was published."),
    "changed": _("Changed: %(fields)s."),
    "changed-draft": _("Changed in a draft, which waits to be published: %(fields)s."),
    "new": _("New entry."),
}  # fmt: skip

# The reasons of rejected rows in short, for counting them.
REASONS = {
    "missing": _("a required value is missing"),
    "too-long": _("a required value is too long"),
    "more-cells": _("more cells than headings"),
    "rows-in-cell": _("a quotation mark is missing"),
    "country": _("unknown country"),
    "outside-area": _("outside the programme area"),
    "place-unknown": _("place unknown"),
    "ico": _("IČO not valid"),
    "vat_id": _("VAT number not valid"),
    "duplicate": _("possible duplicate"),
    "duplicates": _("numbers of different companies"),
    "skipped": _("left out as decided"),
    "draft-pending": _("there is an unpublished draft"),
    "locked": _("locked in the CMS"),
    "meanwhile": _("changed while the import ran"),
}

# Why an entry stays when an import is taken back.
UNDO = {
    "edited-since": _("edited since the import, therefore kept"),
    "imported-since": _("changed by a later import, therefore kept"),
    "locked": _("locked in the CMS, therefore kept"),
}


class FileProblem(Exception):
    """The file as a whole cannot be imported; nothing was written."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code, self.details = code, details

    def __str__(self) -> str:
        return str(FILE[self.code]) % worded(self.details)


class ValueProblem(Exception):
    """A value cannot be taken over."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code, self.details = code, details


def sentence(code: str, details: dict[str, Any]) -> str:
    """Return the reason of a row or a note in the active language; empty for no reason."""
    return str(ROW[code]) % worded(details) if code in ROW else ""


def label_of(fact: str) -> str:
    """Return what people call a fact, in the active language."""
    return str(LABELS.get("region" if fact == "region_id" else fact, fact))


def worded(details: dict[str, Any]) -> dict[str, Any]:
    """Return the details with facts named as people call them."""
    words = dict(details)
    for name in ("fields", "others", "facts"):
        if name in words:
            words[name] = ", ".join(label_of(fact) for fact in words[name])
    if "fact" in words:
        words["fact"] = label_of(words["fact"])
    if "at_row" in words:
        words["where"] = _("row %(row)s of this file") % {"row": words["at_row"]}
    elif "at_company" in words:
        words["where"] = _("entry %(number)s") % {"number": words["at_company"]}
    return words
