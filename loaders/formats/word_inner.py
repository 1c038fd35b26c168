"""Files inside a Word document: alternative chunks (w:altChunk) and embedded workbooks or documents (w:object)."""

import posixpath
from collections.abc import Callable
from pathlib import PurePosixPath

from loaders.blocks import Block, Source
from loaders.formats.left_out import LeftOut
from loaders.formats.sniff import File
from loaders.formats.word_xml import Element, attribute, name_of, parse_part
from loaders.messages import Finding, LoadError


class InnerFiles:
    """Reads the files that the main part of a document refers to; `findings` are those of these files."""

    def __init__(self, file: File, main: str, read: Callable[[File], Source], left_out: LeftOut) -> None:
        self._file, self._read, self._left_out = file, read, left_out
        self._targets = _targets(file.parts, main)
        self.findings: list[Finding] = []

    def blocks(self, element: Element) -> list[Block]:
        """The blocks of the file that an altChunk, or the OLE object below a w:object, refers to; none if it is not read."""
        references = [attribute(node, "id") for node in (element, *element.iter("{*}OLEObject"))]
        target = next((self._targets[at] for at in references if at in self._targets), "")
        name = PurePosixPath(target).name
        try:
            source = self._read(self._file.inside(target))
        except LoadError:
            self._left_out.add("embedded-file-not-read", name)
            return []
        self.findings += source.findings
        if source.blocks and name_of(element) == "object":
            self._left_out.add("embedded-file-read", name)
        return source.blocks


def _targets(parts: dict[str, bytes], main: str) -> dict[str, str]:
    """Id of a relation -> name of the part inside the archive that it leads to."""
    folder, name = posixpath.split(main)
    relations = parts.get(f"{folder}/_rels/{name}.rels")
    return {
        attribute(relation, "Id"): posixpath.normpath(
            posixpath.join("/", folder, attribute(relation, "Target"))
        ).lstrip("/")
        for relation in (parse_part(relations) if relations else ())
        if name_of(relation) == "Relationship" and attribute(relation, "TargetMode") != "External"
    }
