"""Two people at the same step lose nothing."""

from directory.models import Company

from .conftest import signed_in
from .forms_sent import fields_of, filled
from .test_entry import draft, media, picture, save, url  # noqa: F401


def test_what_both_changed_is_shown_side_by_side_and_one_chooses(eva, jan, company):
    evas = eva.get(url("contact"))
    save(jan, "contact", phone="+49 371 222", contact_person="Jan Muster")
    response = eva.post(url("contact"), filled(evas, phone="+49 371 111", website="https://eva.example.com"))
    page = response.content.decode()
    assert response.status_code == 409
    assert "+49 371 111" in page
    assert "+49 371 222" in page
    assert "Jan" in page
    assert draft(company).phone == "+49 371 222"
    chosen = filled(response, **{"choose-phone": "mine"})
    assert "choose-contact_person" not in chosen
    assert eva.post(url("contact"), chosen).status_code == 302
    now = draft(company)
    assert (now.phone, now.contact_person, now.website) == ("+49 371 111", "Jan Muster", "https://eva.example.com")


def test_one_may_leave_it_to_the_other(eva, jan, company):
    evas = eva.get(url("contact"))
    save(jan, "contact", phone="+49 371 222")
    response = eva.post(url("contact"), filled(evas, phone="+49 371 111"))
    eva.post(url("contact"), filled(response, **{"choose-phone": "theirs"}))
    assert draft(company).phone == "+49 371 222"


def test_what_only_one_changed_is_taken_over_without_a_question(eva, jan, company):
    evas = eva.get(url("contact"))
    save(jan, "contact", phone="+49 371 222")
    assert eva.post(url("contact"), filled(evas, contact_person="Eva")).status_code == 302
    assert (draft(company).phone, draft(company).contact_person) == ("+49 371 222", "Eva")


def test_another_step_is_no_conflict(eva, jan, company):
    evas = eva.get(url("contact"))
    save(jan, "company", name="Dreherei Neu GmbH")
    assert eva.post(url("contact"), filled(evas, phone="+49 371 111")).status_code == 302
    assert (draft(company).phone, draft(company).name) == ("+49 371 111", "Dreherei Neu GmbH")


def test_a_third_save_while_one_chooses_is_seen_too(eva, jan, company):
    evas = eva.get(url("contact"))
    save(jan, "contact", phone="+49 371 222")
    response = eva.post(url("contact"), filled(evas, phone="+49 371 111"))
    save(jan, "contact", phone="+49 371 333")
    again = eva.post(url("contact"), filled(response, **{"choose-phone": "theirs"}))
    assert again.status_code == 409
    assert "+49 371 333" in again.content.decode()
    assert draft(company).phone == "+49 371 333"


def test_terms_and_texts_are_compared_as_well(eva, jan, company):
    evas = eva.get(url("activity"))
    save(jan, "activity", capabilities=["turning"])
    response = eva.post(url("activity"), filled(evas, capabilities=["machining"], languages=["de", "cs"]))
    assert response.status_code == 409
    assert "choose-capabilities" in fields_of(response)
    assert "choose-languages" not in fields_of(response)
    eva.post(url("activity"), filled(response, **{"choose-capabilities": "mine"}))
    assert [term.code for term in draft(company).capabilities.all()] == ["machining"]
    assert draft(company).languages == ["de", "cs"]
    evas = eva.get(url("texts"))
    save(jan, "texts", summary_de="Jan: Wir drehen.")
    response = eva.post(url("texts"), filled(evas, summary_de="Eva: Wir drehen.", summary_cs="Soustružíme."))
    assert response.status_code == 409
    eva.post(url("texts"), filled(response, **{"choose-summary_de": "theirs"}))
    texts = {text.language: text.summary for text in draft(company).texts.all()}
    assert texts == {"de": "Jan: Wir drehen.", "cs": "Soustružíme."}


def test_an_officer_in_the_cms_counts_as_somebody_else(eva, company, people):
    evas = eva.get(url("contact"))
    found = draft(company)
    found.phone = "+49 371 999"
    found.save_revision(user=people["officer"], clean=False)
    response = eva.post(url("contact"), filled(evas, phone="+49 371 111"))
    assert response.status_code == 409
    assert "+49 371 999" in response.content.decode()


def test_a_picture_sent_during_a_conflict_is_kept(eva, jan, company, media):  # noqa: F811
    save(eva, "pictures", picture=picture(), picture_de="Halle")
    key = draft(company).images.get().image_id
    evas = eva.get(url("pictures"))
    save(jan, "pictures", **{f"de_{key}": "Jans Halle"})
    response = eva.post(
        url("pictures"), filled(evas, picture=picture("blue"), picture_de="Fräse", **{f"de_{key}": "Evas Halle"})
    )
    assert response.status_code == 409
    assert [each.description_de for each in draft(company).images.all()] == ["Jans Halle", "Fräse"]
    assert eva.post(url("pictures"), filled(response, **{f"choose-de_{key}": "mine"})).status_code == 302
    assert [each.description_de for each in draft(company).images.all()] == ["Evas Halle", "Fräse"]


def test_what_is_hostile_in_a_value_is_text(eva, jan, company):
    evas = eva.get(url("contact"))
    save(jan, "contact", contact_person="</textarea><script>alert(1)</script>")
    page = eva.post(url("contact"), filled(evas, contact_person="<b>Eva</b>")).content.decode()
    assert "<script>alert" not in page
    assert "<b>Eva" not in page


def test_an_unknown_revision_overwrites_nothing(eva, jan, company):
    evas = eva.get(url("contact"))
    save(jan, "contact", phone="+49 371 222")
    for made_up in ("", "0", "999999999", "-1", "x", "9" * 40, "²"):
        response = eva.post(url("contact"), filled(evas, revision=made_up, phone="+49 371 111"))
        assert response.status_code == 409, made_up
        assert draft(company).phone == "+49 371 222"


def test_a_stranger_cannot_read_by_a_conflict(company, people, jan):
    save(jan, "contact", phone="+49 371 222")
    response = signed_in(people["stranger"]).post(url("contact"), {"revision": "0", "phone": "1"})
    assert response.status_code == 404
    assert Company.objects.get(pk=company.pk).phone == ""
