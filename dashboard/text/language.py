"""The language of a run: Chinese, or English where the address says lang=en."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextvars import Context, ContextVar
from typing import ParamSpec, TypeVar

from loaders.messages.templates import LANGUAGES

_language: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])
_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


def set_language(language: str | None) -> None:
    """Set the language of this thread or request; an unknown language means Chinese.

    The frame calls it at each run, a fragment for itself, a route for each request. Callbacks and downloads run outside
    of these; downloads use `bind_language`.
    """
    _language.set(language if language in LANGUAGES else LANGUAGES[0])


def language() -> str:
    """The language of this thread or request: zh or en."""
    return _language.get()


def html_language() -> str:
    """The language as the `lang` attribute of HTML: zh-CN or en."""
    return {"zh": "zh-CN", "en": "en"}[language()]


def bind_language(make: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """The function, to be called later and on any thread, in the language of now."""
    context = Context()
    context.run(_language.set, language())
    return lambda *values, **named: context.copy().run(make, *values, **named)


def localised(pair: tuple[str, str]) -> str:
    """The word of a pair (Chinese, English) in the language of this thread or request."""
    return pair[LANGUAGES.index(language())]


class Names(Mapping[str, str]):
    """Names in both languages, given as for `dict`: key=(Chinese, English). Read like a dict in the language of the run."""

    def __init__(self, pairs: Mapping[str, tuple[str, str]] = {}, /, **more: tuple[str, str]) -> None:
        self.pairs = {**pairs, **more}

    def __getitem__(self, key: str) -> str:
        return localised(self.pairs[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)

    def __or__(self, other: Names) -> Names:
        return Names(self.pairs | other.pairs)

    def key_of(self, written: str) -> str | None:
        """The key of a name in either language, or of the key itself; None if there is none."""
        return next((key for key, names in self.pairs.items() if written in (key, *names)), None)
