// A connection that was cut, or lost while the machine slept, still looks open to the browser: the screen would never change
// again, and no click would arrive. Streamlit asks the server for a sign of life if a page that embeds it wants one. No page
// embeds the board, so this script sends the messages that such a page would send.
(() => {
  const EVERY = 10000; // milliseconds
  const ask = (type, more) => window.postMessage({ stCommVersion: 1, type, ...more }, location.origin);
  const look = (patience) => ask("SEND_APP_HEARTBEAT", { ackTimeoutMilliseconds: patience }); // no answer: it connects anew
  setInterval(look, EVERY, EVERY - 1000);
  addEventListener("offline", () => look(1000));

  // After a restart of the server the session is new and has not run yet; without a rerun, the page would go on showing what
  // the server no longer has.
  let wasLost = false;
  addEventListener("message", ({ source, data }) => {
    if (source !== window) return;
    if (data?.type === "WEBSOCKET_DISCONNECTED") wasLost = true;
    if (data?.type === "WEBSOCKET_CONNECTED" && wasLost) {
      wasLost = false;
      setTimeout(ask, 0, "RERUN_SCRIPT");
    }
  });
})();
