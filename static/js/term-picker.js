/* <term-picker>: terms of a vocabulary, found by typing. The ticked boxes inside are what the form sends; here they become
   removable chips, and the search box a combobox with a list (WAI-ARIA APG): arrows, Enter, Escape. */
class TermPicker extends HTMLElement {
  #input = null;
  #list = null;
  #status = null;
  #chosen = null;
  #active = -1;
  #timer = 0;
  #request = null;

  connectedCallback() {
    if (this.#input) return;
    this.#input = this.querySelector("input[type=search]");
    this.#list = this.querySelector("[role=listbox]");
    this.#status = this.querySelector("[role=status]");
    this.#chosen = this.querySelector(".terms-chosen");
    this.querySelector("button[type=submit]").hidden = true;
    Object.assign(this.#input, { role: "combobox", ariaExpanded: "false", ariaAutoComplete: "list" });
    this.#input.setAttribute("aria-controls", this.#list.id);
    const label = document.querySelector(`label[for="${this.#input.id}"]`);
    if (label) this.#list.ariaLabel = label.textContent.trim();
    this.#input.addEventListener("input", () => this.#later());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#input.addEventListener("blur", () => this.#close());
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#choose(event.target.closest("[role=option]")));
    this.#chosen.addEventListener("click", (event) => this.#remove(event.target.closest("button")));
    for (const item of this.#chosen.children) this.#toChip(item);
    this.querySelector("[data-step]")?.addEventListener("change", (event) => this.#fromStep(event.target));
  }

  #toChip(item) {
    const box = item.querySelector("input");
    const text = item.querySelector("label > span");
    const button = document.createElement("button");
    button.type = "button";
    button.ariaLabel = this.dataset.remove.replace("{term}", text.textContent);
    button.textContent = "×";
    box.hidden = true;
    item.replaceChildren(box, text, button);
  }

  #fromStep(box) {
    if (!box.checked) return;
    this.#add(box.value, box.nextElementSibling.textContent, null);
    box.closest("label").remove();
    this.#input.value = "";
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#find(), 150);
  }

  async #find() {
    this.#request?.abort();
    const words = this.#input.value.trim();
    if (words.length < 2) return this.#close();
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
    const taken = new Set([...this.#chosen.querySelectorAll("input")].map((box) => box.value));
    const free = items.filter((item) => !taken.has(item.code));
    this.#list.replaceChildren(
      ...free.map((item, index) => {
        const option = document.createElement("li");
        option.id = `${this.#list.id}-${index}`;
        option.role = "option";
        option.dataset.code = item.code;
        option.dataset.label = item.label;
        option.append(...this.#words(item.code, item.label));
        return option;
      }),
    );
    this.#status.textContent = free.length === 0 ? this.dataset.none : more ? this.dataset.more : "";
    this.#list.hidden = free.length === 0;
    this.#input.ariaExpanded = String(free.length > 0);
    this.#activate(free.length ? 0 : -1);
  }

  #words(code, label) {
    if (!("codes" in this.dataset) || !code) return [label];
    const element = document.createElement("span");
    element.className = "terms-code";
    element.textContent = code;
    return [element, ` ${label}`];
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
      else this.#find();
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      this.#close();
    }
  }

  #choose(option) {
    if (!option) return;
    this.#add(option.dataset.code, option.dataset.label, option.dataset.code);
    this.#input.value = "";
    this.#close();
  }

  #add(value, label, code) {
    const item = document.createElement("li");
    const wrapper = document.createElement("label");
    const text = document.createElement("span");
    const box = Object.assign(document.createElement("input"), {
      type: "checkbox", name: this.dataset.name, value, checked: true,
    });
    text.append(...this.#words(code, label));
    wrapper.append(box, text);
    item.append(wrapper);
    this.#toChip(item);
    this.#chosen.append(item);
    this.#status.textContent = this.dataset.added.replace("{term}", label);
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #remove(button) {
    if (!button) return;
    const item = button.closest("li");
    this.#status.textContent = this.dataset.removed.replace("{term}", item.querySelector("span").textContent);
    item.remove();
    this.#input.focus();
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #close() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#list.hidden = true;
    this.#input.ariaExpanded = "false";
    this.#activate(-1);
  }
}

customElements.define("term-picker", TermPicker);
