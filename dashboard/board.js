// Loaded before Streamlit's own script, from our own server.

// A page opened at /matrix would look for the server at /matrix/_stcore first: two 404s, and time.
const base = new URL("./", document.currentScript.src).href;
window.__streamlit = { BACKEND_BASE_URL: base, MAIN_PAGE_BASE_URL: base };

// Streamlit writes a filter into the address without a history entry; who presses Back expects the view before it.
// Only what a person did makes an entry, and one burst of typing makes one.
(() => {
  const replace = history.replaceState.bind(history);
  let acted = false;
  let typed = 0;
  addEventListener("popstate", () => { acted = false; }, true);
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => { acted = true; }, true);

  const query = (url) => Object.fromEntries([...url.searchParams.keys()].map((key) => [key, url.searchParams.getAll(key).join()]));
  const changed = (from, to) => [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((key) => from[key] !== to[key]);

  history.replaceState = (state, unused, url) => {
    const next = new URL(url ?? location.href, location.href);
    const keys = changed(query(new URL(location.href)), query(next));
    const typing = keys.join() === "q" && Date.now() - typed < 3000;
    if (keys.join() === "q") typed = Date.now();
    if (acted && keys.length && !typing && next.pathname === location.pathname) history.pushState(state, unused, url);
    else replace(state, unused, url);
  };
})();
