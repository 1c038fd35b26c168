"""Names of a list that share their last word, which stands once: 教育、市场监管部门 are 教育部门 and 市场监管部门."""

import re
from collections.abc import Callable

from loaders.cells.names import (
    ends_like_agency,
    is_complete,
    is_lone_person,
    looks_like_agency,
    split_predicate,
    strip_tails,
)
from loaders.vocabulary.agencies import BARE_NOUN, FIELD, FIELD_OF_ITS_OWN, FIELD_WITH_NOUN, LAST_BRACKET, UNKNOWN_FIELD
from loaders.vocabulary.characters import simplify
from loaders.vocabulary.places import (
    BARE_PLACE,
    ENDS_OF_BARE_PLACES,
    GROUP,
    LEVEL_OF_KIND,
    PLACE_WITH_BODY,
    ZONE,
    ZONE_OR_DISTRICT,
)

_LONGEST = 40  # characters of a name that shares its noun with others, or a noun of theirs
_CONJUNCTION = re.compile("[和及与與]")
_ENDS = ("部门", "部門", "政府", "管委会", "管委會", "管理委员会", "管理委員會", "办事处", "辦事處")
#: What a name shares with those before it: the word to add to such a name; None for one that does not share it.
Share = Callable[[str], str | None]


def share_nouns(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pieces of a list, with the separators after them; each name that shares the noun of a later one has it."""
    if not any(end in piece for piece, _ in pieces for end in _ENDS):
        return pieces
    shared: list[tuple[str, str]] = []
    share: Share | None = None
    for piece, after in reversed(pieces):
        share = share if after == "、" else None
        if share and (noun := share(_bare(piece))) is not None:
            shared.append((piece + noun, after))
            continue
        if share and ZONE_OR_DISTRICT.fullmatch(_bare(piece)):  # 江南区、临江新区、白云区政府: it has another body
            shared.append((piece, after))
            continue
        parted, share = _shared_by(piece, in_list=len(shared) + 1 < len(pieces))
        shared += [(part, after if at == 0 else "、") for at, part in enumerate(reversed(parted))]
    return shared[::-1]


def are_fields(left: str, right: str) -> bool:
    """Whether fields stand on both sides: 文化和旅游 and 公安或民政部门."""
    first, *further = right.split("或")
    if not FIELD.fullmatch(left.removeprefix("由")):
        return False
    return bool(FIELD.fullmatch(first) if further else FIELD_WITH_NOUN.match(first) or FIELD.fullmatch(first))


def after_department(left: str, right: str) -> bool:
    """Whether a name follows a department of its own: 公安部门 and 消防救援机构."""
    right = strip_tails(right)
    is_name = (looks_like_agency(right) or is_complete(right)) and not BARE_NOUN.match(right)
    return is_name and bool(FIELD_WITH_NOUN.fullmatch(left.removeprefix("由")))


def both_have_bodies(left: str, right: str) -> bool:
    """Whether two places have a body each: 青河市政府 and 城东新区管委会."""
    return bool(PLACE_WITH_BODY.fullmatch(left.removeprefix("由")) and PLACE_WITH_BODY.match(right))


def share_body(left: str, right: str) -> bool:
    """Whether two places share the body behind the second one: 青河县 and 白水县政府."""
    place = PLACE_WITH_BODY.match(right)
    if not place or len(left) > _LONGEST:
        return False
    share = _share_of_places(right, place["kind"], place.start("kind"), place.start("body"))
    return share(left.removeprefix("由")) is not None


def _bare(piece: str) -> str:
    """The name that may lack its noun; empty if the piece is too long to be one."""
    return simplify(piece).strip().removeprefix("由") if len(piece) <= _LONGEST else ""


def _shared_by(piece: str, *, in_list: bool) -> tuple[list[str], Share | None]:
    """The names in a piece (公安和税务部门 are two), and what it shares with those before it."""
    if len(piece) > 3 * _LONGEST:
        return [piece], None
    name = LAST_BRACKET.sub("", split_predicate(piece)[0])
    simple = simplify(name)
    if field := FIELD_WITH_NOUN.fullmatch(simple):
        return [piece], _share_of_fields(name[field.start("noun") :])
    if both := _two_fields(simple, in_list=in_list):
        noun = name[both[1] :]
        at = piece.find(name)
        return [piece[: at + both[0]] + noun, piece[at + both[0] + 1 :]], _share_of_fields(noun)
    place = PLACE_WITH_BODY.fullmatch(simple)
    return [piece], _share_of_places(name, place["kind"], place.start("kind"), place.start("body")) if place else None


def _two_fields(simple: str, *, in_list: bool) -> tuple[int, int] | None:
    """Where 和 stands and where the noun begins in 公安和税务部门, which are two departments; 教育和体育部门 is one."""
    for joint in _CONJUNCTION.finditer(simple):
        right = FIELD_WITH_NOUN.fullmatch(simple, joint.end())
        left = simple[: joint.start()]
        if not right or not FIELD.fullmatch(left):
            continue
        if in_list or FIELD_OF_ITS_OWN.fullmatch(left) or FIELD_OF_ITS_OWN.fullmatch(right["field"]):
            return joint.start(), right.start("noun")
    return None


def _share_of_fields(noun: str) -> Share:
    """部门 is added to the name of a field, and to a short word that ends like no agency."""

    def add(name: str) -> str | None:
        return noun if FIELD.fullmatch(name) or _may_be_field(name) else None

    return add


def _may_be_field(name: str) -> bool:
    if not UNKNOWN_FIELD.fullmatch(name) or is_lone_person(name):
        return False
    return not (ends_like_agency(name) or is_complete(name) or GROUP.match(name))


def _share_of_places(name: str, kind: str, kind_start: int, body_start: int) -> Share:
    """政府 is added to a place of the same level, 市政府 to a place without its kind."""

    def add(place: str) -> str | None:
        if len(place) > 2 and not GROUP.match(place) and _is_alike(place, kind):
            return name[body_start:]
        is_place = _is_bare_place(place) and (kind == "市" or not is_lone_person(place))
        return name[kind_start:] if is_place else None

    return add


def _is_alike(place: str, kind: str) -> bool:
    """Whether a place with its kind may have the same body as one of another kind: 区 and 县, 新区 and 开发区."""
    is_zone = bool(ZONE.search(kind))
    if place[-1] == "区" and (is_zone or ZONE.search(place)):
        return is_zone and bool(ZONE.search(place))
    return place[-1] in LEVEL_OF_KIND and LEVEL_OF_KIND[place[-1]] == LEVEL_OF_KIND.get(kind[-1])


def _is_bare_place(place: str) -> bool:
    if not BARE_PLACE.fullmatch(place) or FIELD.fullmatch(place) or is_complete(place):
        return False
    return not ends_like_agency(place) or place.endswith(ENDS_OF_BARE_PLACES)
