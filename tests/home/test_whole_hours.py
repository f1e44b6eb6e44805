"""Hours of a day stay on one line, and nothing of the text around them becomes markup."""

from home.templatetags.home_tags import whole_hours


def test_hours_are_kept_together_with_their_word():
    text = "1. Dezember 2026, 13:00–17:00\u00a0Uhr · Bautzen"
    assert whole_hours(text) == ('1. Dezember 2026, <span class="nowrap">13:00–17:00\u00a0Uhr</span> · Bautzen')


def test_markup_is_escaped():
    assert whole_hours("<b> 09:00–10:00") == '&lt;b&gt; <span class="nowrap">09:00–10:00</span>'
