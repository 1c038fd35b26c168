// Streamlit drops a pasted text that is too long without a message: this marks where frame_words.py shows one.
addEventListener("paste", ({ target, clipboardData }) => {
  const area = target.closest?.("[data-testid=stTextArea]");
  const before = target.value;
  const { length } = clipboardData.getData("text/plain");
  if (area) setTimeout(() => area.toggleAttribute("data-refused", length > 1e5 && target.value === before));
}, true);
