// Steps through the briefing by arrow keys, space bar, and PageUp and PageDown, which a clicker sends; Escape leaves the full
// window. Each press clicks a step of the number below the slide: the browser counts, so no press is lost while the server is
// busy. (With st.button(shortcut=…) the server may see only one of two quick presses.)
(() => {
  const steps = { ArrowRight: "Up", PageDown: "Up", " ": "Up", ArrowLeft: "Down", PageUp: "Down" };
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (!document.querySelector(".rb-slide") || event.ctrlKey || event.altKey || event.metaKey) return;
    const isTyping = target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog]");
    if (key !== "Escape" && (isTyping || (key === " " && target.type === "checkbox"))) return;
    if (!(key in steps || key === "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === "Escape") document.querySelector(".st-key-full input:checked")?.click();
    else press(`.st-key-at [data-testid=stNumberInputStep${steps[key]}]`);
  }, true);
  // The slide is there before the number, whose script may still be on its way.
  const press = (button, tries = 60) => {
    const found = document.querySelector(button);
    if (found) found.click();
    else if (tries) setTimeout(press, 50, button, tries - 1);
  };
  // After a click on the switch of the full window, the space bar must step on and not switch back.
  addEventListener("click", ({ target, detail }) => {
    if (detail && target.closest?.(".st-key-full")) setTimeout(() => document.activeElement.blur(), 50);
  }, true);
})();
