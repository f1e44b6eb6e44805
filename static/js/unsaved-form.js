/* <unsaved-form>: asks before a page is left whose form has something that is not saved. */
class UnsavedForm extends HTMLElement {
  #changed = false;

  connectedCallback() {
    this.addEventListener("input", () => (this.#changed = true));
    this.addEventListener("change", () => (this.#changed = true));
    this.addEventListener("submit", () => (this.#changed = false));
    window.addEventListener("beforeunload", this);
  }

  disconnectedCallback() {
    window.removeEventListener("beforeunload", this);
  }

  handleEvent(event) {
    if (this.#changed) event.preventDefault();
  }
}

customElements.define("unsaved-form", UnsavedForm);
