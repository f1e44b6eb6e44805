/*
 * <word-suggestions source="/api/v1/suggest" data-capability="Capability" …><label …><input …></word-suggestions>
 *
 * Proposes words while one types (ARIA combobox with a list box). A term fills the field and searches; a company or
 * listing leads to its page. Without JavaScript, or without an answer, the field is an ordinary one.
 *
 *   source          address that answers {"items": [{"facet", "code", "label", "url"?}]} to ?q=…&locale=…
 *   data-<facet>    what kind of thing a proposal is, in the reader's language
 */
const PAUSE = 150; // ms
const SHORTEST = 2; // letters

class WordSuggestions extends HTMLElement {
  #waiting;
  #request;
  #items = [];
  #active = -1;

  connectedCallback() {
    if (this.list) return;
    this.input = this.querySelector("input");
    this.list = document.createElement("ul");
    this.list.id = `${this.input.id}-list`;
    this.list.className = "suggestions";
    this.list.role = "listbox";
    this.list.ariaLabel = this.querySelector("label").textContent;
    this.list.hidden = true;
    this.append(this.list);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    this.input.addEventListener("input", () => this.#later());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("blur", () => this.#close());
    // The list must not take the focus, or the field's "blur" would close it before the click.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => {
      const option = target.closest("[role=option]");
      if (option) this.#choose([...this.list.children].indexOf(option));
    });
  }

  disconnectedCallback() {
    this.#close();
  }

  #later() {
    clearTimeout(this.#waiting);
    const typed = this.input.value.trim();
    if (typed.length < SHORTEST) return this.#close();
    this.#waiting = setTimeout(() => this.#ask(typed), PAUSE);
  }

  async #ask(typed) {
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    const query = new URLSearchParams({ q: typed.slice(0, 100), locale: document.documentElement.lang });
    try {
      const address = new URL(this.getAttribute("source"), location.href);
      for (const [name, value] of query) address.searchParams.set(name, value);
      const answer = await fetch(address, { signal: request.signal });
      if (!answer.ok) return this.#close();
      const { items } = await answer.json();
      if (!request.signal.aborted && document.activeElement === this.input) this.#show(items);
    } catch {
      if (this.#request === request) this.#close();
    }
  }

  #show(items) {
    this.#items = items;
    this.#active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.replaceChildren(
      ...items.map((item, number) => {
        const option = document.createElement("li");
        option.id = `${this.list.id}-${number}`;
        option.role = "option";
        option.ariaSelected = "false";
        const kind = document.createElement("span");
        kind.className = "suggestion-kind";
        kind.textContent = this.dataset[item.facet] ?? "";
        option.append(item.label, " ", kind);
        return option;
      }),
    );
    this.#open(items.length > 0);
  }

  #open(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  #close() {
    clearTimeout(this.#waiting);
    this.#request?.abort();
    this.#active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.#open(false);
  }

  #key(event) {
    if (event.isComposing) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && !this.list.hidden) {
      event.preventDefault();
      this.#mark(this.#active + steps[event.key]);
    } else if (event.key === "Enter") {
      if (this.#active >= 0) {
        event.preventDefault();
        this.#choose(this.#active);
      } else {
        this.#close();
      }
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault(); // else the browser would empty the field as well
      this.#close();
    }
  }

  #mark(number) {
    const options = this.list.children;
    options[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = (number + options.length + 1) % (options.length + 1); // the place after the last is the field itself
    if (this.#active === options.length) this.#active = -1;
    const option = options[this.#active];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  #choose(number) {
    const item = this.#items[number];
    this.#close();
    if (item.url) {
      location.assign(item.url);
    } else {
      this.input.value = item.label;
      this.input.form.requestSubmit();
    }
  }
}

customElements.define("word-suggestions", WordSuggestions);
