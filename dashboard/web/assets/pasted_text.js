// Streamlit drops a pasted text that is too long without a word: the place for the word is marked (frame_words.py).
addEventListener("paste", ({ target, clipboardData }) => {
  const area = target.closest?.("[data-testid=stTextArea]");
  const before = target.value;
  const { length } = clipboardData.getData("text/plain");
  if (area) setTimeout(() => area.toggleAttribute("data-refused", length > 1e5 && target.value === before));
}, true);
