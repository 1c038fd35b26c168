// What Streamlit's page is told before it starts: where its server is, which it would otherwise look for below the page's
// own address first (two errors 404 at /matrix); that no other origin may steer it; and that it opens no dialogs about a
// lost connection, which are in English and for developers. The words of the frame say it (frame_words.py).
(() => {
  const board = new URL("../", document.currentScript.src).href;
  window.__streamlit = {
    BACKEND_BASE_URL: board,
    MAIN_PAGE_BASE_URL: board,
    HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false, metricsUrl: "", blockErrorDialogs: true },
  };
})();
