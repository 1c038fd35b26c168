// Names of Streamlit's own parts in the language of the page, for screen readers: the head of the page has them in both languages
// (frame_words.py). A name that ends with a space begins that of a part which is named after something, Help for 关键词; a button
// of a chart has its own name before a colon, Fullscreen: 流向图. Streamlit's English name stays in data-part.
(() => {
  const names = JSON.parse(document.querySelector("meta[name=rb-parts]").content);
  const beginnings = Object.keys(names).filter((english) => english.endsWith(" "));
  const translated = (english) => {
    const [, own, ...after] = Object.hasOwn(names, english) ? [, english] : english.match(/^([^:]+)(: )(.*)$/s) ?? [];
    const known = Object.hasOwn(names, own ?? "") ? own : beginnings.find((one) => english.startsWith(one));
    const word = names[known]?.[document.documentElement.lang === "en" ? 1 : 0];
    return known?.endsWith(" ") ? word.replace("{}", () => english.slice(known.length)) : word && word + after.join("");
  };
  const given = new WeakMap(); // the name that a part has from us
  const name = (part) => {
    const label = part.getAttribute("aria-label");
    if (label === null) return;
    const english = label === given.get(part) ? part.dataset.part : label; // else Streamlit has given it another name
    const word = translated(english);
    if (word === undefined) return void delete part.dataset.part;
    part.dataset.part = english;
    given.set(part, word);
    if (word !== label) part.setAttribute("aria-label", word);
  };
  const nameAll = (root) => {
    for (const part of root.querySelectorAll("[aria-label]")) name(part);
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (target === document.documentElement) nameAll(document); // another language
      else if (type === "attributes") name(target);
      for (const added of addedNodes) {
        if (added.nodeType !== Node.ELEMENT_NODE) continue;
        if (added.hasAttribute("aria-label")) name(added);
        nameAll(added);
      }
    }
  }).observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ["aria-label", "lang"] });
})();
