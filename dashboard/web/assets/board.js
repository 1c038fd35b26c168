// Loaded before Streamlit's own script, from our own server.

// A page opened at /matrix would look for the server at /matrix/_stcore first: two 404s, and time. With a host
// configuration Streamlit connects at once, and asks for the server's own meanwhile; no other origin may steer the page.
// Its dialogs about a lost connection are English and for developers: the style sheet says it (--rb-cut).
// In the font of the theme from the first word on, Streamlit's own font is never fetched.
const base = new URL("../../", document.currentScript.src).href;
const { font } = document.currentScript.dataset;
window.__streamlit = {
  BACKEND_BASE_URL: base,
  MAIN_PAGE_BASE_URL: base,
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false, metricsUrl: "", blockErrorDialogs: true },
  LIGHT_THEME: { bodyFont: font },
  DARK_THEME: { bodyFont: font },
};

// A connection cut on the way, or while the machine slept, looks open: nothing shown would change again, and no click arrive.
// So ask over it, in Streamlit's own words, and close it where nothing comes back: Streamlit then connects anew, to its session.
(() => {
  const BEAT = 10000;
  const heartbeat = new Uint8Array([136, 1, 1]); // BackMsg(app_heartbeat=True)
  let current = null;
  let silent = false;
  // After a restart the session is a new one, which has shown nothing yet: what it does not have must not stay on screen.
  // Streamlit's own key for a new run, which keeps what is typed and chosen.
  const lookAgain = () => document.dispatchEvent(new KeyboardEvent("keydown", { key: "r", code: "KeyR", keyCode: 82, which: 82, bubbles: true }));
  window.WebSocket = class extends WebSocket {
    constructor(...address) {
      super(...address);
      if (current) this.addEventListener("open", () => setTimeout(lookAgain));
      current = this;
      silent = false;
      this.addEventListener("message", () => { silent = false; });
    }
  };
  const giveUp = () => {
    if (current?.readyState !== WebSocket.OPEN) return;
    current.close();
    current.dispatchEvent(new CloseEvent("close")); // the browser's own waits a minute for the other side's goodbye
  };
  setInterval(() => {
    if (current?.readyState !== WebSocket.OPEN) return;
    if (silent) return giveUp();
    silent = true;
    current.send(heartbeat);
  }, BEAT);
  addEventListener("offline", giveUp);
})();

// A script that did not come, as the server restarted or the network failed, would leave an error for good where a chart
// should be. So load the page anew once all else has come: not without end, and not where that would lose an upload.
addEventListener("vite:preloadError", async () => {
  const last = Number(sessionStorage.getItem("rb-anew"));
  if (Date.now() - last < 60000) return;
  sessionStorage.setItem("rb-anew", Date.now());
  const head = () => document.querySelector("[data-test-connection-state=CONNECTED][data-test-script-state=notRunning] .rb-head");
  do await new Promise((go) => { setTimeout(go, 500); });
  while (!head());
  if (head().querySelector(".rb-download")) location.reload(); // the server has the documents
});

// Streamlit writes a filter into the address without a history entry; who presses Back expects the view before it.
// Only what a person did makes an entry; what one act changes together, and one burst of typing, make one.
(() => {
  const replace = history.replaceState.bind(history);
  const push = history.pushState.bind(history);
  let acted = false;
  let typed = 0;
  let pushed = 0;
  addEventListener("popstate", () => { acted = false; markLanguage(location); }, true);
  for (const kind of ["pointerdown", "keydown", "drop", "change"]) addEventListener(kind, (event) => { acted ||= event.isTrusted || kind !== "keydown"; }, true);

  const markLanguage = (url) => {
    const lang = new URLSearchParams(url.search).get("lang") === "en" ? "en" : "zh-CN";
    const root = document.documentElement;
    if (root.lang !== lang) root.lang = lang; // even the same one anew would have all of the page styled again
  };
  const query = (url) => Object.fromEntries([...url.searchParams.keys()].map((key) => [key, url.searchParams.getAll(key).join()]));
  const changed = (from, to) => [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((key) => from[key] !== to[key]);

  // Whether this change of the address belongs to the entry before it.
  const goesOn = (next) => {
    if (next.pathname !== location.pathname) return false;
    const typing = changed(query(new URL(location.href)), query(next)).join() === "q";
    const since = Date.now() - Math.max(pushed, typing ? typed : 0);
    if (typing) typed = Date.now();
    return since < (typing ? 3000 : 300);
  };
  const write = (state, unused, url, isEntry) => {
    const next = new URL(url ?? location.href, location.href);
    markLanguage(next);
    if (!isEntry || goesOn(next)) return replace(state, unused, url);
    pushed = Date.now();
    acted = false; // on a slow machine the rest of what this act changes comes later
    return push(state, unused, url);
  };
  history.pushState = (state, unused, url) => write(state, unused, url, acted);
  history.replaceState = (state, unused, url) => {
    const next = new URL(url ?? location.href, location.href);
    const moved = next.pathname === location.pathname && changed(query(new URL(location.href)), query(next)).length;
    return write(state, unused, url, acted && moved);
  };
})();

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

// A mark or a number opens the actions behind it: of all actions in the popover, those that the button names.
(() => {
  let opener = null;
  addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-actions]");
    if (!button) return;
    const popover = document.getElementById(button.getAttribute("popovertarget"));
    if (button !== opener && popover.matches(":popover-open")) popover.hidePopover(); // the click would only close it
    opener = button;
    const ids = button.dataset.actions.split(" ");
    for (const action of popover.querySelectorAll("[data-action]")) action.hidden = !ids.includes(action.dataset.action);
    for (const measure of popover.querySelectorAll(".rb-measure")) measure.hidden = !measure.querySelector("[data-action]:not([hidden])");
    popover.querySelector(".rb-note").textContent = button.dataset.note ?? "";
  }, true);
})();

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

// 复制链接. The clipboard's own interface is for secure origins only: on an office's http a selection is copied.
addEventListener("click", async (event) => {
  const button = event.target.closest?.(".rb-copy");
  if (!button) return;
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(location.href);
  } else {
    const field = Object.assign(document.createElement("textarea"), { value: location.href });
    button.after(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  const label = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => { button.textContent = label; }, 2000);
});

// A link of our own, a page's name and a query, keeps document and filter, and it keeps the session, where uploads are:
// the browser alone would load the page anew. What the link leaves empty is cleared.
(() => {
  const written = new WeakMap();
  const complete = (event) => {
    const link = event.target.closest?.("a");
    const short = written.get(link) ?? link?.getAttribute("href") ?? "";
    if (link?.target === "_blank" || !/^(\w+|\.\/)\?/.test(short)) return null;
    written.set(link, short);
    const next = new URL(short, location.href);
    const said = [...next.searchParams.keys()];
    for (const [key, value] of new URL(location.href).searchParams) {
      if (key !== "page" && !said.includes(key)) next.searchParams.append(key, value);
    }
    for (const key of said) if (!next.searchParams.get(key)) next.searchParams.delete(key);
    // A document that has just been uploaded is chosen, but Streamlit has not written it into the address.
    const chosen = document.querySelector(".st-key-doc input")?.value;
    if (chosen && !next.searchParams.has("doc")) next.searchParams.set("doc", chosen);
    link.href = next.href;
    return next;
  };
  for (const kind of ["pointerdown", "focusin"]) addEventListener(kind, complete, true);
  addEventListener("click", (event) => {
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    const next = elsewhere ? null : complete(event);
    if (!next) return;
    event.preventDefault();
    history.pushState({}, "", next);
    dispatchEvent(new PopStateEvent("popstate"));
  }, true);
})();
