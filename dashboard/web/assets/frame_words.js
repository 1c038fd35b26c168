// The style sheet names the buttons above a grid or a chart; over them Streamlit's English boxes stay hidden.
addEventListener("pointerover", ({ target }) => {
  document.documentElement.toggleAttribute("data-named", Boolean(target.closest?.("[data-testid=stElementToolbarButton]")));
}, true);

// A grid's search says what it found in English words: the numbers alone stand, 22, or 1 / 22 once one is walked to.
addEventListener("focusin", ({ target }) => {
  const bar = target.closest?.(".gdg-search-bar");
  if (!bar || "found" in bar.dataset) return;
  const say = () => {
    const words = bar.querySelector(".gdg-search-status").textContent.replace("over 1000", "1000+");
    bar.dataset.found = (words.match(/\d+\+?/g) ?? []).join(" / ");
  };
  new MutationObserver(say).observe(bar, { childList: true, characterData: true, subtree: true });
  say();
}, true);

// Streamlit drops a pasted text that is too long without a word.
addEventListener("paste", ({ target, clipboardData }) => {
  const area = target.closest?.("[data-testid=stTextArea]");
  const before = target.value;
  const { length } = clipboardData.getData("text/plain");
  if (area) setTimeout(() => area.toggleAttribute("data-refused", length > 1e5 && target.value === before));
}, true);
