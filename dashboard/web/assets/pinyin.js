// The pinyin of a chosen agency (pinyin.css) is not in the words that a pointer or a screen reader comes to.
for (const kind of ["focusin", "pointerover"]) {
  addEventListener(kind, ({ target }) => {
    const field = target.closest?.(".st-key-agency, .st-key-only-agency");
    for (const part of field?.querySelectorAll("[data-tag], [data-tag] *") ?? []) {
      for (const name of ["title", "aria-label"]) {
        const words = part.getAttribute(name);
        if (words?.includes("\n")) part.setAttribute(name, words.slice(0, words.lastIndexOf("\n")));
      }
    }
  }, true);
}
