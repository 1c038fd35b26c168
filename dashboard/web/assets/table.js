// The table of assignments: dragging over cells, Shift with a click or with the arrow keys, picks a rectangle of cells; Ctrl+C copies it
// as text between tabs, which spreadsheets take as cells. A drag inside one cell selects its words as everywhere.
(() => {
  let from = null, to = null, isDragging = false, whole = false;
  const cellAt = ({ target }) => target.closest?.(".rb-table tbody td") ?? null;
  const rowsOf = (cell) => [...cell.closest("tbody").rows];
  const between = (a, b, at) => Math.min(a, b) <= at && at <= Math.max(a, b);
  const picked = () => {
    if (!from?.isConnected || !to?.isConnected || from === to) return [];
    const rows = rowsOf(from), [first, last] = [from, to].map((cell) => rows.indexOf(cell.parentElement));
    return rows.filter((_, at) => between(first, last, at))
      .map((row) => [...row.cells].filter((cell) => between(from.cellIndex, to.cellIndex, cell.cellIndex)));
  };
  const show = () => {
    for (const old of document.querySelectorAll(".rb-table td[aria-selected]")) old.removeAttribute("aria-selected");
    for (const cell of picked().flat()) cell.setAttribute("aria-selected", "true");
  };
  const pick = (start, end) => {
    [from, to] = [start, end];
    show();
    if (from !== to) getSelection().removeAllRanges();
  };

  addEventListener("pointerdown", (event) => {
    const cell = cellAt(event);
    if (event.button || event.pointerType === "touch") return;
    if (cell && event.shiftKey && from?.isConnected) {
      event.preventDefault();
      pick(from, cell);
    } else if (!event.target.closest?.(".rb-copy-bar")) {
      pick(cell, cell);
      isDragging = Boolean(cell);
    }
  }, true);
  addEventListener("pointerover", (event) => {
    const cell = isDragging ? cellAt(event) : null;
    if (cell && cell !== to && cell.closest("table") === from?.closest("table")) pick(from, cell);
  }, true);
  addEventListener("pointerup", () => { isDragging = false; }, true);

  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  addEventListener("keydown", (event) => {
    const cell = cellAt(event);
    if (!cell) return;
    const rows = rowsOf(cell), step = steps[event.key];
    if (step) {
      const next = rows[rows.indexOf(cell.parentElement) + step[0]]?.cells[cell.cellIndex + step[1]];
      if (!next) return;
      event.preventDefault();
      pick(event.shiftKey ? (from ?? cell) : next, next);
      next.tabIndex = 0;
      cell.tabIndex = -1;
      next.focus();
    } else if ((event.ctrlKey || event.metaKey) && event.key === "a") {
      event.preventDefault();
      pick(rows[0].cells[0], [...rows.at(-1).cells].at(-1));
    } else if (event.key === "Escape") {
      pick(cell, cell);
    }
  }, true);
  // The first cell can be reached with Tab; the arrow keys go on from there.
  addEventListener("focusin", ({ target }) => {
    if (target.closest?.(".rb-table")) return;
    for (const cell of document.querySelectorAll(".rb-table tbody tr:first-child td:first-child")) cell.tabIndex = 0;
  }, true);

  const words = (cell) => {
    const text = cell.dataset.copy ?? cell.textContent;
    return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  addEventListener("copy", (event) => {
    const table = whole ? document.querySelector(".rb-table table") : null;
    const cells = table ? [...table.rows].map((row) => [...row.cells]) : picked();
    const alone = document.activeElement?.matches(".rb-table td") && getSelection().isCollapsed ? [[document.activeElement]] : [];
    const lines = cells.length ? cells : alone;
    if (!lines.length) return;
    event.clipboardData.setData("text/plain", lines.map((line) => line.map(words).join("\t")).join("\r\n"));
    event.preventDefault();
    const status = document.querySelector(".rb-copy-bar [role=status]");
    status.textContent = status.dataset.said.replace("#", lines.length - Boolean(table)).replace("#", lines[0].length);
  });
  addEventListener("click", ({ target }) => {
    if (!target.closest?.(".rb-copy-table")) return;
    whole = true;
    document.execCommand("copy");
    whole = false;
  });
})();
