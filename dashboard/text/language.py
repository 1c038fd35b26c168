"""The language of a run: Chinese, or English where the address says lang=en."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from typing import TypeVar

from loaders.messages.templates import LANGUAGES

_spoken: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])
_Made = TypeVar("_Made")


def set_language(language: str | None) -> None:
    """From here on, in this thread or request, words are in this language; in Chinese where there is no such.

    The frame says it at each run, a fragment for itself, a route for each request. Callbacks and downloads run outside.
    """
    _spoken.set(language if language in LANGUAGES else LANGUAGES[0])


def language() -> str:
    """zh or en."""
    return _spoken.get()


def html_language() -> str:
    """The same for an HTML `lang`."""
    return {"zh": "zh-CN", "en": "en"}[language()]


def bind_language(make: Callable[[], _Made]) -> Callable[[], _Made]:
    """The function in the language of now, on whatever thread it is called later."""
    spoken = language()

    def made() -> _Made:
        before = _spoken.set(spoken)
        try:
            return make()
        finally:
            _spoken.reset(before)

    return made


def localised(pair: tuple[str, str]) -> str:
    """The one of (Chinese, English) that is spoken."""
    return pair[LANGUAGES.index(language())]


class Names(Mapping[str, str]):
    """Names in both languages, {key: (Chinese, English)}, read like a dict of the language of the run."""

    def __init__(self, pairs: Mapping[str, tuple[str, str]]) -> None:
        self.pairs = dict(pairs)

    def __getitem__(self, key: str) -> str:
        return localised(self.pairs[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)

    def __or__(self, other: Names) -> Names:
        return Names(self.pairs | other.pairs)

    def key_of(self, written: str) -> str | None:
        """The key that is written so: as itself, or as its name in either language; None where none is."""
        return next((key for key, names in self.pairs.items() if written in (key, *names)), None)
