"""How lists of words are written, and how they become part of a pattern."""

import re
from collections.abc import Iterable


def word_list(text: str) -> tuple[str, ...]:
    """The words of a list that is written as one string, separated by white space."""
    return tuple(text.split())


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words and tries the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
