// The briefing by keyboard and clicker: arrow keys, PageUp and PageDown, which a clicker sends, the space bar; Escape leaves the
// full window. Each press is a click on a step of the number below the slide: the browser counts it, so no press is lost while
// the server takes its time. (Of two presses of a button, as st.button(shortcut=…) makes them, the server may see one.)
(() => {
  const steps = { ArrowRight: "Up", PageDown: "Up", " ": "Up", ArrowLeft: "Down", PageUp: "Down" };
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (!document.querySelector(".rb-slide") || event.ctrlKey || event.altKey || event.metaKey) return;
    const isTyping = target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog]");
    if (key !== "Escape" && (isTyping || (key === " " && target.type === "checkbox"))) return;
    const step = `.st-key-at [data-testid=stNumberInputStep${steps[key]}]`;
    const pressed = document.querySelector(key === "Escape" ? ".st-key-full input:checked" : step);
    if (!pressed) return;
    event.preventDefault();
    event.stopPropagation();
    pressed.click();
  }, true);
  // Who has clicked the switch of the full window goes on with the space bar, and does not switch back.
  addEventListener("click", ({ target, detail }) => {
    if (detail && target.closest?.(".st-key-full")) setTimeout(() => document.activeElement.blur(), 50);
  }, true);
})();
