// A connection that was cut on the way, or while the machine slept, still looks open to the browser: what is on screen would
// never change again, and no click would arrive. So this asks over the connection, in Streamlit's own words, and closes it
// where no answer comes. Streamlit then connects anew, to the same session.
(() => {
  const SECONDS = 10;
  const heartbeat = new Uint8Array([136, 1, 1]); // BackMsg(app_heartbeat=True)
  let current = null;
  let silent = false;
  // After a restart of the server the session is a new one that has not run yet, and the page would go on showing what the
  // server no longer has. This is Streamlit's own key for a new run, which keeps what is typed and chosen.
  const runAgain = () => document.dispatchEvent(new KeyboardEvent("keydown", { key: "r", code: "KeyR", keyCode: 82, which: 82, bubbles: true }));
  window.WebSocket = class extends WebSocket {
    constructor(...address) {
      super(...address);
      if (current) this.addEventListener("open", () => setTimeout(runAgain));
      current = this;
      silent = false;
      this.addEventListener("message", () => { silent = false; });
    }
  };
  const giveUp = () => {
    if (current?.readyState !== WebSocket.OPEN) return;
    current.close();
    current.dispatchEvent(new CloseEvent("close")); // the browser's own event waits a minute for the other side's goodbye
  };
  setInterval(() => {
    if (current?.readyState !== WebSocket.OPEN) return;
    if (silent) return giveUp();
    silent = true;
    current.send(heartbeat);
  }, 1000 * SECONDS);
  addEventListener("offline", giveUp);
})();
