"""分工明细: every assignment as a row of a table, whose columns, words in columns and order can be chosen."""

import streamlit as st

from dashboard.analysis.assignments import Room, assignments_page, count_assignments
from dashboard.analysis.columns import INTEGERS, table_columns
from dashboard.analysis.table_view import EVERYTHING, PARAMETERS, TableView, unknown_columns
from dashboard.render.assignments import assignment_table, column_labels, copy_button
from dashboard.text import LISTS, ROLES, t
from dashboard.ui.address import asked_for, say_unknown, take
from dashboard.ui.page import page_of, show_html, stop_without_assignments
from dashboard.ui.session import dataset, selection

TABLE_ROWS = 300
TABLE_ROOM = Room(columns=20, characters=1_000)


def chosen_view() -> TableView:
    """What the address says of the table; everything while it is not open."""
    new = {name: written for name in PARAMETERS if (written := take(name)) is not None}
    for name in unknown_columns(dataset(), **new):
        say_unknown(t("table.column"), name)
    for name, written in new.items():
        st.session_state[name] = written
    if LISTS.key_of(asked_for("tab") or st.session_state.get("tab") or "") != "table":
        return EVERYTHING
    return TableView.read(dataset(), **{name: st.session_state.get(name) or "" for name in PARAMETERS})


def show(view: TableView) -> None:
    """The table of the view, page by page, with what is chosen of it above."""
    stop_without_assignments()
    labels = column_labels(assignments_page(selection(), 0, 0, TABLE_ROOM))
    _choose(view, {name: label for name, label in labels.items() if name in table_columns(dataset())})
    count = count_assignments(selection(), view)
    if view.where:
        st.text(t("table.found", count=count, whole=selection().counts["assignments"]))
    if not count:
        st.info(t("table.none"))
        return
    if count > TABLE_ROWS:
        st.text(t("table.paged", size=TABLE_ROWS))
    places = page_of(range(count), TABLE_ROWS)
    rows = assignments_page(selection(), places[0], len(places), TABLE_ROOM, view)
    show_html(assignment_table(rows, view, [name for name in view.shown(dataset()) if name in labels]))
    if (left := len(dataset().own_columns) - TABLE_ROOM.columns) > 0:
        st.text(t("others.left.table", count=left))


def _choose(view: TableView, labels: dict[str, str]) -> None:
    """The columns shown, and for each the words that it must contain."""
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover(t("table.columns"), key="table-columns-menu"):
            st.session_state["table-columns"] = [name for name in labels if name in view.shown(dataset())]
            st.multiselect(
                t("table.columns"),
                list(labels),
                format_func=labels.__getitem__,
                key="table-columns",
                on_change=_keep_columns,
                args=(list(labels),),
                select_all=False,
                width=640,
            )
        with st.popover(t("table.where"), key="table-where-menu", width="content"):
            for start in range(0, len(labels), 3):
                with st.container(horizontal=True):
                    for name in list(labels)[start : start + 3]:
                        _choose_words(name, labels, dict(view.where).get(name, ""))
        show_html(copy_button(), "content")
        st.button(t("table.reset"), on_click=_forget, disabled=view == EVERYTHING)


def _choose_words(name: str, labels: dict[str, str], words: str) -> None:
    """The field for the words that a column must contain."""
    key, names = f"table-where-{name}", list(labels)
    if name == "role":
        st.session_state[key] = [role for role in dataset().roles if role in words.split()]
        roles = dict(ROLES)
        st.pills(
            labels[name],
            dataset().roles,
            format_func=roles.__getitem__,
            selection_mode="multi",
            key=key,
            on_change=_keep_words,
            args=(names,),
            width=200,
        )
        return
    st.session_state[key] = words
    hint = t("table.where.number" if name in INTEGERS else "table.where.words")
    st.text_input(labels[name], key=key, placeholder=hint, on_change=_keep_words, args=(names,), width=200)


def _keep_columns(names: list[str]) -> None:
    chosen = st.session_state["table-columns"]
    view = TableView(columns=tuple(name for name in names if name in chosen) if len(chosen) < len(names) else ())
    st.session_state["columns"] = view.parameters().get("columns", "")


def _keep_words(names: list[str]) -> None:
    held = {name: st.session_state.get(f"table-where-{name}") or "" for name in names}
    words = {name: " ".join(value) if isinstance(value, list) else value.strip() for name, value in held.items()}
    view = TableView(where=tuple((name, said) for name, said in words.items() if said))
    st.session_state["where"] = view.parameters().get("where", "")


def _forget() -> None:
    for name in PARAMETERS:
        st.session_state[name] = ""
