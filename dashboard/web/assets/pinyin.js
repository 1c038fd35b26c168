// Says whether the list that is open has agencies, whose entries end in a line of pinyin (pinyin.css). A list that Streamlit has
// made anew while somebody types has the focus without an event of it.
for (const kind of ["focusin", "keydown", "input"]) {
  addEventListener(kind, ({ target }) => {
    document.documentElement.toggleAttribute("data-pinyin", Boolean(target.closest?.(".st-key-agency, .st-key-only-agency")));
  }, true);
}
