"""Companies as rows of a table that the import reads again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db.models import Model

from ..exchange.formulas import protect
from ..models import Company, CompanyText

BATCH = 500  # companies in memory at a time
COLUMNS = (
    "name", "kind", "country", "ico", "vat_id", "register_court", "register_number", "street", "postal_code", "city",
    "region", "latitude", "longitude", "size", "founded", "sectors", "categories", "capabilities", "certificates",
    "languages", "website", "email", "phone", "contact_person", "confirmed_at",
    "summary_de", "summary_cs", "summary_en", "description_de", "description_cs", "description_en",
)  # fmt: skip
TERMS = ("sectors", "categories", "capabilities", "certificates")
OWN = (*COLUMNS[: COLUMNS.index("region")], *COLUMNS[COLUMNS.index("latitude") : COLUMNS.index("sectors")],
       *COLUMNS[COLUMNS.index("website") : COLUMNS.index("summary_de")])  # fmt: skip


def export_rows(ids: Iterable[int]) -> Iterator[dict[str, Any]]:
    """Yield a row for each company, in the given order; six queries for every `BATCH` of them."""
    for batch in batched(ids, BATCH):
        own = Company.objects.filter(pk__in=batch).values("pk", "languages", "region__code", *OWN)
        companies = {row["pk"]: row for row in own}
        terms = {name: _codes(name, batch) for name in TERMS}
        texts: dict[int, dict[str, str]] = defaultdict(dict)
        prose = CompanyText.objects.filter(company_id__in=batch)
        for key, language, summary, description in prose.values_list("company", "language", "summary", "description"):
            texts[key] |= {f"summary_{language}": summary, f"description_{language}": description}
        for key in batch:
            if key in companies:
                yield _row(companies[key], {name: terms[name][key] for name in TERMS}, texts[key])


def without_formulas(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row whose texts no spreadsheet program computes when it opens a CSV file; the import reads it again."""
    return {name: protect(value) if isinstance(value, str) else value for name, value in row.items()}


def batched(ids: Iterable[int], size: int) -> Iterator[tuple[int, ...]]:
    """Yield the ids in tuples of `size`; itertools has this from Python 3.12."""
    rest = iter(ids)
    while batch := tuple(islice(rest, size)):
        yield batch


def _row(company: dict[str, Any], terms: dict[str, list[str]], texts: dict[str, str]) -> dict[str, Any]:
    row = company | texts | {name: "; ".join(codes) for name, codes in terms.items()}
    row |= {"region": company["region__code"], "languages": "; ".join(company["languages"])}
    return {name: "" if row.get(name) is None else row[name] for name in COLUMNS}


def _codes(name: str, ids: tuple[int, ...]) -> dict[int, list[str]]:
    through: type[Model] = getattr(Company, name).through
    term = Company._meta.get_field(name).related_model._meta.model_name  # type: ignore[union-attr]
    pairs = (
        through._default_manager.filter(company_id__in=ids).order_by("id").values_list("company_id", f"{term}__code")
    )
    codes: dict[int, list[str]] = defaultdict(list)
    for company, code in pairs.order_by(f"{term}__code"):
        codes[company].append(code)
    return codes
