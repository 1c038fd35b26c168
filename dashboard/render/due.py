"""The deadline of an action in words."""

from dashboard.model.dataset import Action
from dashboard.model.times.column import find_in_cell
from dashboard.model.times.due import last_day, with_years
from dashboard.text import t


def due_words(action: Action) -> str:
    """The deadline as printed; if its year is that of the document, with the day that is meant: 6月底（即2026年6月30日，年份据文件）."""
    values = with_years((piece.value for piece in find_in_cell(action.deadline)), action.dated)
    day = next((last_day(value) for value in values if "?" in value), None)
    if day is None:
        return action.deadline
    words = t("date.day", year=day.year, month=day.month, day=day.day)
    return t("due.year", printed=action.deadline, day=words)
