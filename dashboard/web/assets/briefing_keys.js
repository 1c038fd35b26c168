// The briefing by keyboard and clicker; Escape leaves the full window. Keys pressed while a slide is still on its way are steps too.
(() => {
  const steps = { ArrowRight: "next", PageDown: "next", " ": "next", ArrowLeft: "back", PageUp: "back" };
  const pressed = [];
  const shown = () => [document.querySelector(".st-key-at input")?.value, Boolean(document.querySelector(".rb-full"))].join();
  let before = null; // what was shown when a button was clicked, until that changes or the server has had its time
  let clicked = 0;
  let waits = false;
  // One click a run: of two that reach the server together it would take one.
  const go = () => {
    const { testScriptState, testConnectionState } = document.querySelector("[data-testid=stApp]").dataset;
    if (testConnectionState !== "CONNECTED") pressed.length = 0;
    if (shown() !== before || Date.now() - clicked > 5000) before = null;
    if (pressed.length && before === null && testScriptState === "notRunning") {
      const button = document.querySelector(pressed.shift());
      if (button && !button.disabled) {
        before = shown();
        clicked = Date.now();
        button.click();
      }
    }
    waits = pressed.length > 0 || before !== null;
    if (waits) setTimeout(go, 10);
  };
  addEventListener("keydown", (event) => {
    if (!document.querySelector(".rb-slide") || event.ctrlKey || event.altKey || event.metaKey) return;
    const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog]");
    if (typing && event.key !== "Escape") return;
    if (event.key === " " && event.target.type === "checkbox") return;
    const full = event.key === "Escape" && document.querySelector(".rb-full");
    if (!full && !steps[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    pressed.push(full ? ".st-key-full input" : `.st-key-slide-${steps[event.key]} button`);
    if (!waits) go();
  }, true);
  // Who has clicked the switch goes on with the space bar, and does not switch back.
  addEventListener("click", ({ target, detail }) => {
    if (detail && target.closest?.(".st-key-full")) setTimeout(() => document.activeElement.blur(), 50);
  }, true);
})();
