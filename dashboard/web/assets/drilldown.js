// A mark or a number opens the actions behind it: the popover has all actions, and shows those that the button lists.
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
