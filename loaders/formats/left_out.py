"""What a reader leaves out on purpose, such as hidden or crossed-out text: one finding says what, how much and where."""

from loaders.messages import Finding
from loaders.messages.places import DOCUMENT, Place

_LISTED = 20  # texts of a kind that are kept
_SEPARATORS = "、，,；; "
_SHOWN = 80  # characters of them in a finding


class LeftOut:
    """Counts the texts that were left out, by the code of their finding; `total` is the number of all."""

    def __init__(self) -> None:
        self.total = 0
        self._counts: dict[tuple[str, str], int] = {}
        self._texts: dict[tuple[str, str], dict[str, None]] = {}
        self._places: dict[tuple[str, str], Place] = {}

    def add(self, code: str, text: str, place: Place = DOCUMENT, level: str = "") -> None:
        """Note a text that was left out; `level` is that of the finding, if it is not the usual one."""
        kind = (code, level)
        self.total += 1
        self._counts[kind] = self._counts.get(kind, 0) + 1
        texts = self._texts.setdefault(kind, {})
        if len(texts) < _LISTED and (short := " ".join(text.split())[:_SHOWN].strip(_SEPARATORS)):
            texts[short] = None
        self._places[kind] = _common(self._places.get(kind, place), place)

    def findings(self) -> list[Finding]:
        """One finding for each kind of text."""
        return [
            Finding(code, self._places[kind], {"count": count, "text": _listed(self._texts[kind])}, level=level)
            for kind, count in self._counts.items()
            for code, level in [kind]
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
