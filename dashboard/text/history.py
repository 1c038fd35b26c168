"""What was done to a document of the library, in words."""

from dashboard.library.corrections import UNNAMED
from dashboard.library.database import HistoryLine
from dashboard.text import t


def by_words(name: str) -> str:
    """Who did something: the name or address, or in words that it was done on this machine."""
    return t("here") if name == UNNAMED else name


def history_words(line: HistoryLine) -> str:
    """更正 2 处, 存入第 2 版"""
    values = {"version": line.values.get("version", 1), "count": len(line.values.get("edits", ()))}
    return t(f"history.{line.what}", **values)
