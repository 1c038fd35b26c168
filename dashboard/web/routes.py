"""The HTTP routes /assignments.csv and /print, which take the same query as the pages."""

from collections.abc import Callable, Sequence
from urllib.parse import quote

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from dashboard import text
from dashboard.analysis import table_view
from dashboard.export import csv_files
from dashboard.export.print_page import print_page
from dashboard.library import catalogue
from dashboard.model import filters
from dashboard.model.dataset import Dataset
from dashboard.model.filters import Filter, Query
from dashboard.model.selection import Selection
from dashboard.model.stored_document import StoredDocument
from dashboard.pages import PARAMETERS
from dashboard.text.file_names import assignments_file_name
from dashboard.text.gloss import key_of
from dashboard.web.turns import Turns
from loaders import LoadError

_turns = Turns()
_FORMATS = ("csv", "tidy")
#: Streamlit's own parameters of an address.
_EMBEDDING = ("embed", "embed_options")
_NO_SCRIPT = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}


class BadQuery(Exception):
    """A query that asks for something unknown; as text, the sentence that its sender reads."""


def assignments_csv(request: Request) -> Response:
    """The filtered assignments with the headers of the screen, or with the raw columns if `format=tidy`."""
    return _answer(request, ("format",), _csv)


def print_version(request: Request) -> Response:
    """The filtered actions as a page for A4 paper."""
    return _answer(
        request,
        (),
        lambda dataset, filter_, _: HTMLResponse(print_page(Selection(dataset, filter_)), headers=_NO_SCRIPT),
    )


def _answer(request: Request, own: Sequence[str], make: Callable[[Dataset, Filter, Request], Response]) -> Response:
    """The result of `make(dataset, filter, request)`; status 400 with one sentence if the query is wrong.

    `own` are the route's parameters in addition to those of the pages. `lang` is the language of the answer.
    """
    text.set_language(request.query_params.get("lang"))
    try:
        query = {name: request.query_params.getlist(name) for name in request.query_params}
        _check(query, own)
        dataset = _dataset(query)
        return make(dataset, _filter(query, dataset), request)
    except LoadError as error:
        again = {"Retry-After": "5"} if error.code == "unread-files" else None
        return PlainTextResponse(text.t("http.no_document", reason=text.said(error)), status_code=503, headers=again)
    except BadQuery as refusal:
        return PlainTextResponse(str(refusal), status_code=400)


def _csv(dataset: Dataset, filter_: Filter, request: Request) -> Response:
    shape = request.query_params.get("format", "csv")
    if shape not in _FORMATS:
        raise BadQuery(text.t("http.unknown_value", name="format", value=shape))
    to_chunks = csv_files.tidy_chunks if shape == "tidy" else csv_files.assignments_chunks
    shown = Selection(dataset, filter_)
    chosen = {name: "".join(request.query_params.getlist(name)[-1:]) for name in table_view.PARAMETERS}
    for name in table_view.unknown_columns(dataset, **chosen):
        raise BadQuery(text.t("http.unknown_value", name="columns", value=name))
    view = table_view.TableView.read(dataset, **chosen)
    chunks = to_chunks(shown, view)
    name = assignments_file_name(shown, view)
    disposition = f"attachment; filename=assignments.csv; filename*=UTF-8''{quote(name)}"
    media_type, headers = "text/csv; charset=utf-8", {"Content-Disposition": disposition}
    if dataset.counts["assignments"] <= csv_files.CHUNK:
        return Response(b"".join(chunks), media_type=media_type, headers=headers)
    stream = _turns.stream(request.client.host if request.client else "", chunks)
    if stream is None:
        return PlainTextResponse(text.t("http.export_busy"), status_code=503, headers={"Retry-After": "10"})
    return StreamingResponse(stream, media_type=media_type, headers=headers)


def _dataset(query: Query) -> Dataset:
    """The dataset of the document that `doc` names by key, title or file name, of all, or of the default one.

    With `version`, an older version of a document in the library; with `current`, agencies have today's names. Raises
    BadQuery with one sentence for an unknown value.
    """
    wanted, version = "".join(query.get("doc", [])), "".join(query.get("version", []))
    entries = catalogue.shared_entries(wanted)
    key = catalogue.find(entries, wanted) if wanted and not version else None
    if key == catalogue.ALL and (count := entries.unread):
        raise LoadError("unread-files", count=count)  # better no answer than one without them
    documents = _unlisted(wanted, version) if wanted and key is None else catalogue.documents_of(entries, key)
    dataset = catalogue.shared_dataset(documents)
    return catalogue.with_current_names(dataset) if _is_on("current", query) else dataset


def _unlisted(key: str, version: str) -> dict[str, StoredDocument]:
    """A draft, for whoever knows its key, or an older version. Raises BadQuery if there is none."""
    if version and not version.isdecimal():
        raise BadQuery(text.t("http.unknown_value", name="version", value=version))
    entry = catalogue.library().entry(key, int(version) if version else None)
    if entry is None:
        name, value = ("version", version) if version else ("doc", key)
        raise BadQuery(text.t("http.unknown_value", name=name, value=value))
    if entry.document is None:
        raise entry.error or LoadError("unread")
    return {entry.key: entry.document}


def _is_on(name: str, query: Query) -> bool:
    """Whether a switch of the query is on. Raises BadQuery for a value that is neither on nor off."""
    value = "".join(query.get(name, [])[-1:]).lower()
    if value not in ("", "0", "false", "1", "true"):
        raise BadQuery(text.t("http.unknown_value", name=name, value=value))
    return value in ("1", "true")


def _filter(query: Query, dataset: Dataset) -> Filter:
    """The filter of the query. Raises BadQuery with one sentence for a value that is not in the dataset."""
    reading = Filter.from_query(query, dataset, key_of)
    for name, value in reading.unknown:
        raise BadQuery(text.t("http.unknown_value", name=name, value=value))
    return reading.filter


def _check(query: Query, own: Sequence[str]) -> None:
    """Raises BadQuery with one sentence for an unknown parameter, one given twice, or an unknown language."""
    known = ("doc", "version", "current", *filters.PARAMETERS, *own, "lang")
    for name in query:
        if name not in (*known, *PARAMETERS, *_EMBEDDING):
            raise BadQuery(text.t("http.unknown_parameter", name=name, known=text.listed(known)))
    for name in ("doc", "version", *own):
        if len(query.get(name, [])) > 1:
            raise BadQuery(text.t("http.one_value", name=name))
    if not {*query.get("lang", [])} <= {*text.LANGUAGES}:
        raise BadQuery(text.t("http.unknown_value", name="lang", value=query["lang"][0]))


#: Level 1 packs 3.9 MB of CSV into 236 KB in 14 ms; level 5, which Streamlit uses, into 160 KB in 34 ms.
_GZIP = [Middleware(GZipMiddleware, compresslevel=1)]


def routes(base: str = "") -> list[BaseRoute]:
    """The routes below the board's base path."""
    return [
        Route(f"{base}/assignments.csv", assignments_csv, methods=["GET"], middleware=_GZIP),
        Route(f"{base}/print", print_version, methods=["GET"], middleware=_GZIP),
    ]
