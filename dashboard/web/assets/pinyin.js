// Says whether the list that is open has agencies, whose entries end in a line of pinyin (pinyin.css).
addEventListener("focusin", ({ target }) => {
  document.documentElement.toggleAttribute("data-pinyin", Boolean(target.closest?.(".st-key-agency, .st-key-only-agency")));
}, true);
