"""Duties in sentences: the agencies stand first and then what they do, 市水利局负责…, 市水利局：…, 由市水利局、市气象局组成."""

import re

from loaders.cells.agencies import looks_like_agency, split_names, strip_tails
from loaders.layout.prose.annotations import Piece
from loaders.vocabulary.duties import DUTY_VERB, MADE_UP_OF, NO_SUBJECT, PERSON, ROLE_OF_DUTY
from loaders.vocabulary.roles import VERB_KINDS

_LONGEST_SUBJECT = 120  # characters of the agencies before a colon or a verb
_SENTENCE = re.compile(r"[^。\n]+[。\n]?")
_CLAUSE = re.compile(r"[^；;]+")
_COLON = re.compile(rf"\s*([^：:，,；;。]{{2,{_LONGEST_SUBJECT}}})[：:](?=\s*\S)")


def split_duties(text: str) -> list[Piece]:
    """The text cut before each sentence that begins with agencies, which become its annotation."""
    pieces: list[Piece] = []
    for sentence in _SENTENCE.findall(text):
        annotation = _annotation_of(sentence)
        if annotation or not pieces:
            pieces.append(Piece(sentence, annotation))
        else:
            pieces[-1] = pieces[-1]._replace(text=pieces[-1].text + sentence)
    if len(pieces) > 1 and pieces[0].annotation is None:  # what stands before the first duty belongs to it
        pieces[:2] = [Piece(pieces[0].text + pieces[1].text, pieces[1].annotation)]
    return pieces


def _annotation_of(sentence: str) -> str | None:
    """The agencies whose duty the sentence states, those of all its clauses; None if it states none."""
    if sentence.rstrip().endswith(("：", ":")):  # it introduces the duties that follow
        return None
    if (members := MADE_UP_OF.search(sentence)) and _are_agencies(members["names"]):
        return members["names"]
    subjects = (_subject(clause.strip()) for clause in _CLAUSE.findall(sentence))
    return "；".join(dict.fromkeys(filter(None, subjects))) or None


def _subject(clause: str) -> str:
    """The agencies before the colon or the first verb, with a verb that gives their role; empty if other words stand there."""
    if NO_SUBJECT.match(clause):
        return ""
    if (before := _COLON.match(clause)) and _are_agencies(before[1]):
        return before[1]
    for verb in DUTY_VERB.finditer(clause, 2, _LONGEST_SUBJECT):
        if _are_agencies(clause[: verb.start()]):
            role = ROLE_OF_DUTY.match(clause, verb.start())
            return clause[: verb.start()] + (role[1] if role else "")
    return ""


def _are_agencies(text: str) -> bool:
    """Whether the text is a list in which most names, and the last one, look like agencies."""
    names = [name for piece, _ in split_names(text.strip()) if (name := strip_tails(_without_role(piece)))]
    alike = [looks_like_agency(name) and not PERSON.fullmatch(name) for name in names]
    return bool(names) and alike[-1] and 2 * sum(alike) > len(alike)


def _without_role(name: str) -> str:
    return next((name.removesuffix(verb) for verb in VERB_KINDS if name.endswith(verb)), name)
