"""Loading vocabularies again and again leaves the same rows and keeps what companies carry."""

import shutil

import pytest

from directory.models import Capability, Place, Region, Sector
from directory.vocabulary.load import DATA, load_vocabularies
from tests.factories import CompanyFactory

pytestmark = pytest.mark.django_db


def _rewrite(path, change) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def test_everything_is_there():
    assert Sector.objects.count() == 1047
    assert Capability.objects.count() >= 300
    assert Region.objects.count() == 12
    assert all(region.outline for region in Region.objects.all())
    assert Place.objects.filter(postcode="09111", region__code="DED41").exists()


def test_second_run_loads_nothing_and_asks_one_thing(django_assert_num_queries):
    with django_assert_num_queries(3):  # savepoint, digests, release: nothing per vocabulary
        assert load_vocabularies() == {}


def test_changed_label_reaches_the_same_row_and_a_vanished_term_stays_while_used(tmp_path):
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    used, unused, renamed = Capability.objects.order_by("code")[:3]
    company = CompanyFactory(codes={"capabilities": [used.code]})

    def change(text: str) -> str:
        lines = [line for line in text.splitlines() if not line.startswith((f"{used.code},", f"{unused.code},"))]
        return "\n".join(lines).replace(renamed.de, "Neues Wort") + "\n"

    _rewrite(data / "capabilities.csv", change)

    assert set(load_vocabularies(data)) == {"capabilities"}
    assert Capability.objects.get(code=renamed.code).de == "Neues Wort"
    assert Capability.objects.get(code=renamed.code).pk == renamed.pk
    assert not Capability.objects.filter(code=unused.code).exists()
    assert [capability.code for capability in company.capabilities.all()] == [used.code]


def test_a_broken_file_leaves_everything_as_it_was(tmp_path):
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    _rewrite(data / "sectors.csv", lambda text: text.replace("Land- und", "Land und", 1))
    _rewrite(data / "places.csv", lambda text: text + "x,DE,DED41,Nirgendwo,Nirgendwo,Nirgendwo,,north,12.9,1\n")
    with pytest.raises(ValueError, match="north"):
        load_vocabularies(data)
    assert not Sector.objects.filter(de__startswith="Land und").exists()
    assert Place.objects.filter(name="Chemnitz").exists()
