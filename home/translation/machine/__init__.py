"""Translation by a machine, on an editor's request.

apply        translate(translation, user) -> Outcome for one page or snippet, estimate(translations) -> Estimate
tasks        translate_many: several of them in the background, a row of Outcomes as its result
views        the button in wagtail-localize's editor, and the page on a background run
names        register_names: words that no machine may change
deepl, libretranslate   the services, as classes of wagtail-localize's; base, http: what they share
survival     what must come back as it was sent
errors       why a machine could not help, in sentences

Nothing is imported here: portal/env.py names the services' classes before Django has its models.
"""
