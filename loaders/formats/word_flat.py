"""Word documents saved as one XML file, of Word 2007 (a package with all parts) or of Word 2003 (the body alone)."""

from loaders.formats.archive import damage_reported, refuse_doctype
from loaders.formats.word_xml import attribute, name_of, parse_part, path_to


def read_flat(data: bytes, *, is_package: bool) -> dict[str, bytes]:
    """The XML parts, by name, as those of an archive. Raises LoadError if the file is damaged or declares a document type."""
    refuse_doctype(data)
    if not is_package:
        return {"word/document.xml": data.strip()}
    from lxml import etree

    with damage_reported():
        contents = (
            (attribute(part, "name").lstrip("/"), path_to(part, "xmlData"))
            for part in parse_part(data.strip())
            if name_of(part) == "part"
        )
        return {name: etree.tostring(content[0]) for name, content in contents if content is not None and len(content)}
