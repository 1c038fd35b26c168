// 复制链接. navigator.clipboard exists on secure origins only; on an office's plain http the script copies a selection.
addEventListener("click", async (event) => {
  const button = event.target.closest?.(".rb-copy");
  if (!button) return;
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(location.href);
  } else {
    const field = Object.assign(document.createElement("textarea"), { value: location.href });
    button.after(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  const label = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => { button.textContent = label; }, 2000);
});
