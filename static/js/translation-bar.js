/* Keeps the state above a translation's editor true while somebody translates: the editor saves each passage by itself. */
(() => {
  const facts = document.querySelector("[data-translation-facts]");
  const editor = document.querySelector(".js-translation-editor");
  if (!facts || !editor) return;

  let timer;
  const refresh = async () => {
    const response = await fetch(facts.dataset.translationFacts, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (!response.ok) return;
    const html = (await response.text()).trim();
    if (html !== facts.dataset.shown) facts.innerHTML = facts.dataset.shown = html;
  };
  const say = (selector, words) => {
    for (const element of editor.querySelectorAll(selector)) {
      if (element.textContent !== words) element.textContent = words;
    }
  };
  // The editor's field for a file has no name of its own, and some of its words are always English.
  const label = () => {
    for (const input of editor.querySelectorAll("input[type=file]:not([aria-label])")) {
      input.setAttribute("aria-label", facts.dataset.fileLabel);
    }
    say("section > div > h3", facts.dataset.languages);
    say(".w-dropdown__toggle > .w-sr-only", facts.dataset.moreActions);
  };
  // Where a passage is refused the editor says "Server error", whatever the answer says: ours gives the reason.
  const announcement = document.querySelector("[data-translation-refused]");
  const vague = window.gettext ? window.gettext("Server error") : "Server error";
  const send = window.fetch;
  let reason = "";
  window.fetch = async (address, options) => {
    const response = await send(address, options);
    if (options?.method === "PUT") {
      reason = response.ok ? "" : await response.clone().json().then((answer) => answer.detail || "", () => "");
      announcement.textContent = reason;
    }
    return response;
  };
  const explain = () => {
    if (!reason) return;
    const texts = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      if (texts.currentNode.data === vague) texts.currentNode.data = reason;
    }
  };
  label();
  new MutationObserver(() => {
    label();
    explain();
    clearTimeout(timer);
    timer = setTimeout(() => refresh().catch(() => {}), 1200);
  }).observe(editor, { characterData: true, childList: true, subtree: true });
})();
