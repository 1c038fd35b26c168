// Completes our own links (a page's name and a query) with the document and filter on screen, and follows them inside the
// session: the browser alone would reload the page and lose the uploads. An empty value in a link removes the parameter.
// Those of st.page_link are whole, and Streamlit follows them.
(() => {
  const written = new WeakMap();
  const complete = (event) => {
    const link = event.target.closest?.("a");
    const short = written.get(link) ?? link?.getAttribute("href") ?? "";
    if (link?.target === "_blank" || link?.closest("[data-testid=stPageLink]") || !/^(\w+|\.\/)\?/.test(short)) return null;
    written.set(link, short);
    const next = new URL(short, location.href);
    const said = [...next.searchParams.keys()];
    for (const [key, value] of new URL(location.href).searchParams) {
      if (key !== "page" && !said.includes(key)) next.searchParams.append(key, value);
    }
    for (const key of said) if (!next.searchParams.get(key)) next.searchParams.delete(key);
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
