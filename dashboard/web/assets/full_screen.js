// Full screen, on every page: the button 全屏 asks the browser for it. Where the browser has none, as on a phone, the page fills its
// window. full_screen.css hides filters and navigation; they appear for some seconds when somebody moves the pointer, touches the
// screen, or reaches them by keyboard.
(() => {
  const APPEAR = 3000; // milliseconds
  const page = document.documentElement;
  let timer = 0;
  const appear = () => {
    if (!page.classList.contains("rb-full")) return;
    page.classList.add("rb-moved");
    clearTimeout(timer);
    timer = setTimeout(() => page.classList.remove("rb-moved"), APPEAR);
  };
  const fill = (full) => {
    page.classList.toggle("rb-full", full);
    appear();
  };
  window.enterFullScreen = () => {
    if (!document.fullscreenElement) page.requestFullscreen?.({ navigationUI: "hide" }).catch(() => fill(true)) ?? fill(true);
  };
  const leave = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else fill(false);
  };
  addEventListener("fullscreenchange", () => fill(document.fullscreenElement === page));
  addEventListener("click", ({ target, detail }) => {
    if (!target.closest?.(".rb-screen")) return;
    if (page.classList.contains("rb-full")) leave();
    else window.enterFullScreen();
    if (detail) document.activeElement?.blur(); // so that the next key is not for the button
  });
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && !document.fullscreenElement) fill(false); // else the browser leaves it
  });
  // A layout that moves below a resting pointer is no movement.
  addEventListener("pointermove", ({ movementX, movementY }) => { if (movementX || movementY) appear(); }, { passive: true });
  addEventListener("pointerdown", appear, { passive: true });
})();
