// The language of the page follows the address: for whoever listens to the page, and for the words of the frame.
window.navigation?.addEventListener("currententrychange", () => {
  const language = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "zh-CN";
  const page = document.documentElement;
  if (page.lang !== language) page.lang = language; // writing the same one would have all of the page styled again
});
