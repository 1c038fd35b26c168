"""Finds watermarks among the letters of a PDF page: by their angle, size and colour, and since they lie over other text.

Pale letters alone are no watermark, since headers and notes are often grey; nor are large ones, since titles are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from loaders.formats.encoding import clean
from loaders.formats.pdf_layout import Char, follows, middle
from loaders.formats.pdf_letters import PALE, lightness
from loaders.messages import Finding
from loaders.messages.places import ALL_PAGES

_PALER = 0.2  # than the text of the page
_LARGER = 1.9  # times the size of the text of the page
_REPEATED = 4  # equal texts, in at least two lines and at two heights
_OFTEN = 0.3  # of the equal texts lie over others
_MOST_TEXTS = 20  # of one style, of which others may be parts
_SHOWN = 80  # characters of the watermarks in their finding
_CORE = 0.8  # of a letter's box: what reaches into it lies over the letter
_MOST_IN_A_PLACE = 8  # letters; more are not compared, nor more places than
_MOST_PLACES = 20  # for each letter of a page, on average


class Style(NamedTuple):
    """What the letters of one watermark have in common; if they are written aslant, `turn` is None and `size` 0."""

    size: int
    light: float
    turn: int | None


class Run(NamedTuple):
    """Letters that were drawn one after another, in one style and direction."""

    style: Style
    chars: list[Char]

    @property
    def text(self) -> str:
        """The letters without white space."""
        return "".join(char["text"] for char in self.chars if char["text"].strip())


class Watermarks:
    """The watermarks of a document; one found on a page is known on those after it."""

    def __init__(self) -> None:
        self._texts: dict[str, None] = {}
        self._known: dict[Style, dict[str, None]] = {}

    def removed(self, chars: list[Char]) -> list[Char]:
        """The characters of a page without those of watermarks."""
        runs = list(_runs(chars))
        if len({run.style for run in runs}) < 2:
            return chars
        body = _body(runs)
        runs = self._without(runs, {(run.style, run.text) for run in runs if _is_aslant(run, body)})
        runs = self._without(runs, set(_lying_over(runs, body)))
        return [char for run in runs for char in run.chars]

    def findings(self) -> list[Finding]:
        """One finding that names the texts that were left out."""
        first = list(islice(self._texts, _MOST_TEXTS))
        whole = [text for text in first if not any(text != other and text in other for other in first)]
        separator = "；" if any(len(text) > 1 for text in whole) else ""
        text = clean(separator.join(whole))[0][:_SHOWN]
        return [Finding("watermark-not-read", ALL_PAGES, {"text": text})] if text else []

    def _without(self, runs: list[Run], found: set[tuple[Style, str]]) -> list[Run]:
        """The runs that are no mark that was found, on this page or before, nor a part of one, as at the edge of the page."""
        for style, text in sorted(found, key=lambda mark: mark[1]):
            self._known.setdefault(style, {})[text] = None
        whole = {style: "\n".join(islice(texts, _MOST_TEXTS)) for style, texts in self._known.items()}
        kept = []
        for run in runs:
            text = run.text
            if text and run.style in whole and (text in self._known[run.style] or text in whole[run.style]):
                self._texts[text] = None
            else:
                kept.append(run)
        return kept


def _runs(chars: list[Char]) -> Iterator[Run]:
    run: Run | None = None
    for char in chars:
        style = Style(0 if char["turn"] is None else round(char["size"]), lightness(char), char["turn"])
        if run is not None and run.style == style and _goes_on(char, run.chars[-1]):
            run.chars.append(char)
            continue
        if run is not None:
            yield run
        run = Run(style, [char])
    if run is not None:
        yield run


def _goes_on(char: Char, before: Char) -> bool:
    """Whether the character is beside the one before, and on the same line if they are upright."""
    is_level = abs(middle(char)[1] - middle(before)[1]) < char["size"] / 2
    return follows(char, before) and (is_level or char["turn"] != 0)


def _body(runs: list[Run]) -> Style:
    """The style of the text of the page: the upright one with the most letters, those of equal texts counted once."""
    texts = {(run.style, run.text) for run in runs}
    counts: Counter[Style] = Counter()
    for style, text in texts:
        counts[style] += len(text)
    return max(counts, key=lambda style: (style.turn == 0, counts[style]))


def _is_aslant(run: Run, body: Style) -> bool:
    return run.style.turn is None and body.turn is not None


def _lying_over(runs: list[Run], body: Style) -> Iterator[tuple[Style, str]]:
    """The style and text of runs that lie over other text and are large, pale, or repeated over the page."""
    equal: dict[tuple[Style, str], list[int]] = defaultdict(list)
    for at, run in enumerate(runs):
        if run.style != body and run.text:
            equal[run.style, run.text].append(at)
    grids = {mark for mark, places in equal.items() if _is_grid(mark[1], [runs[at] for at in places])}
    paler = max(PALE, body.light + _PALER)
    odd = {mark for mark in equal if mark[0].light >= paler or mark[0].size >= _LARGER * body.size}
    over = _over_others(runs) if grids | odd else set()
    for mark in grids | odd:
        lying = sum(at in over for at in equal[mark])
        is_pale_grid = mark in grids and mark[0].light >= paler
        if is_pale_grid or (mark in odd and lying) or (mark in grids and lying >= _OFTEN * len(equal[mark])):
            yield mark


def _is_grid(text: str, runs: list[Run]) -> bool:
    """Whether runs of the same text stand in several columns and at several heights of the page."""
    places = [middle(run.chars[0]) for run in runs]
    return (
        len(text) > 1
        and len(places) >= _REPEATED
        and len({round(x / 10) for x, _ in places}) > 1
        and len({round(y / 10) for _, y in places}) > 1
    )


def _over_others(runs: list[Run]) -> set[int]:
    """The indexes of the runs that lie over another one, or under it: the middle of a letter is inside the other's letter."""
    inked = [(at, char) for at, run in enumerate(runs) for char in run.chars if char["text"].strip()]
    side = max(4.0, min((char["size"] for _, char in inked), default=4.0))
    places: dict[tuple[int, int], list[tuple[float, float, int]]] = defaultdict(list)
    for at, char in inked:
        x, y = middle(char)
        place = places[int(x // side), int(y // side)]
        if len(place) < _MOST_IN_A_PLACE:
            place.append((x, y, at))
    left = _MOST_PLACES * len(inked) + 10_000
    over: set[int] = set()
    for at, char in sorted(inked, key=lambda pair: float(pair[1]["size"])):
        x0, x1 = _core(char["x0"], char["x1"])
        top, bottom = _core(char["top"], char["bottom"])
        columns, rows = (range(int(start // side), int(end // side) + 1) for start, end in ((x0, x1), (top, bottom)))
        left -= len(columns) * len(rows)
        if left < 0:
            break
        for column in columns:
            for row in rows:
                for x, y, other in places.get((column, row), ()):
                    if other != at and x0 < x < x1 and top < y < bottom:
                        over |= {at, other}
    return over


def _core(start: float, end: float) -> tuple[float, float]:
    margin = (1 - _CORE) / 2 * (end - start)
    return start + margin, end - margin
