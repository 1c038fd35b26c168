// The language of the page follows the address: for screen readers, and for the words of the frame.
window.navigation?.addEventListener("currententrychange", () => {
  const language = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "zh-CN";
  const page = document.documentElement;
  if (page.lang !== language) page.lang = language; // setting it again would restyle the whole page
});
