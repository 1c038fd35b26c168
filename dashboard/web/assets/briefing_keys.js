// Keys of the briefing, from a keyboard or a clicker: they work wherever the focus is, except that what one types belongs to the
// field that it is typed into.
//   → PageDown space: next    ← PageUp: back    ↓ ↑: the same once a long text is scrolled to its end
//   Home, End: first, last    digits and Enter: that measure or slide    . or b: black screen    F5: full screen    Esc: leave
// A step clicks a button of the number below the slide: the browser counts, so no press is lost while the server is busy. (With
// st.button(shortcut=…) the server may see only one of two quick presses.)
(() => {
  const STEPS = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1, ArrowDown: 1, ArrowUp: -1 };
  const FIELD = ".st-key-at input";
  const FROM_CLICKERS = ["PageDown", "PageUp", "F5", "Escape"]; // which nobody types into a field
  const TYPED = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
  const OPEN = "[role=dialog], [role=menu], [role=listbox], [data-testid$=Dropdown]";
  let typed = "";

  const slide = () => document.querySelector(".rb-slide");
  // The slide is there before the number, whose script may still be on its way.
  const once = (selector, act, tries = 60) => {
    const found = document.querySelector(selector);
    if (found) act(found);
    else if (tries) setTimeout(once, 50, selector, act, tries - 1);
  };
  const step = (by) => once(`.st-key-at [data-testid=stNumberInputStep${by > 0 ? "Up" : "Down"}]`, (button) => button.click());
  const jump = (number) => once(FIELD, (field) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, String(number));
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    document.activeElement?.blur();
  });

  // The number that is being typed; one that there is not says which slide is opened instead.
  const show = (words) => {
    document.querySelector(".rb-typed")?.remove();
    if (words) document.body.append(Object.assign(document.createElement("div"), { className: "rb-typed", textContent: words }));
  };
  const type = (digits) => {
    typed = digits.slice(0, 5);
    show(typed && `${typed} / ${slide().dataset.last}`);
  };
  const open = () => {
    const last = Number(slide().dataset.last), asked = Number(typed);
    const numbers = slide().dataset.numbers.split(" ").filter(Boolean); // of the measures that a filter has left
    const printed = numbers.indexOf(String(asked)) + 1;
    const number = printed || Math.min(Math.max(asked, 1), last);
    type("");
    jump(number);
    if (!printed && (number !== asked || numbers.length)) {
      show(`${asked} → ${number} / ${last}`);
      setTimeout(show, 2500, "");
    }
  };

  const black = () => document.querySelector(".rb-black");
  const darken = () => document.body.append(Object.assign(document.createElement("div"), { className: "rb-black" }));
  addEventListener("pointerdown", () => black()?.remove());

  // A long text is scrolled to its end before the next slide comes.
  const scrolls = (key) => {
    const body = document.querySelector(".rb-body");
    const left = key === "ArrowDown" ? body.scrollHeight - body.clientHeight - body.scrollTop : body.scrollTop;
    if (!["ArrowDown", "ArrowUp"].includes(key) || left < 2) return false;
    body.scrollBy({ top: STEPS[key] * body.clientHeight * 0.7 });
    return true;
  };

  // What a key does; null if it does nothing here.
  const meaning = (key) => {
    if (/^[0-9]$/.test(key)) return () => type(typed + key);
    if (key === "Enter") return typed && open;
    if (key === "Backspace") return typed && (() => type(typed.slice(0, -1)));
    if (key === "Escape") return typed && (() => type(""));
    if (key === "Home" || key === "End") return () => jump(key === "Home" ? 1 : slide().dataset.last);
    if (key === "." || key.toLowerCase() === "b") return darken;
    if (key === "F5") return () => window.enterFullScreen();
    return key in STEPS ? () => { type(""); if (!scrolls(key)) step(STEPS[key]); } : null;
  };

  // Whether a key belongs to what has the focus.
  const isTaken = (key, target) => {
    if (target.closest(OPEN)) return true;
    if (target.matches(FIELD)) return /^([0-9]|Enter|Backspace|Delete|ArrowUp|ArrowDown|Tab)$/.test(key);
    if (target.closest(TYPED)) return !FROM_CLICKERS.includes(key);
    const isPressed = key === "Enter" || key === " ";
    return isPressed && !typed && Boolean(target.closest("a, button, summary, input, [role=switch], [role=radio]"));
  };

  addEventListener("keydown", (event) => {
    const { key, target, isTrusted } = event;
    if (!slide() || !isTrusted || event.ctrlKey || event.altKey || event.metaKey) return;
    const stop = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (black()) {
      black().remove();
      stop();
      return;
    }
    if (target.matches?.(FIELD) && key === "Enter") setTimeout(() => target.blur()); // the next key is for the slides
    const act = target.closest && !isTaken(key, target) && meaning(key);
    if (!act) return;
    stop();
    act();
  }, true);

  // What was clicked does not keep the focus: the space bar steps on, and does not press it again.
  addEventListener("click", ({ target, detail }) => {
    if (detail && slide() && target.closest?.("button, [role=switch], [role=radio], label")) {
      setTimeout(() => { if (!document.activeElement?.matches(TYPED)) document.activeElement?.blur(); }, 50);
    }
  }, true);
})();
