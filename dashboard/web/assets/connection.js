// A connection that was cut on the way, or while the machine slept, still looks open to the browser: what is on screen would
// never change again, and no click would arrive. Streamlit asks the server for a sign of life where the page that frames it
// wants one. No page frames the board, so it asks itself, in the messages that Streamlit takes from such a page.
(() => {
  const EVERY = 10000; // milliseconds
  const ask = (type, more) => window.postMessage({ stCommVersion: 1, type, ...more }, location.origin);
  const look = (patience) => ask("SEND_APP_HEARTBEAT", { ackTimeoutMilliseconds: patience }); // no answer: it connects anew
  setInterval(look, EVERY, EVERY - 1000);
  addEventListener("offline", () => look(1000));

  // After a restart of the server the session is a new one that has not run yet, and the page would go on showing what the
  // server no longer has.
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
