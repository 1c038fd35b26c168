"""What a reader leaves out on purpose, such as hidden or crossed-out text: one finding says what, how much and where."""

from collections import Counter

from loaders.messages import Finding
from loaders.messages.places import DOCUMENT, Place

_LISTED = 20  # texts of a kind that are kept
_SEPARATORS = "、，,；; "
_SHOWN = 80  # characters of them in a finding


class LeftOut:
    """Counts the texts that were left out, by the code of their finding; `total` is the number of all."""

    def __init__(self) -> None:
        self.total = 0
        self._counts: Counter[str] = Counter()
        self._texts: dict[str, dict[str, None]] = {}
        self._places: dict[str, Place] = {}

    def add(self, code: str, text: str, place: Place = DOCUMENT) -> None:
        """Note a text that was left out."""
        self.total += 1
        self._counts[code] += 1
        texts = self._texts.setdefault(code, {})
        if len(texts) < _LISTED and (short := " ".join(text.split())[:_SHOWN].strip(_SEPARATORS)):
            texts[short] = None
        self._places[code] = _common(self._places.get(code, place), place)

    def findings(self) -> list[Finding]:
        """One finding for each kind of text."""
        return [
            Finding(code, self._places[code], {"count": count, "text": _listed(self._texts[code])})
            for code, count in self._counts.items()
        ]


def _common(one: Place, other: Place) -> Place:
    """The smallest place known that holds both: the same one, the table or sheet of both, or the whole document."""
    if one == other:
        return one
    whole = Place(one.kind, sheet=one.sheet, table=one.table)
    same = one.kind == other.kind and (one.sheet, one.table) == (other.sheet, other.table)
    return whole if same and one.kind in ("sheet", "table", "file") else DOCUMENT


def _listed(texts: dict[str, None]) -> str:
    listed = "；".join(texts)
    return listed if len(listed) <= _SHOWN else f"{listed[:_SHOWN]}…"
