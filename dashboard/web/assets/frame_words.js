// Words of a grid that no style sheet reaches alone. Where the pointer is over a button above a grid, Streamlit's English box
// stays hidden, for the style sheet shows ours.
addEventListener("pointerover", ({ target }) => {
  document.documentElement.toggleAttribute("data-named", Boolean(target.closest?.("[data-testid=stElementToolbarButton]")));
}, true);

// What a grid's search has found is said in English: we keep the numbers, 22, or 1 / 22 once one is walked to.
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
