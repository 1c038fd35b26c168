// Streamlit writes a filter into the address without a history entry; who presses Back expects the view before it.
// Only what a person did makes an entry; what one act changes together, and one burst of typing, make one.
(() => {
  const replace = history.replaceState.bind(history);
  const push = history.pushState.bind(history);
  let acted = false;
  let typed = 0;
  let pushed = 0;
  addEventListener("popstate", () => { acted = false; }, true);
  for (const kind of ["pointerdown", "keydown", "drop", "change"]) addEventListener(kind, (event) => { acted ||= event.isTrusted || kind !== "keydown"; }, true);

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
