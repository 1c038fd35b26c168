// Asks before a page is left that would lose an upload; ui/leaving.py marks such a page. The browser has words of its own.
addEventListener("beforeunload", (event) => {
  if (document.querySelector(".rb-unkept")) event.preventDefault();
});
