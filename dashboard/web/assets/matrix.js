// A matrix: marks the row and the column of the cell under the pointer or in focus, so that its names are found; and says how much
// of the page is above it, from which style.css makes letters that fill the rest of the window.
(() => {
  let crossed = null;
  const cross = ({ target }) => {
    const cell = target.closest?.(".rb-matrix :is(td, th)") ?? null;
    if (cell === crossed) return;
    crossed = cell;
    for (const old of document.querySelectorAll(".rb-cross")) old.classList.remove("rb-cross");
    if (!cell || cell.colSpan > 1) return;
    const inColumn = cell.cellIndex ? [...cell.closest("table").rows].map((row) => row.cells[cell.cellIndex]) : [];
    const inRow = cell.closest("thead") ? [] : cell.parentElement.cells;
    for (const one of [...inColumn, ...inRow]) one?.classList.add("rb-cross");
  };
  for (const kind of ["pointerover", "focusin"]) addEventListener(kind, cross, true);

  let measured = null;
  const measure = () => {
    const matrix = document.querySelector(".rb-fits");
    if (matrix !== measured) {
      resized.disconnect();
      measured = matrix;
      if (matrix) resized.observe(matrix);
    }
    let above = 0;
    for (let part = matrix; part; part = part.offsetParent) above += part.offsetTop;
    if (matrix) document.documentElement.style.setProperty("--above", `${above}px`);
  };
  const resized = new ResizeObserver(measure);
  addEventListener("resize", measure);
  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      measure();
    });
  }).observe(document.body, { childList: true, subtree: true });
})();
