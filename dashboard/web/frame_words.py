"""Our words in place of the English ones in Streamlit's frame, which has no setting for them.

The English page gets its words from here too, so that both languages say the same.
"""

import json
from collections.abc import Iterable
from typing import NamedTuple

from dashboard.text import both_languages
from dashboard.text.words import parts

_SMALL = "font-size: 0.875rem; white-space: nowrap;"
_BUTTON = '[data-testid="stBaseButton-elementToolbar"]'
_APP = ".stApp[data-test-connection-state="


class FrameWord(NamedTuple):
    """The key of a word, the element of Streamlit's page where it is shown, and its style.

    `replaces` is False for an element without words of its own that must be hidden.
    """

    key: str
    selector: str
    style: str = _SMALL
    replaces: bool = True


#: The words of "frame." are defined by `style_sheet`; those of "documents.upload." contain limits, and the page with the
#: uploader defines them (`source_view.uploader_words`).
FRAME_WORDS = (
    FrameWord("frame.system", '[data-testid="stMainMenuItem-theme-System"]'),
    FrameWord("frame.light", '[data-testid="stMainMenuItem-theme-Light"]'),
    FrameWord("frame.dark", '[data-testid="stMainMenuItem-theme-Dark"]'),
    FrameWord("frame.print", '[data-testid="stMainMenuItemLabel"]'),
    FrameWord("frame.stop", '[data-testid="stStatusWidget"] button'),
    FrameWord("frame.skip", '[data-testid="stSkipToContent"]'),
    FrameWord("frame.none", '[data-testid$="Dropdown"] [role="option"] > span'),
    FrameWord("frame.unpick", f'{_BUTTON}[data-part="Clear selection"]:is(:hover, :focus-visible)', "", False),
    FrameWord("frame.find", f'{_BUTTON}[data-part="Search"]:is(:hover, :focus-visible)', "", False),
    FrameWord("frame.large", f'{_BUTTON}[data-part="Fullscreen"]:is(:hover, :focus-visible)', "", False),
    FrameWord("frame.small", f'{_BUTTON}[data-part="Close fullscreen"]:is(:hover, :focus-visible)', "", False),
    FrameWord("frame.cut", f':is({_APP}"PINGING_SERVER"], {_APP}"CONNECTING"])', "", False),
    FrameWord("frame.over", f'{_APP}"DISCONNECTED_FOREVER"]', "", False),
    FrameWord("documents.upload.choose", '[data-testid="stFileUploader"] section button p', "font-size: 1rem;"),
    FrameWord("documents.upload.limit", '[data-testid="stFileUploaderDropzoneInstructions"] span', "font-size: 0.9rem;"),
    FrameWord(
        "documents.upload.drop",
        '[data-testid="stFileUploaderDropzone"] > input + div > span:only-child',
        "font-size: 1rem;",
    ),
    FrameWord(
        "documents.upload.refused", '.stFileChip[aria-invalid="true"] [role="alert"]', "font-size: 0.9rem;"
    ),
    FrameWord("documents.upload.long", '[data-testid="stTextArea"][data-refused]', "", False),
)  # fmt: skip


def style_sheet() -> str:
    """The words in both languages as CSS variables, and the rules that show them in their places."""
    keys = [word.key for word in FRAME_WORDS if word.key.startswith("frame.")]
    chinese, english = zip(*map(both_languages, keys), strict=True)
    rules = map(_rule, FRAME_WORDS)
    return "\n".join([_definitions(":root", keys, chinese), _definitions("html:lang(en)", keys, english), *rules])


def part_names() -> str:
    """The names of Streamlit's parts as JSON: its own name -> the names in both languages (part_names.js)."""
    return json.dumps({key.partition(".")[2]: both_languages(key) for key in parts.WORDS}, ensure_ascii=False)


def _definitions(root: str, keys: Iterable[str], words: Iterable[str]) -> str:
    pairs = zip(keys, words, strict=True)
    variables = " ".join(f"{_variable(key)}: {json.dumps(word, ensure_ascii=False)};" for key, word in pairs)
    return f"{root} {{ {variables} }}"


def _rule(word: FrameWord) -> str:
    hidden = f"{word.selector} {{ font-size: 0 !important; }}\n" if word.replaces else ""
    return f"{hidden}{word.selector}::after {{ content: var({_variable(word.key)}); {word.style} }}"


def _variable(key: str) -> str:
    """The CSS variable of a word: --rb-system for frame.system."""
    return f"--rb-{key.rpartition('.')[2]}"
