"""A page of a PDF as it is seen: turned so that its text stands upright, and with the transparency of its letters."""

from collections import Counter
from typing import Any

from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import dict_value, num_value
from pdfminer.psparser import literal_name
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.utils.exceptions import PdfminerException

from loaders.formats.pdf_layout import Char
from loaders.formats.pdf_letters import PALE, lightness, quarter_turns


def upright_page(page: Page) -> Page:
    """The page, turned so that most of its characters, pale ones aside, stand upright, whatever its own /Rotate says."""
    seen = SeenPage(page)
    turns = Counter((lightness(char) < PALE, quarter_turns(char)) for char in seen.chars if char["text"].strip())
    _, most = max(turns, key=lambda kind: (kind[1] is not None, kind[0], turns[kind]), default=(True, 0))
    if not most:
        return seen
    seen.close()
    rotation = (seen.rotation + 90 * most) % 360
    page.page_obj.attrs = {**page.page_obj.attrs, "Rotate": rotation}
    page.page_obj.rotate = rotation
    return SeenPage(page)


class SeenPage(Page):
    """A page whose characters have `alpha`: 1 if they are solid, less if what is below shines through them."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.pdf, page.page_obj, page.page_number, page.initial_doctop)

    @property
    def layout(self) -> Any:
        if not hasattr(self, "_layout"):
            device = PDFPageAggregatorWithMarkedContent(self.pdf.rsrcmgr, pageno=self.page_number, laparams=None)
            try:
                _Interpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            except Exception as error:
                raise PdfminerException(error) from error
            self._layout = device.get_result()
        return self._layout

    def process_object(self, obj: Any) -> Char:
        attributes: Char = super().process_object(obj)
        if attributes["object_type"] == "char":
            attributes["alpha"] = obj.graphicstate.alpha
        return attributes


class _State(PDFGraphicState):
    """A graphics state with the transparency of what is filled, which pdfminer leaves out.

    `around` is that of the form that is drawn: what is inside it shines through once more.
    """

    own = around = 1.0

    @property
    def alpha(self) -> float:
        return self.own * self.around

    def copy(self) -> "_State":
        state = _State()
        state.__dict__.update(self.__dict__)
        return state


class _Interpreter(PDFPageInterpreter):
    """Draws a page; a form begins in the state in which it is used."""

    graphicstate: _State

    def __init__(self, manager: PDFResourceManager, device: Any) -> None:
        super().__init__(manager, device)
        self.outer = _State()

    def dup(self) -> "_Interpreter":
        inner = _Interpreter(self.rsrcmgr, self.device)
        inner.outer = self.graphicstate.copy()
        return inner

    def init_state(self, ctm: Any) -> None:
        super().init_state(ctm)
        self.graphicstate = self.outer.copy()
        self.graphicstate.own, self.graphicstate.around = 1.0, self.outer.alpha

    def do_gs(self, name: Any) -> None:
        states = dict_value(self.resources.get("ExtGState", {}))
        opacity = dict_value(states.get(literal_name(name), {})).get("ca")
        if opacity is not None:
            self.graphicstate.own = float(num_value(opacity))
