"""Word documents (.docx) -> paragraphs and grids in document order.

The XML is read with lxml, because python-docx leaves out tracked insertions (w:ins) and repeats a cell as often as its
gridSpan says, even a million times.
"""

from collections.abc import Callable

from loaders.blocks import Source
from loaders.formats import word_xml as xml
from loaders.formats.bounds import check_nesting
from loaders.formats.left_out import LeftOut
from loaders.formats.sniff import File
from loaders.formats.word_body import BodyReader
from loaders.formats.word_inner import InnerFiles
from loaders.formats.word_numbering import read_numbering, read_style_lists
from loaders.formats.word_runs import read_run_styles
from loaders.formats.word_xml import Element
from loaders.messages import LoadError

#: Part -> the element that holds a note in it, and the code of the finding about those notes.
_NOTES = {
    "word/footnotes.xml": ("footnote", "footnotes-not-read"),
    "word/endnotes.xml": ("endnote", "footnotes-not-read"),
    "word/comments.xml": ("comment", "comments-not-read"),
}


def read_docx(file: File, read: Callable[[File], Source]) -> Source:
    """The blocks of the body; `read` reads a file inside this one."""
    parts = file.parts
    main = next((name for name in parts if name.endswith("word/document.xml")), "")
    main = main or next((name for name in parts if name.startswith("word/document")), "")
    if not main:
        raise LoadError("word-without-body")
    root = xml.parse_part(parts[main])
    check_nesting(root, "{*}tbl", "tables-too-deep")
    left_out = LeftOut()
    reader = BodyReader(
        read_numbering(parts),
        read_style_lists(parts),
        read_run_styles(parts),
        InnerFiles(file, main, read, left_out),
        left_out,
    )
    body = xml.path_to(root, "body")
    blocks = reader.blocks(body if body is not None else root)
    _add_notes(parts, left_out)
    return Source(blocks, [*reader.inner.findings, *left_out.findings()])


def _add_notes(parts: dict[str, bytes], left_out: LeftOut) -> None:
    """Note the footnotes, endnotes and comments."""
    for part, (name, code) in _NOTES.items():
        root: Element = xml.parse_part(parts[part]) if part in parts else ()
        for note in root:
            text = xml.texts_below(note).strip() if xml.name_of(note) == name else ""
            if text and xml.attribute(note, "type") in ("", "normal"):
                left_out.add(code, text)
