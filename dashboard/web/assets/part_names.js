// Names of Streamlit's own parts in the language of the page, for screen readers: the head of the page has them in both languages
// (frame_words.py). Streamlit's English name stays in data-part.
(() => {
  const names = JSON.parse(document.querySelector("meta[name=rb-parts]").content);
  const name = (part) => {
    const label = part.getAttribute("aria-label");
    if (Object.hasOwn(names, label)) part.dataset.part = label;
    const own = names[part.dataset.part];
    if (!own) return;
    const word = own[document.documentElement.lang === "en" ? 1 : 0];
    if (label === word) return;
    if (!Object.hasOwn(names, label) && !own.includes(label)) delete part.dataset.part; // Streamlit has given it another name
    else part.setAttribute("aria-label", word);
  };
  const nameAll = (root) => {
    for (const part of root.querySelectorAll("[aria-label]")) name(part);
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (target === document.documentElement) nameAll(document); // another language
      else if (type === "attributes") name(target);
      for (const added of addedNodes) {
        if (added.nodeType !== Node.ELEMENT_NODE) continue;
        if (added.hasAttribute("aria-label")) name(added);
        nameAll(added);
      }
    }
  }).observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ["aria-label", "lang"] });
})();
