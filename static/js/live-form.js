/*
 * <live-form form="finder" parts="filters results" follow=".languages a">
 *
 * Makes a GET form that works without JavaScript instant. Whatever is chosen, typed or clicked asks the server for
 * the same page as without it, and puts the parts with the given ids in place of those shown.
 *
 *   form    id of the form; its controls may stand anywhere inside this element (form="…")
 *   parts   ids of the elements to replace; the first <h2> of the last one is read out
 *   follow  links elsewhere on the page that have to keep the address, such as the language switch
 *
 * <details data-keep="name"> keep their state; [data-status] is the live region.
 */
const TYPING_PAUSE = 300; // ms

class LiveForm extends HTMLElement {
  #waiting; // timer of typing
  #request; // AbortController of the answer awaited
  #typing = false; // the address shown came from typing, so more typing replaces it in the history

  connectedCallback() {
    this.form = document.getElementById(this.getAttribute("form"));
    this.addEventListener("change", this);
    this.addEventListener("input", this);
    this.addEventListener("click", this);
    this.form.addEventListener("submit", this);
    window.addEventListener("popstate", this);
    history.replaceState({ ...history.state, live: true }, "");
  }

  disconnectedCallback() {
    window.removeEventListener("popstate", this);
    this.#request?.abort();
    clearTimeout(this.#waiting);
  }

  handleEvent(event) {
    this[`on_${event.type}`](event);
  }

  on_change({ target }) {
    if (target.form !== this.form) return;
    if (target.matches("[type=search], [type=text]")) return; // typing has been seen by "input" already
    if (target.name === "radius_km" && !this.form.elements.near?.value) return; // a distance from nowhere
    this.#later(0, { typed: false });
  }

  on_input({ target }) {
    if (target.form === this.form && target.matches("[type=search], [type=text]")) this.#later(TYPING_PAUSE, { typed: true });
  }

  on_submit(event) {
    event.preventDefault();
    this.#later(0, { typed: false });
  }

  on_click(event) {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    // A link of an SVG has an object for its href, so the attribute is read.
    const href = link.getAttribute("href");
    if (!href.startsWith("?") || !this.contains(link)) return;
    event.preventDefault();
    clearTimeout(this.#waiting);
    const rel = link.getAttribute("rel");
    const turned = rel === "prev" || rel === "next" || Boolean(link.closest(".pagination"));
    this.#show(new URL(href, location.href), { fill: true, turned });
  }

  on_popstate() {
    clearTimeout(this.#waiting);
    this.#show(new URL(location.href), { push: false, fill: true });
  }

  #later(pause, { typed }) {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      const replace = typed && this.#typing;
      this.#typing = typed;
      this.#show(this.#address(), { replace, typed });
    }, pause);
  }

  /* The address that the form leads to, without what is empty. */
  #address() {
    const chosen = [...new FormData(this.form)].filter(([, value]) => typeof value === "string" && value.trim());
    const near = chosen.some(([name]) => name === "near");
    const query = new URLSearchParams(chosen.filter(([name]) => near || name !== "radius_km"));
    const url = new URL(this.form.action);
    url.search = query;
    return url;
  }

  /*
   * url    what to show
   * push   make an entry of the history; replace: in place of the last one
   * fill   bring the form's own fields in line with the answer, for they were not what was changed
   * turned another page of the list: begin at its top
   */
  async #show(url, { push = true, replace = false, fill = false, turned = false, typed = false } = {}) {
    if (!typed) this.#typing = false;
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    this.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { signal: request.signal, headers: { Accept: "text/html" } });
      if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("text/html")) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (request.signal.aborted) return;
      this.#replace(page, { fill, turned });
      if (push && url.href !== location.href) history[replace ? "replaceState" : "pushState"]({ live: true }, "", url);
    } catch (error) {
      if (error.name === "AbortError") return;
      location.assign(url); // the browser shows what went wrong
    } finally {
      if (this.#request === request) this.removeAttribute("aria-busy");
    }
  }

  #replace(page, { fill, turned }) {
    const focus = this.#remember(document.activeElement);
    let heading;
    for (const id of this.getAttribute("parts").split(" ")) {
      const old = document.getElementById(id);
      const fresh = page.getElementById(id);
      if (!old || !fresh) throw new Error(`#${id} is missing`);
      this.#keepOpen(old, fresh);
      old.replaceWith(fresh);
      heading = fresh.querySelector("h2") ?? heading;
    }
    if (fill) this.#fill(page);
    this.#follow(page);
    document.title = page.title;
    const status = this.querySelector("[data-status]");
    if (status && heading) status.textContent = heading.textContent;
    if (turned) {
      heading?.focus({ preventScroll: true });
      heading?.scrollIntoView({ block: "start" });
    } else if (focus) {
      (this.#find(focus) ?? heading)?.focus({ preventScroll: true });
    }
  }

  /* How to find the focused element again among the fresh ones; nothing where it is not replaced. */
  #remember(element) {
    const inside = this.getAttribute("parts").split(" ").some((id) => document.getElementById(id)?.contains(element));
    if (!inside) return null;
    if (element.id) return `#${CSS.escape(element.id)}`;
    if (element.name) return `[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]`;
    const keep = element.closest("summary")?.parentElement.dataset.keep;
    return keep ? `details[data-keep="${CSS.escape(keep)}"] > summary` : ":not(*)";
  }

  #find(selector) {
    const element = this.querySelector(selector);
    // An option may have moved behind a closed "more".
    for (let box = element?.parentElement.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    return element;
  }

  #keepOpen(old, fresh) {
    for (const details of fresh.querySelectorAll("details[data-keep]")) {
      const before = old.querySelector(`details[data-keep="${CSS.escape(details.dataset.keep)}"]`);
      if (before) details.open = before.open || details.querySelector("input:checked") !== null && details.open;
    }
  }

  #fill(page) {
    const fresh = page.getElementById(this.form.id);
    for (const control of this.form.querySelectorAll("input, select")) {
      const value = fresh?.elements[control.name]?.value;
      if (value !== undefined) control.value = value;
    }
  }

  #follow(page) {
    const selector = this.getAttribute("follow");
    if (!selector) return;
    const fresh = page.querySelectorAll(selector);
    document.querySelectorAll(selector).forEach((link, number) => {
      if (fresh[number]) link.setAttribute("href", fresh[number].getAttribute("href"));
    });
  }
}

customElements.define("live-form", LiveForm);
