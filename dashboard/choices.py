"""What each filter offers, and the ways its values may be written in a URL."""

from __future__ import annotations

from dashboard import text
from dashboard.board import Board
from dashboard.filters import Filter


def choices(board: Board) -> dict[str, dict[str, str]]:
    """For each filter of names: each value as the interface writes it -> the filter's own value.

    The document is offered where the board has several.
    """
    documents = {"document": {title: title for title in board.titles}} if len(board.titles) > 1 else {}
    return documents | {
        "measure": {label: label for label in board.measures},
        "agency": {agency: agency for agency in board.agencies},
        "role": {text.ROLES[role]: role for role in board.roles},
    }


def canonical(board: Board, name: str, value: str) -> tuple[str, ...]:
    """The value as the interface writes it; none where nothing has that name.

    A measure may be named by number or title, which several may share, a role by its contract word, an agency by another
    name it has.
    """
    offered = choices(board)[name]
    if value in offered:
        return (value,)
    if name == "agency":
        return board.renamed.get(value, ())
    if name == "role":
        return tuple(label for label, role in offered.items() if role == value)
    if name == "measure":
        named = board.actions[["measure_label", "measure_no", "measure"]].drop_duplicates()
        numbers = named["measure_no"].astype("str")
        return tuple(named.loc[(numbers == value) | (named["measure"] == value), "measure_label"].unique())
    return ()


def read_switch(values: list[str]) -> bool:
    """Whether a switch of a query string is on. Raises ValueError where it says neither."""
    said = {"": False, "0": False, "false": False, "1": True, "true": True}
    value = values[-1].lower() if values else ""
    if value not in said:
        raise ValueError(text.t("http.unknown_value", name="current", value=value))
    return said[value]


def read_query(board: Board, query: dict[str, list[str]]) -> Filter:
    """The filter of a query string. Raises ValueError, with one sentence for the user, for a value that is not offered."""
    chosen = {}
    for name, offered in choices(board).items():
        known = {value: canonical(board, name, value) for value in query.get(name, []) if value}
        for value, labels in known.items():
            if not labels:
                raise ValueError(text.t("http.unknown_value", name=name, value=value))
        chosen[name] = tuple(dict.fromkeys(offered[label] for labels in known.values() for label in labels))
    return Filter(**chosen, q=query.get("q", [""])[-1].strip())
