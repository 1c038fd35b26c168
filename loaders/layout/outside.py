"""The text outside the tasks: what of it is more than title, date and signature is reported, in one finding."""

from loaders.layout.headings import is_annex, is_signature
from loaders.layout.prose.sentences import is_agency_title
from loaders.messages import Finding
from loaders.messages.places import Place
from loaders.vocabulary.characters import LINE_ENDS
from loaders.vocabulary.sentences import DOCUMENT_WORDS, IN_BRACKETS, PAGE_DATA, PAGE_FURNITURE, SALUTATION

_SHOWN = 60  # characters of the first text in the finding


def outside_findings(texts: list[tuple[Place, str]], title: str) -> list[Finding]:
    """One finding about the texts (place, text) that belong to no task; none if they are only what frames a document."""
    texts = [(place, text.strip()) for place, text in texts]
    told = [(place, text) for place, text in texts if not is_frame(text, title)]
    if not told:
        return []
    place, first = told[0]
    return [Finding("text-outside-actions", place, {"count": len(told), "text": first[:_SHOWN]})]


def is_frame(text: str, title: str) -> bool:
    """Whether a line only frames the document: its title, issuer, number, addressees, date, signature, annex."""
    if text in title or is_annex(text) or is_signature(text) or IN_BRACKETS.fullmatch(text) or PAGE_DATA.match(text):
        return True
    if SALUTATION.fullmatch(text) or PAGE_FURNITURE.search(text) or is_agency_title(text):
        return True
    return not text.endswith(LINE_ENDS) and "。" not in text and bool(DOCUMENT_WORDS.search(text))
