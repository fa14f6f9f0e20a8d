"""The rules of requests that OpenAPI cannot express: such requests are described in words, and refused with a 400."""

from urllib.parse import unquote

import schemathesis

RANGES = (("year_from", "year_to"), ("runtime_from", "runtime_to"))


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def as_number(value):
    """A parameter as a number; it is generated as one or as its text."""
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return None
    return value if is_number(value) else None


def has_reversed_range(filters):
    if not isinstance(filters, dict):
        return False
    for start, end in RANGES:
        first, last = as_number(filters.get(start)), as_number(filters.get(end))
        if first is not None and last is not None and first > last:
            return True
    return False


def likes_and_dislikes_a_film(body):
    liked, disliked = body.get("liked"), body.get("disliked")
    if not isinstance(liked, list) or not isinstance(disliked, list):
        return False
    return any(film in liked for film in disliked)


def texts(value):
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from texts(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def has_disputed_letter(text):
    """Schemathesis reads the pattern's \\p{L} and \\p{N} as fewer characters than Unicode has."""
    return any(character.isalnum() or not character.isascii() for character in unquote(text)) and not any(
        character.isascii() and character.isalnum() for character in text
    )


def splits_a_name(query):
    """A comma separates the items of a list, so an item cannot contain one."""
    return any("%2C" in getattr(value, "encoded", "") for value in query.values())


@schemathesis.hook
def filter_case(context, case):
    """Leaves out requests that contradict themselves, or that Schemathesis and the contract judge differently."""
    body = case.body if isinstance(case.body, dict) else {}
    return not (
        has_reversed_range(case.query)
        or splits_a_name(case.query or {})
        or any(map(has_disputed_letter, texts([case.query or {}, body])))
        or has_reversed_range(body.get("filters"))
        or likes_and_dislikes_a_film(body)
    )
