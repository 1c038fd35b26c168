"""How much a page of a PDF draws: forms may use forms, so that a few hundred bytes stand for billions of strokes."""

import re
from typing import Any

from loaders.messages import LoadError

_USE = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_MOST_BYTES = 32 * 2**20  # of content that a page draws; the fullest page of real documents has less than one megabyte
_MOST_FORMS = 1_000  # on a page; each is looked at once


def check_forms(page: Any, number: int) -> None:
    """Raise LoadError if a page of pdfplumber would draw too much."""
    from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1

    weights: dict[int, int] = {}  # id of the stream -> bytes that are drawn where it is used

    def weight(stream: PDFStream, inherited: Any) -> int:
        if id(stream) not in weights:
            if len(weights) > _MOST_FORMS:
                raise LoadError("page-draws-too-much", page=number)
            weights[id(stream)] = 0  # a form that uses itself is not drawn
            data = stream.get_data()
            weights[id(stream)] = len(data) + used(data, stream.get("Resources") or inherited)
        return weights[id(stream)]

    def used(data: bytes, resources: Any) -> int:
        forms = dict_value(dict_value(resources).get("XObject", {}))
        total = 0
        for use in _USE.finditer(data):
            form = resolve1(forms.get(use[1].decode("latin-1")))
            if isinstance(form, PDFStream) and form.get("Subtype") is not None and "Form" in repr(form["Subtype"]):
                total += weight(form, resources)
            if total > _MOST_BYTES:
                raise LoadError("page-draws-too-much", page=number)
        return total

    streams = [resolve1(content) for content in list_value(page.page_obj.contents)]
    data = b"\n".join(stream.get_data() for stream in streams if isinstance(stream, PDFStream))
    used(data, page.page_obj.resources)
