// One sentence in place of the page where the browser lacks what the board is made of. Written so that any browser can read it:
// no arrow functions, no const, no template strings.
(function () {
  var able = "noModule" in document.createElement("script")
    && "popover" in document.documentElement
    && window.ResizeObserver && window.CSS && CSS.supports
    && CSS.supports("color", "light-dark(#000, #fff)")
    && CSS.supports("selector(:has(a))")
    && CSS.supports("width", "1cqw");
  if (able) return;
  var sentence = document.createElement("p");
  sentence.id = "rb-old-browser";
  sentence.style.cssText = "margin: 3em auto; max-width: 36em; padding: 0 1em; font: 20px/1.6 sans-serif; color: #1c1c1c;";
  sentence.appendChild(document.createTextNode(document.getElementById("rb-old").getAttribute("data-words")));
  document.body.innerHTML = "";
  document.body.style.background = "#ffffff";
  document.body.appendChild(sentence);
})();
