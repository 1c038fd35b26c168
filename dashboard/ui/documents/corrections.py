"""Correcting a row beside its source: fields, agencies, splitting and merging; and the question if two correct the same."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from dashboard.analysis.source_check import next_action, row_key, rows_naming
from dashboard.model.dataset import Action, Dataset
from dashboard.model.entry import Entry
from dashboard.text import EDITABLE_NAMES, said, t
from dashboard.text.corrections import edit_words
from dashboard.ui import visitor
from dashboard.ui.documents import saving
from dashboard.ui.documents.entries import open_entry
from dashboard.ui.page import escape_markdown, stop
from dashboard.ui.session import session
from loaders import LoadError
from loaders.edits import Edit, Fields, RowKey, edits_between, tidy_value
from loaders.schema import ROLES as ROLE_KEYS

_SHORT = ("measure_no", "section", "deadline")
_TALL = 120  # pixels of a field for several lines


def fields_of(action: Action) -> Fields:
    """The values of a row that can be corrected."""
    fields: Fields = {
        "section": action.section or None,
        "measure_no": action.measure_no,
        "measure": action.measure,
        "action": action.action,
        "deadline": action.deadline or None,
    }
    return fields | {role: list(action.agencies.get(role, ())) for role in ROLE_KEYS}


def correct_row(entry: Entry, dataset: Dataset, action: Action) -> None:
    """The forms that correct one row."""
    if not saving.may_change(entry):
        return
    if dataset.renamed:
        st.text(t("correct.as_printed"))
        return
    row, fields = row_key(dataset, action), fields_of(action)
    revision = saving.revision(entry)
    with st.expander(t("correct.row"), key=f"correct-{entry.key}"):
        key = f"{entry.key}-{action.source_row}-{revision}"
        with st.form(f"correct-{key}", border=False):
            typed = _ask_fields(fields, key)
            if st.form_submit_button(t("correct.save"), type="primary"):
                _save(entry, lambda: edits_between(fields, typed, row, by=visitor.visitor(), at=saving.now()))
        _offer_split(entry, row, fields, key)
        _offer_merge(entry, dataset, row, fields, action, key)


def _ask_fields(fields: Fields, key: str) -> Fields:
    typed: Fields = {}
    with st.container(horizontal=True):
        for name in _SHORT:
            value = "" if fields[name] is None else str(fields[name])
            typed[name] = st.text_input(EDITABLE_NAMES[name], value, key=f"{name}-{key}")
    typed["measure"] = st.text_input(EDITABLE_NAMES["measure"], fields["measure"], key=f"measure-{key}")
    typed["action"] = st.text_area(EDITABLE_NAMES["action"], fields["action"], height=_TALL, key=f"action-{key}")
    st.text(t("correct.agencies"))
    columns = st.columns(2)
    for at, role in enumerate(ROLE_KEYS):
        with columns[at % 2]:
            names = "\n".join(fields[role])
            typed[role] = st.text_area(EDITABLE_NAMES[role], names, height=_TALL, key=f"{role}-{key}").splitlines()
    return typed


def _offer_split(entry: Entry, row: RowKey, fields: Fields, key: str) -> None:
    """A field with the text of the row, in which each line becomes a row with the same agencies."""
    with st.popover(t("correct.split")), st.form(f"split-{key}", border=False):
        st.text(t("correct.split.hint"))
        text = fields["action"] or fields["measure"]
        lines = st.text_area(EDITABLE_NAMES["action"], text, height=200, key=f"split-text-{key}").splitlines()
        parts = [line.strip() for line in lines if line.strip()]
        if st.form_submit_button(t("correct.split.save")):
            if len(parts) < 2:
                st.error(t("correct.split.one"))
                return
            after = [fields | {"action": part} for part in parts]
            _save(entry, lambda: [saving.new_edit("split", row, fields, after)])


def _offer_merge(entry: Entry, dataset: Dataset, row: RowKey, fields: Fields, action: Action, key: str) -> None:
    """A button that makes one row of this and the next one."""
    following = next_action(dataset, action)
    if following is None:
        return
    other = fields_of(following)
    before = [fields | {"source": action.source}, other | {"source": following.source}]
    st.button(
        t("correct.merge"),
        key=f"merge-{key}",
        on_click=_merge,
        args=(entry, row, before, merged_fields(fields, other)),
    )


def _merge(entry: Entry, row: RowKey, before: Sequence[Fields], after: Fields) -> None:
    if saving.add_edits(entry, [saving.new_edit("merge", row, list(before), after)]):
        open_entry(entry.key)


def merged_fields(one: Mapping, other: Mapping) -> Fields:
    """The row that two rows make: texts one after the other, each agency once in each role, the rest from the first row
    that has it."""
    fields: Fields = {name: one[name] if one[name] not in (None, "") else other[name] for name in (*_SHORT, "measure")}
    texts = [one["action"], other["action"] if other["measure"] == one["measure"] else _whole(other)]
    fields["action"] = "\n".join(filter(None, texts))
    return fields | {role: list(dict.fromkeys([*one[role], *other[role]])) for role in ROLE_KEYS}


def _whole(fields: Mapping) -> str:
    return "。".join(filter(None, (fields["measure"], fields["action"])))


def rename_agency(entry: Entry, dataset: Dataset) -> None:
    """A form that renames an agency in all rows of the document."""
    if not saving.may_change(entry) or dataset.renamed or not dataset.agencies:
        return
    with st.expander(t("correct.rename")), st.form(f"rename-{entry.key}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.selectbox(
                t("correct.rename.of"),
                dataset.agencies,
                index=None,
                key=f"rename-of-{entry.key}",
                filter_mode="contains",
            )
            new = st.text_input(t("correct.rename.to"), key=f"rename-to-{entry.key}", max_chars=200)
            pressed = st.form_submit_button(t("correct.rename.save"))
        if pressed and name and new.strip():
            _save(entry, lambda: _renaming(dataset, name, new))


def _renaming(dataset: Dataset, name: str, new: str) -> list[Edit]:
    """An edit for each role in each row that names the agency."""
    edits: list[Edit] = []
    wanted = "".join(tidy_value("lead", [new]))
    for action in rows_naming(dataset, name):
        fields = fields_of(action)
        typed = {
            role: [wanted if each == name else each for each in fields[role]]
            for role in ROLE_KEYS
            if name in fields[role]
        }
        edits += edits_between(fields, typed, row_key(dataset, action), by=visitor.visitor(), at=saving.now())
    return edits


def _save(entry: Entry, make: Callable[[], list[Edit]]) -> None:
    """Put the corrections in force, if what was typed can be one, and show the document with them."""
    try:
        edits = make()
    except LoadError as error:
        st.error(escape_markdown(said(error)))
        return
    if edits and saving.add_edits(entry, edits):
        session().next_notices.append(t("correct.saved", count=len(edits)))
        open_entry(entry.key)
    if edits:
        st.rerun()


def ask_about_conflict(entry: Entry) -> None:
    """If somebody else has corrected the same in the meantime: whose correction counts."""
    conflict = session().conflict
    if conflict is None or conflict.key != entry.key:
        return
    with st.container(border=True):
        st.text(t("correct.conflict"))
        for edit in conflict.theirs:
            st.text(t("correct.conflict.theirs", by=edit.by, words=edit_words(edit)))
        for edit in conflict.mine:
            st.text(t("correct.conflict.mine", words=edit_words(edit)))
        with st.container(horizontal=True):
            st.button(t("correct.conflict.keep"), key="conflict-theirs", on_click=_settle, args=(entry, False))
            st.button(t("correct.conflict.replace"), key="conflict-mine", on_click=_settle, args=(entry, True))
    stop()


def _settle(entry: Entry, replaces: bool) -> None:
    """Drop the corrections that collide, or put them in place of the others; those that do not collide are kept."""
    conflict = session().conflict
    session().conflict = None
    if conflict is None:
        return
    theirs = {(edit.row, edit.field): edit for edit in conflict.theirs}
    kept = [saving.rebased(edit, theirs.get((edit.row, edit.field))) for edit in conflict.mine]
    free = [
        edit for edit, mine in zip(kept, conflict.mine, strict=True) if replaces or (mine.row, mine.field) not in theirs
    ]
    if free and saving.add_edits(entry, free):
        open_entry(entry.key)
