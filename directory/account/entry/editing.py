"""A step of the entry: shown, searched within, translated, saved; and what happens when two save it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..conflict import THEIRS, Difference, merge
from .access import Opened, open_entry
from .draft import Version, change, latest, version
from .forms import StepForm, TextsForm
from .history import history
from .steps import BY_NAME, STEPS, Step

NOT_CARRIED = ("csrfmiddlewaretoken", "revision", "seen", "next", "find", "translate")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, slug: str, step: str) -> HttpResponse:
    """Show a step of the newest version, or save it."""
    opened = open_entry(request, slug)
    if step not in BY_NAME:
        raise Http404
    if opened.company.locked:
        messages.error(request, _("The chamber has locked this entry. Please contact the chamber."))
        return redirect("entry_overview", slug=slug)
    chosen = BY_NAME[step]
    if request.method != "POST":
        now = latest(opened.company)
        return _page(request, opened, chosen, _form(chosen, opened, now), now.revision)
    begun = _number(request.POST.get("revision"))
    began = version(opened.company, begun) or latest(opened.company)
    form = chosen.form(request.POST, request.FILES, draft=began.company, user=opened.user)
    if form.is_step:
        if isinstance(form, TextsForm):
            form.translate(opened.company)
        return _page(request, opened, chosen, form, begun)
    return _save(request, opened, chosen, begun)


def _form(step: Step, opened: Opened, at: Version) -> StepForm:
    return step.form(draft=at.company, user=opened.user)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else 0


def _save(request: HttpRequest, opened: Opened, step: Step, begun: int) -> HttpResponse:
    """Save what is valid; show what is not, or what somebody else has changed meanwhile."""
    outcome: dict[str, Any] = {"open": [], "form": None}

    def act(now: Version) -> bool:
        data: QueryDict = request.POST
        if now.revision != begun:
            base = version(opened.company, begun)
            mine = step.form(data, request.FILES, draft=(base or now).company, user=opened.user)
            forms = mine, _form(step, opened, base) if base else None, _form(step, opened, now)
            data, outcome["open"] = merge(_as_chosen(data, now), *forms)
            if outcome["open"]:
                if not request.FILES:
                    return False
                for difference in outcome["open"]:
                    data[difference.choice] = THEIRS
                data, _none = merge(data, *forms)  # everything else now, for a file cannot be sent twice
        form = outcome["form"] = step.form(data, request.FILES, draft=now.company, user=opened.user)
        form.is_valid()
        before = now.company.serializable_data()
        form.apply(now.company)
        outcome["changed"] = now.company.serializable_data() != before
        return outcome["changed"]

    saved = change(opened.company, opened.user, act, on_behalf=opened.on_behalf)
    if outcome["open"]:
        return _conflict(request, opened, step, saved, outcome["open"])
    form = outcome["form"]
    if form.errors:
        return _page(request, opened, step, form, saved.revision)
    messages.success(request, _("Saved as a draft.") if outcome["changed"] else _("Nothing was changed."))
    return _onward(request, opened, step)


def _as_chosen(data: QueryDict, now: Version) -> QueryDict:
    """Return what was sent; choices count only where they were made between these very versions."""
    data = data.copy()
    if _number(data.get("seen")) != now.revision:
        for name in [name for name in data if name.startswith("choose-")]:
            del data[name]
    return data


def _onward(request: HttpRequest, opened: Opened, step: Step) -> HttpResponseRedirect:
    """Go to the next step, or stay, as the button says."""
    slug = opened.company.slug
    place = STEPS.index(step) + 1
    if request.POST.get("next") == "stay":
        return redirect("entry_edit", slug=slug, step=step.name)
    if place < len(STEPS) and request.POST.get("next") != "overview":
        return redirect("entry_edit", slug=slug, step=STEPS[place].name)
    return redirect("entry_overview", slug=slug)


def _page(request: HttpRequest, opened: Opened, step: Step, form: StepForm, revision: int) -> HttpResponse:
    place = STEPS.index(step)
    context = {
        "company": opened.company, "on_behalf": opened.on_behalf, "form": form, "step": step, "steps": STEPS,
        "number": place + 1, "count": len(STEPS), "revision": revision,
        "previous": STEPS[place - 1] if place else None, "following": STEPS[place + 1 :][:1],
        "template": f"directory/account/entry/step_{step.name}.html" if step.name in OWN_TEMPLATES else
        "directory/account/entry/step_plain.html",
    }  # fmt: skip
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "directory/account/entry/step.html", context, status=status)


OWN_TEMPLATES = ("address", "texts", "pictures")


def _conflict(
    request: HttpRequest, opened: Opened, step: Step, now: Version, open_fields: list[Difference]
) -> HttpResponse:
    """Show both values of each field that both sides changed; everything else that was sent comes along."""
    dropped = {"picture_de", "picture_cs", "remove_logo"} if request.FILES else set()
    carried = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_CARRIED and name not in dropped and not name.startswith("choose-")
        for value in values
    ]
    context = {
        "company": opened.company, "on_behalf": opened.on_behalf, "step": step, "differences": open_fields,
        "carried": carried, "revision": now.revision, "begun": request.POST.get("revision", ""),
        "other": next(iter(history(opened.company)), None), "go_on": request.POST.get("next", ""),
    }  # fmt: skip
    return render(request, "directory/account/entry/conflict.html", context, status=409)


__all__ = ["edit"]
