// Words of a grid that CSS alone cannot replace. While the pointer is over a button above a grid, Streamlit's English tooltip is
// hidden, because frame.css shows ours.
addEventListener("pointerover", ({ target }) => {
  document.documentElement.toggleAttribute("data-named", Boolean(target.closest?.("[data-testid=stElementToolbarButton]")));
}, true);

// The result of a grid's search is in English: only its numbers are shown, 22, or 1 / 22 once the first hit is selected.
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
