// Configures Streamlit's page before it starts: the address of its server, which it would otherwise look for below the page's
// own address first (two 404 errors at /matrix); no other origin may control it; and no dialogs about a lost connection, which
// are in English and for developers (frame_words.py has our words for that).
(() => {
  const board = new URL("../", document.currentScript.src).href;
  window.__streamlit = {
    BACKEND_BASE_URL: board,
    MAIN_PAGE_BASE_URL: board,
    HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false, metricsUrl: "", blockErrorDialogs: true },
  };
})();
