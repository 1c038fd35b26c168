"""What the pages are made of: the filter, tables, figures, downloads, and the Streamlit pieces they share."""
