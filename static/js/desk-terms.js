/* <glokal-terms>: terms of a vocabulary, found by typing. The <select multiple> inside holds what is chosen and is what
   the form sends; the box is a combobox with a list (WAI-ARIA APG): arrows, Enter, Escape, Backspace removes the last. */
class GlokalTerms extends HTMLElement {
  #select = null;
  #input = null;
  #list = null;
  #status = null;
  #chosen = null;
  #active = -1;
  #timer = 0;
  #request = null;

  connectedCallback() {
    if (this.#select) return;
    this.#select = this.querySelector("select");
    this.#input = this.querySelector("input");
    this.#list = this.querySelector("[role=listbox]");
    this.#status = this.querySelector("[role=status]");
    this.#chosen = this.querySelector(".glokal-terms__chosen");
    this.#select.hidden = true;
    this.#input.hidden = false;
    this.#input.id = `${this.#select.id}-search`;
    const label = document.querySelector(`label[for="${this.#select.id}"]`);
    if (label) label.htmlFor = this.#input.id;
    const described = this.#select.getAttribute("aria-describedby");
    if (described) this.#input.setAttribute("aria-describedby", described);
    this.#input.disabled = this.#select.disabled;
    this.#input.addEventListener("input", () => this.#later());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#input.addEventListener("blur", () => this.#close());
    this.#input.addEventListener("change", (event) => event.stopPropagation());
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#choose(event.target.closest("[role=option]")));
    this.#chosen.addEventListener("click", (event) => this.#remove(event.target.closest("button")));
    this.#draw();
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#find(), 150);
  }

  async #find() {
    this.#request?.abort();
    const words = this.#input.value.trim();
    if (!words) return this.#close();
    const request = (this.#request = new AbortController());
    try {
      const response = await fetch(`${this.getAttribute("src")}?q=${encodeURIComponent(words)}`, {
        signal: request.signal,
        headers: { Accept: "application/json" },
      });
      if (!response.ok) throw new Error(response.statusText);
      this.#show(await response.json());
    } catch (error) {
      if (error.name === "AbortError") return;
      this.#close();
      this.#status.textContent = this.dataset.failed;
    }
  }

  #show({ items, more }) {
    const taken = new Set([...this.#select.options].map((option) => option.value));
    this.#list.replaceChildren(
      ...items.map((item, index) => {
        const option = document.createElement("li");
        option.id = `${this.#list.id}-${index}`;
        option.role = "option";
        option.ariaSelected = "false";
        option.dataset.value = item.id;
        option.dataset.code = item.code;
        option.dataset.label = item.label;
        option.append(...this.#words(item.code, item.label));
        if (taken.has(String(item.id))) {
          option.ariaDisabled = "true";
          option.append(this.#small(this.dataset.chosen, "note"));
        }
        return option;
      }),
    );
    this.#status.textContent = items.length === 0 ? this.dataset.none : more ? this.dataset.more : "";
    this.#list.hidden = items.length === 0;
    this.#input.ariaExpanded = String(items.length > 0);
    this.#activate(items.length ? 0 : -1);
  }

  #small(text, name) {
    const element = document.createElement("span");
    element.className = `glokal-terms__${name}`;
    element.textContent = text;
    return element;
  }

  #words(code, label) {
    return [this.#small(code, "code"), this.#small(label, "label")];
  }

  #activate(index) {
    const options = [...this.#list.children];
    options.forEach((option, at) => (option.ariaSelected = String(at === index)));
    this.#active = index;
    if (index < 0) return this.#input.removeAttribute("aria-activedescendant");
    this.#input.setAttribute("aria-activedescendant", options[index].id);
    options[index].scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    const open = !this.#list.hidden;
    const count = this.#list.children.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return this.#find();
      this.#activate((this.#active + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
    } else if (event.key === "Enter") {
      event.preventDefault(); // Enter must not send the whole form
      if (open) this.#choose(this.#list.children[this.#active]);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      this.#close();
    } else if (event.key === "Backspace" && !this.#input.value && this.#select.options.length) {
      this.#remove(this.#chosen.lastElementChild.querySelector("button"));
    }
  }

  #choose(option) {
    if (!option || option.ariaDisabled === "true") return;
    const { value, code, label } = option.dataset;
    const chosen = new Option(`${code} ${label}`, value, true, true);
    chosen.dataset.code = code;
    chosen.dataset.label = label;
    this.#select.add(chosen);
    this.#input.value = "";
    this.#close();
    this.#changed();
    this.#status.textContent = `${label}: ${this.dataset.chosen}`;
  }

  #remove(button) {
    if (!button || this.#select.disabled) return;
    [...this.#select.options].find((option) => option.value === button.value)?.remove();
    this.#changed();
    this.#input.focus();
  }

  #changed() {
    this.#draw();
    this.#select.dispatchEvent(new Event("input", { bubbles: true }));
    this.#select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #draw() {
    this.#chosen.replaceChildren(
      ...[...this.#select.options].map((option) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.value = option.value;
        button.className = "glokal-terms__remove";
        button.ariaLabel = this.dataset.remove.replace("{term}", option.dataset.label);
        button.textContent = "×";
        button.disabled = this.#select.disabled;
        item.append(...this.#words(option.dataset.code, option.dataset.label), button);
        return item;
      }),
    );
    this.#chosen.hidden = this.#select.options.length === 0;
  }

  #close() {
    this.#list.hidden = true;
    this.#input.ariaExpanded = "false";
    this.#input.removeAttribute("aria-activedescendant");
    this.#status.textContent = "";
    this.#active = -1;
  }
}

// Defined once the page is read: an element met half-way would not have its children yet.
const define = () => customElements.define("glokal-terms", GlokalTerms);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", define);
else define();
