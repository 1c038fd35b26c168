// If a script did not arrive, because the server restarted or the network failed, an error message would stand in place of a
// chart. This reloads the page once everything else has arrived: at most once a minute, and not if that would lose an upload
// (only in the head of a page whose document the server keeps is a link to assignments.csv).
addEventListener("vite:preloadError", async () => {
  const last = Number(sessionStorage.getItem("rb-reloaded"));
  if (Date.now() - last < 60000) return;
  sessionStorage.setItem("rb-reloaded", Date.now());
  const head = () => document.querySelector("[data-test-connection-state=CONNECTED][data-test-script-state=notRunning] .rb-head");
  do await new Promise((go) => { setTimeout(go, 500); });
  while (!head());
  if (head().querySelector('.rb-download[href^="assignments.csv"]')) location.reload();
});
