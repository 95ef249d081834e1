// "Ask about this": a button beside selected words of the article, which asks the chat on the page about them.
const LONGEST = 300;
const article = document.querySelector("[data-ask]");
const chat = document.querySelector("guidance-chat");

/** The selected words of one place in the article, or null. */
function chosen() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const text = selection.toString().replace(/\s+/g, " ").trim();
  return text.length >= 3 && article.contains(range.commonAncestorContainer) ? { range, text } : null;
}

function start() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ask-about";
  button.textContent = "Ask about this";
  button.lang = "en";
  button.dir = "ltr";
  button.hidden = true;

  // The button stands behind the selected words in the order of the page, so that Tab reaches it from there.
  const show = () => {
    const found = chosen();
    if (!found) {
      if (document.activeElement !== button) button.hidden = true;
      return;
    }

    const node = found.range.endContainer;
    const element = node instanceof Element ? node : node.parentElement;
    const block = element.closest("li, p, h2, h3, section, article") ?? article;
    if (button.parentElement !== block) block.append(button);
    const box = found.range.getBoundingClientRect();
    button.hidden = false;
    const width = button.offsetWidth;
    const left = Math.max(8, Math.min(box.left + box.width / 2 - width / 2, document.documentElement.clientWidth - width - 8));
    const above = box.top - button.offsetHeight - 8;
    button.style.left = `${left}px`;
    button.style.top = `${Math.max(8, Math.min(above > 8 ? above : box.bottom + 8, innerHeight - button.offsetHeight - 8))}px`;
  };

  let timer = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 150);
  });
  addEventListener("scroll", () => { if (!button.hidden) show(); }, { passive: true });
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const found = chosen();
    button.hidden = true;
    if (!found) return;
    const words = found.text.length > LONGEST ? `${found.text.slice(0, LONGEST).replace(/\s\S*$/, "")} …` : found.text;
    document.getSelection().removeAllRanges();
    chat.scrollIntoView({ block: "start" });
    const question = `What does the guidance say about this: “${words}”?`;
    // While an answer is still on its way the question waits in the field.
    if (chat.ask(question)) chat.focusInput();
    else chat.prefill(question);
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape") button.hidden = true; });
}

// Where the chat could not be loaded there is nothing to ask.
if (article && chat) {
  customElements.whenDefined("guidance-chat").then(start);
}
