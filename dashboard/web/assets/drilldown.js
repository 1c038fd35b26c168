// A mark or a number opens the actions behind it. Their data came with the view (behind.py); text is only ever text here.
(() => {
  const make = (name, css, ...inside) => {
    const element = document.createElement(name);
    if (css) element.className = css;
    element.append(...inside);
    return element;
  };
  const gloss = (meaning) => (meaning ? [" ", Object.assign(make("small", "rb-gloss", meaning), { lang: "en" })] : []);
  const chip = (role, [agency, meaning]) => {
    const link = make("a", `rb-chip rb-${role}`, agency, ...gloss(meaning));
    link.setAttribute("href", `agency?${new URLSearchParams({ agency })}`);
    return link;
  };
  const part = ([role, name, agencies]) =>
    make("div", "rb-role", make("span", role && `rb-${role}`, name), make("div", "", ...agencies.map((each) => chip(role, each))));
  const action = ({ text, place, roles }) =>
    make("article", "rb-action", make("div", "rb-text", make("p", "", text), make("small", "", place)), make("div", "rb-roles", ...roles.map(part)));
  const measures = (actions) => {
    const sections = [];
    actions.forEach((each, at) => {
      const [label, meaning] = each.measure;
      if (label !== actions[at - 1]?.measure[0]) sections.push(make("section", "rb-measure", make("h3", "", label, ...gloss(meaning))));
      sections.at(-1).append(action(each));
    });
    return sections;
  };
  let opener = null;
  addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-actions]");
    if (!button) return;
    const popover = document.getElementById(button.getAttribute("popovertarget"));
    if (button !== opener && popover.matches(":popover-open")) popover.hidePopover(); // the click would only close it
    opener = button;
    const sent = JSON.parse(popover.dataset.behind);
    const actions = button.dataset.actions.split(" ").map((id) => sent[id]);
    popover.lastElementChild.replaceChildren(...(button.dataset.note ? [make("p", "", button.dataset.note)] : []), ...measures(actions));
  }, true);
})();
