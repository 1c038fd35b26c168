"""Plain HTTP beside the pages: /assignments.csv, the rows of the screen for the same query string."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard import exports, library, text
from dashboard.board import Board
from dashboard.choices import choices, read_query, read_switch
from dashboard.filters import Filter, filter_assignments
from loaders import LoadError

#: Parameters of the pages that change a view and not its rows: a page's whole query string is welcome here.
VIEW_PARAMETERS = ("rows", "row_order", "column_order", "count", "tab", "page", "relation", "embed", "embed_options")
_FORMATS = ("csv", "tidy")


def assignments_csv(request: Request) -> Response:
    """The filtered assignments: Chinese headers for a spreadsheet, or `format=tidy`. 400 with one sentence if unclear."""
    try:
        board = _board(request)
        chosen, tidy = _read(request, board)
    except LoadError as error:
        return PlainTextResponse(text.t("http.no_document", reason=error), status_code=503)
    except ValueError as error:
        return PlainTextResponse(str(error), status_code=400)
    shown = filter_assignments(board.assignments, chosen)
    to_csv = exports.tidy_csv if tidy else exports.assignments_csv
    content = to_csv(shown, with_document=len(board.documents) > 1)
    name = exports.file_name(text.t("csv.name"), chosen)
    disposition = f"attachment; filename=assignments.csv; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition})


def _board(request: Request) -> Board:
    """The board of `doc`: a bundled document's title or file name, or all; without it the first. `current`: names of today."""
    entries, wanted = library.bundled_entries(), request.query_params.getlist("doc")
    if len(wanted) > 1:
        raise ValueError(text.t("http.one_value", name="doc"))
    label = library.find(entries, wanted[0]) if wanted else None
    if wanted and label is None:
        raise ValueError(text.t("http.unknown_value", name="doc", value=wanted[0]))
    board = library.bundled_board(library.documents_of(entries, label))
    return library.with_current_names(board) if read_switch(request.query_params.getlist("current")) else board


def _read(request: Request, board: Board) -> tuple[Filter, bool]:
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    known = ("doc", "current", *choices(board), "q", "format")
    for name in query:
        if name not in (*known, *VIEW_PARAMETERS):
            raise ValueError(text.t("http.unknown_parameter", name=name, known="、".join(known)))
    if len(query.get("format", [])) > 1:
        raise ValueError(text.t("http.one_value", name="format"))
    shape = query.get("format", ["csv"])[0]
    if shape not in _FORMATS:
        raise ValueError(text.t("http.unknown_value", name="format", value=shape))
    return read_query(board, query), shape == "tidy"


ROUTES = [Route("/assignments.csv", assignments_csv, methods=["GET"])]
