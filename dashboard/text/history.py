"""What was done to a document of the library, in words."""

from dashboard.library.database import HistoryLine
from dashboard.text import t


def history_words(line: HistoryLine) -> str:
    """更正 2 处, 存入第 2 版"""
    values = {"version": line.values.get("version", 1), "count": len(line.values.get("edits", ()))}
    return t(f"history.{line.what}", **values)
