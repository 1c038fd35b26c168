"""Streamlit pieces that pages share. A page gets the view of this run from here: the dataset, the filter, the rows."""

from dashboard.ui.adding import add_documents
from dashboard.ui.agency import choose_agency, show_agency_figures, show_directory, show_parts, show_portrait
from dashboard.ui.analysis import (
    choose_kind,
    choose_two,
    differences,
    found_commitments,
    of_kind,
    show_commitments_of,
)
from dashboard.ui.briefing import show_briefing
from dashboard.ui.collaboration import show_crossing, show_flow, whole_actions
from dashboard.ui.columns import correct_columns
from dashboard.ui.downloads import download_assignments, download_matrix, download_picture, offer
from dashboard.ui.freshness import say_as_of, say_what_became_of_files
from dashboard.ui.garbage import collect_garbage
from dashboard.ui.handouts import offer_handouts
from dashboard.ui.language import adopt_language, offer_language
from dashboard.ui.matrix import matrix_page, show_matrix
from dashboard.ui.names import choose_names
from dashboard.ui.overview import show_actions, show_assignments, show_findings
from dashboard.ui.page import choose, figures, page_head, page_of, show_html, stop_without_assignments
from dashboard.ui.pages import pages
from dashboard.ui.shelf import choose_dataset, edit_title, entries, entry_of, is_open, listed_entries, show_entry
from dashboard.ui.source import show_check, show_reading
from dashboard.ui.view import (
    adopt_url,
    choose_filter,
    clear_filter,
    counts,
    forget_what_is_lost,
    has_view,
    make_view,
    no_view,
    restore_address,
    say_what_is_lost,
    settle_memory,
    view,
)
from dashboard.ui.warming import warm_up
from dashboard.ui.workload import show_bars, show_workload, workloads

__all__ = [
    "add_documents",
    "adopt_language",
    "adopt_url",
    "choose",
    "choose_agency",
    "choose_dataset",
    "choose_filter",
    "choose_kind",
    "choose_names",
    "choose_two",
    "clear_filter",
    "collect_garbage",
    "correct_columns",
    "counts",
    "differences",
    "download_assignments",
    "download_matrix",
    "download_picture",
    "edit_title",
    "entries",
    "entry_of",
    "figures",
    "forget_what_is_lost",
    "found_commitments",
    "has_view",
    "is_open",
    "listed_entries",
    "make_view",
    "matrix_page",
    "no_view",
    "of_kind",
    "offer",
    "offer_handouts",
    "offer_language",
    "page_head",
    "page_of",
    "pages",
    "restore_address",
    "say_as_of",
    "say_what_became_of_files",
    "say_what_is_lost",
    "settle_memory",
    "show_actions",
    "show_agency_figures",
    "show_assignments",
    "show_bars",
    "show_briefing",
    "show_check",
    "show_commitments_of",
    "show_crossing",
    "show_directory",
    "show_entry",
    "show_findings",
    "show_flow",
    "show_html",
    "show_matrix",
    "show_parts",
    "show_portrait",
    "show_reading",
    "show_workload",
    "stop_without_assignments",
    "view",
    "warm_up",
    "whole_actions",
    "workloads",
]
