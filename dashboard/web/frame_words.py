"""Chinese over the words of Streamlit's own frame, which has no setting for them: the one table, and the styles made of it.

The English page has its words from here too, so that both pages name the same things.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from dashboard.text import both_languages

_SMALL = "font-size: 0.875rem; white-space: nowrap;"
_BUTTON = '[data-testid="stBaseButton-elementToolbar"]'
_APP = ".stApp[data-test-connection-state="


class FrameWord(NamedTuple):
    """The key of a word, the element of Streamlit's page that it belongs to, and how it is set.

    Where `replaces` is false, the element has no words of its own that must be hidden.
    """

    key: str
    selector: str
    style: str = _SMALL
    replaces: bool = True


#: Words that hold limits of an upload are defined by the page that has the uploader; all others here.
FRAME_WORDS = (
    FrameWord("frame.system", '[data-testid="stMainMenuItem-theme-System"]'),
    FrameWord("frame.light", '[data-testid="stMainMenuItem-theme-Light"]'),
    FrameWord("frame.dark", '[data-testid="stMainMenuItem-theme-Dark"]'),
    FrameWord("frame.print", '[data-testid="stMainMenuItemLabel"]'),
    FrameWord("frame.stop", '[data-testid="stStatusWidget"] button'),
    FrameWord("frame.skip", '[data-testid="stSkipToContent"]'),
    FrameWord("frame.none", '[data-testid$="Dropdown"] [role="option"] > span'),
    FrameWord("frame.unpick", f'{_BUTTON}[aria-label="Clear selection"]:is(:hover, :focus-visible)', "", False),
    FrameWord("frame.find", f'{_BUTTON}[aria-label="Search"]:is(:hover, :focus-visible)', "", False),
    FrameWord("frame.large", f'{_BUTTON}[aria-label="Fullscreen"]:is(:hover, :focus-visible)', "", False),
    FrameWord("frame.small", f'{_BUTTON}[aria-label="Close fullscreen"]:is(:hover, :focus-visible)', "", False),
    FrameWord("frame.cut", f'{_APP}"PINGING_SERVER"]', "", False),
    FrameWord("frame.cut", f'{_APP}"CONNECTING"]', "", False),
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
    """The words in both languages, as `html lang` says, and the rules that show them in their places."""
    keys = dict.fromkeys(word.key for word in FRAME_WORDS if word.key.startswith("frame."))
    languages = zip((":root", "html:lang(en)"), zip(*map(both_languages, keys), strict=True), strict=True)
    return "\n".join(
        [
            *(_definitions(root, dict(zip(keys, words, strict=True))) for root, words in languages),
            *map(_rule, FRAME_WORDS),
        ]
    )


def _definitions(root: str, words: dict[str, str]) -> str:
    said = " ".join(f"{_variable(key)}: {json.dumps(word, ensure_ascii=False)};" for key, word in words.items())
    return f"{root} {{ {said} }}"


def _rule(word: FrameWord) -> str:
    hidden = f"{word.selector} {{ font-size: 0 !important; }}\n" if word.replaces else ""
    return f"{hidden}{word.selector}::after {{ content: var({_variable(word.key)}); {word.style} }}"


def _variable(key: str) -> str:
    """--rb-system of frame.system"""
    return f"--rb-{key.rpartition('.')[2]}"
