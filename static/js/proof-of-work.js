/*
 * <form …> <proof-of-work><input type="hidden" name="proof" value="…"><p role="status" data-working="…"></p></proof-of-work> </form>
 *
 * Solves the puzzle in the hidden field (home/visitors/proof.py): finds the number with which PBKDF2 yields a key that
 * begins as asked. It starts when somebody turns to the form, and holds the form back until it is done. Without
 * crypto.subtle, as on pages without TLS, the form goes as it is.
 */
class ProofOfWork extends HTMLElement {
  #solved; // promise

  connectedCallback() {
    this.form = this.closest("form");
    this.field = this.querySelector("input");
    if (!globalThis.crypto?.subtle) return;
    this.form.addEventListener("focusin", () => this.#begin(), { once: true });
    this.form.addEventListener("submit", this);
  }

  #begin() {
    this.#solved ??= solve(JSON.parse(atob(this.field.value)).challenge)
      .then((payload) => (this.field.value = payload))
      .catch(() => {}) // the server takes it unsolved, too, if not often
      .finally(() => (this.done = true));
    return this.#solved;
  }

  async handleEvent(event) {
    if (event.defaultPrevented || this.done) return; // solved, or given up: the form goes as it is
    event.preventDefault();
    if (this.waiting) return; // a second click
    this.waiting = true;
    const status = this.querySelector("[role=status]");
    status.textContent = status.dataset.working;
    const { submitter } = event;
    await this.#begin();
    await new Promise((resume) => setTimeout(resume)); // a form cannot be sent while its submit event is under way
    status.textContent = "";
    this.waiting = false;
    this.form.requestSubmit(submitter);
  }
}

async function solve(challenge) {
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters;
  const prefix = bytes(keyPrefix);
  const password = new Uint8Array([...bytes(nonce), 0, 0, 0, 0]);
  const method = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
  for (let counter = 0; ; counter++) {
    new DataView(password.buffer).setUint32(password.length - 4, counter);
    const secret = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const key = new Uint8Array(await crypto.subtle.deriveBits(method, secret, keyLength * 8));
    if (prefix.every((byte, place) => byte === key[place])) {
      const derivedKey = Array.from(key, (byte) => byte.toString(16).padStart(2, "0")).join("");
      return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }));
    }
  }
}

const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));

customElements.define("proof-of-work", ProofOfWork);
