// Says whether the list that is open has agencies, whose entries end in a line of pinyin (pinyin.css). A list that Streamlit has
// made anew while somebody types has the focus without an event of it.
for (const kind of ["focusin", "keydown", "input"]) {
  addEventListener(kind, ({ target }) => {
    document.documentElement.toggleAttribute("data-pinyin", Boolean(target.closest?.(".st-key-agency, .st-key-only-agency")));
  }, true);
}

// Nor is it in the words of a chosen agency that a pointer or a screen reader comes to.
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
