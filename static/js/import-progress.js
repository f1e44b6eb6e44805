/* <glokal-progress>: how far an import is. Asks for its own page every two seconds and takes over what has changed, without
   a flicker; when the work is done, the whole page is loaded anew. */
class GlokalProgress extends HTMLElement {
  #timer = 0;

  connectedCallback() {
    this.#timer = setInterval(() => this.#look(), 2000);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  async #look() {
    if (document.hidden) return;
    let text;
    try {
      const response = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!response.ok || response.redirected) return location.reload();
      text = await response.text();
    } catch {
      return; // the portal cannot be reached just now; the next look may find it
    }
    const page = new DOMParser().parseFromString(text, "text/html");
    const fresh = page.querySelector("glokal-progress");
    const state = document.querySelector(".glokal-state");
    const newState = page.querySelector(".glokal-state");
    if (!fresh || Boolean(fresh.querySelector(".help-block")) !== Boolean(this.querySelector(".help-block"))) {
      return location.reload();
    }
    if (fresh.innerHTML !== this.innerHTML) this.#take(fresh);
    if (state && newState && state.textContent !== newState.textContent) state.replaceChildren(...newState.childNodes);
  }

  /* The bar stays and moves; replaced, it would jump back to its start. */
  #take(fresh) {
    const bar = this.querySelector("progress");
    const newBar = fresh.querySelector("progress");
    if (bar && newBar) {
      for (const name of ["value", "max"]) {
        if (newBar.hasAttribute(name)) bar.setAttribute(name, newBar.getAttribute(name));
        else bar.removeAttribute(name);
      }
      newBar.replaceWith(bar);
    }
    this.replaceChildren(...fresh.childNodes);
  }
}

customElements.define("glokal-progress", GlokalProgress);
