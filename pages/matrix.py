"""责任矩阵: which agency has a part in which measure or action."""

import streamlit as st

from dashboard.text import t
from dashboard.ui import matrix, page

with st.container(key="matrix", gap="xsmall"):
    page.head(t("matrix.title"), with_download=True)
    page.stop_without_assignments()
    choices = matrix.choose_matrix()
    only = matrix.page_of_rows(choices.rows)
    matrix.show(choices, only)
    matrix.offer_files(choices, only)
