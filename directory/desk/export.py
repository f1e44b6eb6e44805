"""Companies as rows of a table that the import reads again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model

from ..models import Company, CompanyText

BATCH = 500  # companies in memory at a time
COLUMNS = (
    "name", "kind", "country", "ico", "vat_id", "register_court", "register_number", "street", "postal_code", "city",
    "region", "latitude", "longitude", "size", "founded", "sectors", "categories", "capabilities", "certificates",
    "languages", "website", "email", "phone", "contact_person", "confirmed_at",
    "summary_de", "summary_cs", "summary_en", "description_de", "description_cs", "description_en",
)  # fmt: skip
TERMS = ("sectors", "categories", "capabilities", "certificates")
OWN = [
    name
    for name in COLUMNS
    if name not in (*TERMS, "region", "languages") and "ption_" not in name and "mary_" not in name
]


def export_rows(ids: Iterable[int]) -> Iterator[dict[str, Any]]:
    """Yield a row for each company, in the given order; six queries for every `BATCH` of them."""
    wanted = list(ids)
    for start in range(0, len(wanted), BATCH):
        batch = wanted[start : start + BATCH]
        companies = Company.objects.select_related("region").in_bulk(batch)
        terms = {name: _codes(name, batch) for name in TERMS}
        texts: dict[int, dict[str, str]] = defaultdict(dict)
        for text in CompanyText.objects.filter(company_id__in=batch):
            own = texts[text.company_id]  # type: ignore[attr-defined]
            own |= {f"summary_{text.language}": text.summary, f"description_{text.language}": text.description}
        for key in batch:
            if key in companies:
                yield _row(companies[key], {name: terms[name][key] for name in TERMS}, texts[key])


def _row(company: Company, terms: dict[str, list[str]], texts: dict[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(company, name) for name in OWN}
    row |= {name: "; ".join(codes) for name, codes in terms.items()}
    row |= {"region": company.region.code, "languages": "; ".join(company.languages)}
    row |= texts
    return {name: "" if row.get(name) is None else row[name] for name in COLUMNS}


def _codes(name: str, ids: list[int]) -> dict[int, list[str]]:
    through: type[Model] = getattr(Company, name).through
    term = Company._meta.get_field(name).related_model._meta.model_name  # type: ignore[union-attr]
    pairs = (
        through._default_manager.filter(company_id__in=ids).order_by("id").values_list("company_id", f"{term}__code")
    )
    codes: dict[int, list[str]] = defaultdict(list)
    for company, code in pairs:
        codes[company].append(code)
    return codes
