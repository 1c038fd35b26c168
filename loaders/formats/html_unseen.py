"""Takes out of a web page what it does not show, what is crossed out, and raised marks of notes; each is noted."""

import re

from bs4 import CData, NavigableString, Tag

from loaders.formats.html_style import StyleSheet
from loaders.formats.html_table import CROSSED_OUT, is_layout
from loaders.formats.html_walk import attribute, is_never_shown
from loaders.formats.left_out import LeftOut
from loaders.formats.note_marks import is_note_mark
from loaders.formats.runs import GONE

_STRUCK = ("del", "s", "strike")
_SPARE = ("template", "noscript")  # what a script makes copies of, and what is only shown without scripts
_OF_A_TASK = re.compile("责任|牵头|配合|负责|承办|协办")
_LOOKED_BACK = 8  # elements before a raised text, in search of the text that it follows


def take_out_unseen(page: Tag, left_out: LeftOut) -> None:
    """Remove hidden elements and raised marks, and put GONE in the place of what is crossed out."""
    Unseen(page, left_out).take_out()


class Unseen:
    """One walk over a page; there is no recursion, as a page may nest to any depth."""

    def __init__(self, page: Tag, left_out: LeftOut) -> None:
        self._page, self._left_out = page, left_out
        self._sheet = StyleSheet("\n".join(style.get_text() for style in page.find_all("style")))
        self._layouts: dict[int, bool] = {}

    def take_out(self) -> None:
        stack: list[Tag] = [self._page]
        while stack:
            tag = stack.pop()
            if tag is not self._page and is_never_shown(tag):
                if tag.name in _SPARE:
                    tag.extract()
                continue
            style = self._sheet.properties(tag, attribute(tag, "style"))
            if _is_hidden(tag, style):
                self._hide(tag)
            elif tag.name in _STRUCK or "line-through" in style.get("text-decoration", ""):
                self._strike(tag)
            elif tag.name == "sup" or (tag.name == "span" and style.get("vertical-align") == "super"):
                self._lower(tag)
            else:
                stack.extend(child for child in reversed(tag.contents) if isinstance(child, Tag))

    def _hide(self, tag: Tag) -> None:
        """Remove the element; it is noted unless it is one of the menus and dialogues that any page hides."""
        text = tag.get_text(" ", strip=True)
        if text and (_OF_A_TASK.search(text) or self._is_data(tag)):
            self._left_out.add("hidden-text", text)
        tag.extract()

    def _is_data(self, tag: Tag) -> bool:
        """Whether the element is, or belongs to, a table that does more than arrange the page."""
        table = tag if tag.name == "table" else tag.find("table") or tag.find_parent("table")
        if table is None:
            return False
        if id(table) not in self._layouts:
            self._layouts[id(table)] = is_layout(table)
        return not self._layouts[id(table)]

    def _strike(self, tag: Tag) -> None:
        texts = [text for text in tag.find_all(string=True) if type(text) in (NavigableString, CData) and text.strip()]
        if not texts:
            return
        self._left_out.add("struck-text", " ".join(texts))
        for row in [tag, *tag.find_all("tr")] if tag.name in ("tr", "tbody", "table") else [tag.find_parent("tr")]:
            if row is not None:
                row[CROSSED_OUT] = ""
        for text in texts:
            text.replace_with(NavigableString(GONE))

    def _lower(self, tag: Tag) -> None:
        text = tag.get_text()
        if is_note_mark(text, _text_before(tag)):
            self._left_out.add("note-marks", text)
            tag.extract()


def _is_hidden(tag: Tag, style: dict[str, str]) -> bool:
    """Whether the element is not shown. A page that hides its whole body shows it by a script once it is loaded."""
    if tag.name in ("html", "body"):
        return False
    if style.get("visibility") in ("hidden", "collapse") or style.get("mso-hide") == "all":
        return True
    if "display" in style:
        return style["display"] == "none"
    return tag.has_attr("hidden") or (tag.name == "dialog" and not tag.has_attr("open"))


def _text_before(tag: Tag) -> str:
    """The last text before the element, in the same cell or paragraph as far as it can be seen."""
    for _, before in zip(range(_LOOKED_BACK), tag.previous_elements, strict=False):
        if isinstance(before, NavigableString) and before.strip():
            return str(before)
        if (
            isinstance(before, Tag)
            and before.name in ("td", "th", "p", "li")
            and any(parent is before for parent in tag.parents)
        ):
            return ""
    return ""
