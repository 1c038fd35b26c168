"""Plain HTTP beside the pages, for the same query string: /assignments.csv, /print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import quote

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard import text
from dashboard.export import csv_files
from dashboard.export.file_names import file_name
from dashboard.export.print_page import print_page
from dashboard.library import catalogue
from dashboard.model.dataset import Dataset
from dashboard.model.filter_options import choices, read_query, read_switch
from dashboard.model.filters import Filter, filter_assignments
from dashboard.model.selection import select
from loaders import LoadError

#: Parameters of the pages that change a view and not its rows: a page's whole query string is welcome here.
VIEW_PARAMETERS = (
    "rows",
    "row_order",
    "column_order",
    "count",
    "tab",
    "page",
    "relation",
    "kind",
    "old",
    "new",
    "at",
    "by",
    "full",
    "embed",
    "embed_options",
)
_FORMATS = ("csv", "tidy")
_NO_SCRIPT = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}


def assignments_csv(request: Request) -> Response:
    """The filtered assignments under the headers of the screen for a spreadsheet, or `format=tidy`."""
    return _answer(request, ("format",), _csv)


def print_version(request: Request) -> Response:
    """The filtered actions as a page for A4 paper."""
    return _answer(
        request, (), lambda dataset, chosen, _: HTMLResponse(print_page(select(dataset, chosen)), headers=_NO_SCRIPT)
    )


def _answer(
    request: Request, own: tuple[str, ...], make: Callable[[Dataset, Filter, Mapping[str, str]], Response]
) -> Response:
    """What `make` makes of dataset, filter and query; 400 with one sentence where the query is unclear.

    `own` names the route's parameters beside those of the pages; `lang` is the language of headers, roles and errors.
    """
    text.speak(request.query_params.get("lang"))
    try:
        dataset = _dataset(request)
        chosen = _read(request, dataset, own)
        return make(dataset, chosen, request.query_params)
    except LoadError as error:
        return PlainTextResponse(text.t("http.no_document", reason=text.said(error)), status_code=503)
    except ValueError as error:
        return PlainTextResponse(str(error), status_code=400)


def _csv(dataset: Dataset, chosen: Filter, query: Mapping[str, str]) -> Response:
    shape = query.get("format", "csv")
    if shape not in _FORMATS:
        raise ValueError(text.t("http.unknown_value", name="format", value=shape))
    to_csv = csv_files.tidy_csv if shape == "tidy" else csv_files.assignments_csv
    content = to_csv(filter_assignments(dataset.assignments, chosen), with_document=dataset.is_combined)
    name = file_name(text.t("csv.name"), chosen)
    disposition = f"attachment; filename=assignments.csv; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition})


def _dataset(request: Request) -> Dataset:
    """The dataset of `doc`: a bundled document's title or file name, or all; without it the first. `current`: names of today."""
    entries, wanted = catalogue.bundled_entries(), request.query_params.getlist("doc")
    if len(wanted) > 1:
        raise ValueError(text.t("http.one_value", name="doc"))
    label = catalogue.find(entries, wanted[0]) if wanted else None
    if wanted and label is None:
        raise ValueError(text.t("http.unknown_value", name="doc", value=wanted[0]))
    dataset = catalogue.bundled_dataset(catalogue.documents_of(entries, label))
    return catalogue.with_current_names(dataset) if read_switch(request.query_params.getlist("current")) else dataset


def _read(request: Request, dataset: Dataset, own: tuple[str, ...]) -> Filter:
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    known = ("doc", "current", *choices(dataset), "q", *own, "lang")
    for name in query:
        if name not in (*known, *VIEW_PARAMETERS):
            raise ValueError(text.t("http.unknown_parameter", name=name, known=text.listed(known)))
    for name in own:
        if len(query.get(name, [])) > 1:
            raise ValueError(text.t("http.one_value", name=name))
    if not {*query.get("lang", [])} <= {*text.LANGUAGES}:
        raise ValueError(text.t("http.unknown_value", name="lang", value=query["lang"][0]))
    return read_query(dataset, query)


#: 3.9 MB of CSV in 14 ms, to 236 KB; Streamlit's own, at level 5, takes 34 ms, to 160 KB.
_PACKED = [Middleware(GZipMiddleware, compresslevel=1)]
ROUTES = [
    Route("/assignments.csv", assignments_csv, methods=["GET"], middleware=_PACKED),
    Route("/print", print_version, methods=["GET"], middleware=_PACKED),
]
