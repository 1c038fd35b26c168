"""What a document is and who keeps it: its state, its title page, keeping it in the library, its versions."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date

import streamlit as st

from dashboard.library import catalogue
from dashboard.library.database import Imprint, Library, Record, Version
from dashboard.library.imprint_guess import imprint_of
from dashboard.model.entry import Entry, versioned
from dashboard.text import t
from dashboard.text.history import by_words
from dashboard.ui import visitor
from dashboard.ui.documents import saving
from dashboard.ui.documents.entries import content_of, library_with, open_entry, record_of
from dashboard.ui.documents.listing import minute
from dashboard.ui.page import escape_markdown
from dashboard.ui.session import session
from loaders import LoadError

_ANOTHER = "another"


def show_state(entry: Entry) -> None:
    """Whether the document is a draft, kept, or a file of the folder; and what stands on it."""
    record = record_of(entry)
    if entry.origin == "file" or record is None:
        if entry.modified is not None:
            st.text(t("documents.modified", time=minute(entry.modified), name=entry.name))
    elif entry.origin == "kept":
        st.text(t("library.kept", time=_when(record), by=by_words(record.kept_by)))
    elif entry.origin == "draft":
        st.text(t("library.draft", days=round(catalogue.draft_days())))
    else:
        st.text(t("library.session"))
    if record and (said := _imprint_words(record.imprint)):
        st.text(said)


def _when(record: Record) -> str:
    return minute((record.kept_at or record.added_at).timestamp())


def _imprint_words(imprint: Imprint) -> str:
    issued = imprint.issued_on.isoformat() if imprint.issued_on else ""
    return " · ".join(filter(None, (imprint.issuer, imprint.number, issued)))


def describe_or_keep(entry: Entry) -> None:
    """The form for title, issuer, date and number; for a draft it also keeps the document, for editors alone."""
    if entry.document is None or not (saving.may_change(entry) if entry.origin == "session" else visitor.may_edit()):
        return
    is_draft = entry.origin in ("draft", "session")
    record = record_of(entry)
    known = record.imprint if record else Imprint()
    shown = known if known.issuer or known.issued_on or known.number else imprint_of(entry.document)
    with (
        st.expander(t("library.keep" if is_draft else "library.describe"), expanded=is_draft),
        st.form(f"imprint-{entry.key}", border=False),
    ):
        if is_draft:
            st.text(t("library.keep.hint"))
        _ask_imprint(entry, shown, (not is_draft and known.title) or entry.document.title)
        alike = _ask_which(entry) if is_draft else {}
        st.form_submit_button(
            t("library.keep" if is_draft else "library.describe.save"),
            type="primary",
            on_click=_save,
            args=(entry, alike),
        )


def _ask_imprint(entry: Entry, known: Imprint, title: str) -> None:
    with st.container(horizontal=True):
        st.text_input(t("library.title"), title, key=f"imprint-title-{entry.key}", max_chars=300)
        st.text_input(t("library.number"), known.number, key=f"imprint-number-{entry.key}", max_chars=100)
    with st.container(horizontal=True):
        st.text_input(t("library.issuer"), known.issuer, key=f"imprint-issuer-{entry.key}", max_chars=200)
        st.date_input(
            t("library.issued_on"),
            known.issued_on,
            min_value=date(1949, 1, 1),
            max_value=date(2199, 12, 31),
            format="YYYY-MM-DD",
            key=f"imprint-date-{entry.key}",
        )


def _typed_imprint(entry: Entry) -> Imprint:
    title, number, issuer = (
        (st.session_state[f"imprint-{name}-{entry.key}"] or "").strip() for name in ("title", "number", "issuer")
    )
    known = entry.document.title if entry.document else entry.name
    return Imprint(title or known, issuer, st.session_state[f"imprint-date-{entry.key}"] or None, number)


def _ask_which(entry: Entry) -> dict[str, Record]:
    """If a kept document has the same file name or title, ask whether this is its new version. Returns those documents."""
    title = entry.document.title if entry.document else ""
    alike: dict[str, Record] = {}
    with suppress(LoadError):
        alike = {record.key: record for record in catalogue.library().library.alike(entry.name, title)}
    if alike:
        st.text(t("library.blank_kept"))
        st.radio(
            t("library.alike"),
            [*alike, _ANOTHER],
            index=None,
            format_func=lambda key: _which_words(alike.get(key)),
            key=f"imprint-which-{entry.key}",
        )
    return alike


def _which_words(record: Record | None) -> str:
    if record is None:
        return t("library.alike.another")
    return escape_markdown(t("library.alike.version", title=record.imprint.title, number=record.version + 1))


def _save(entry: Entry, alike: Mapping[str, Record]) -> None:
    """Keep a draft, or change what stands on a document. A new version has what is left blank from the one before."""
    imprint = _typed_imprint(entry)
    which = st.session_state.get(f"imprint-which-{entry.key}")
    before = alike.get(which or "")
    if before:
        imprint = _filled(imprint, before.imprint)
    if alike and which is None:
        session().refused.append(t("library.alike.choose"))
    elif entry.origin in ("draft", "session"):
        _keep(entry, imprint, before)
    else:

        def describe(library: Library, by: str, owner: str) -> None:
            library.describe(entry.own_key, imprint, by=by, owner=owner)

        if saving.write(library_with(entry).library, describe):
            session().done.append(t("library.described"))
            open_entry(entry.key)


def _filled(imprint: Imprint, before: Imprint) -> Imprint:
    return Imprint(
        imprint.title,
        imprint.issuer or before.issuer,
        imprint.issued_on or before.issued_on,
        imprint.number or before.number,
    )


def _keep(entry: Entry, imprint: Imprint, of: Record | None) -> None:
    """Keep a draft, as a document or as the newest version of `of`, and open it."""
    kept: list[Record] = []

    def keep(library: Library, by: str, owner: str) -> None:
        key = entry.own_key if entry.origin == "draft" else _shared_draft(entry, library, by, owner)
        kept.append(library.keep_as_version(key, of.key, imprint, by=by) if of else library.keep(key, imprint, by=by))

    if saving.write(catalogue.library().library, keep):
        if entry.origin == "session":
            saving.write(
                library_with(entry).library,
                lambda library, by, owner: library.remove(entry.own_key, by=by, owner=owner),
            )
        session().done.append(t("library.done", title=imprint.title))
        if of and (edits := catalogue.library().edits(of.key, of.version)):
            session().done.append(t("library.not_carried", count=len(edits)))
        open_entry(kept[0].key)


def _shared_draft(entry: Entry, library: Library, by: str, owner: str) -> str:
    """The key of a draft in the library with the content and the corrections of one that its session alone has."""
    own = library_with(entry)
    record = library.add_draft(content_of(entry), entry.name, owner=owner, by=by)
    if edits := own.edits(entry.own_key, entry.version):
        library.add_edits(record.key, record.version, edits, seen=0, by=by, owner=owner)
    return record.key


def show_versions(entry: Entry) -> None:
    """The versions of a kept document, each with a button that opens it."""
    if entry.origin != "kept":
        return
    versions: list[Version] = []
    with suppress(LoadError):
        versions = catalogue.library().library.versions(entry.own_key)
    if len(versions) < 2:
        return
    st.text(t("library.versions", count=len(versions)))
    with st.container(horizontal=True):
        for version in reversed(versions):
            key = versioned(entry.own_key, None if version is versions[-1] else version.number)
            label = t("library.version", number=version.number, time=minute(version.added_at.timestamp()))
            is_open = key == entry.key
            st.button(label, key=f"version-{key}", disabled=is_open, on_click=_open_version, args=(key,))


def _open_version(key: str) -> None:
    session().linked[key] = key
    open_entry(key)
