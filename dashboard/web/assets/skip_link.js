// The link that skips to the content goes to what the page is for: past the navigation, the title and the buttons to the matrix
// or the slide, else to the title. Streamlit's own would go to the beginning of the navigation.
addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-testid=stSkipToContent]")) return;
  const content = document.querySelector(".rb-matrix, .rb-body") ?? document.querySelector("h1");
  if (!content) return;
  event.preventDefault();
  event.stopPropagation();
  if (!content.hasAttribute("tabindex")) content.tabIndex = -1;
  content.focus();
}, true);
