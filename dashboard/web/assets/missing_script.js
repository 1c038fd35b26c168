// A script that did not arrive, because the server restarted or the network failed, would leave an error message where a chart
// should be until somebody reloads the page. So this reloads it, once all else has come: at most once a minute, and not where
// that would lose an upload (a page of bundled documents has a download link in its head).
addEventListener("vite:preloadError", async () => {
  const last = Number(sessionStorage.getItem("rb-reloaded"));
  if (Date.now() - last < 60000) return;
  sessionStorage.setItem("rb-reloaded", Date.now());
  const head = () => document.querySelector("[data-test-connection-state=CONNECTED][data-test-script-state=notRunning] .rb-head");
  do await new Promise((go) => { setTimeout(go, 500); });
  while (!head());
  if (head().querySelector(".rb-download")) location.reload();
});
